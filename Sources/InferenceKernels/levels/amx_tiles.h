// Products with int8 activations in AMX tiles: 16 tokens by 16 rows by 32 columns an instruction.
//
// A tile holds whole-number sums; after each block they are turned into floats, scaled and added as `add_block` does, in the
// same order, so that the results are those of the other levels. Formats whose groups are 16 columns stay with the lanes: two
// half-filled products a block take longer there than the lanes do.

#include <immintrin.h>

/// Tiles 0 and 1: sums, 16 tokens by 16 rows; 4 and 5: activations, 16 tokens by 32 columns; 6 and 7: weights, 8 quads by 16
/// rows. In memory for good: a configuration on the stack may be read before the compiler has written it.
static const struct {
  uint8_t palette, start_row, reserved[14];
  uint16_t row_bytes[16];
  uint8_t rows[16];
} tile_shapes = {.palette = 1, .row_bytes = {64, 64, 0, 0, 32, 32, 64, 64}, .rows = {16, 16, 0, 0, 16, 16, 8, 8}};

LANE void begin_tiles(void) { _tile_loadconfig(&tile_shapes); }
LANE void end_tiles(void) { _tile_release(); }

/// Whole-number sums of 16 tokens by 16 rows.
typedef struct {
  _Alignas(64) int32_t sums[16][16];
} tile;

/// One block's sums. Neighbouring blocks use different tiles: `set` is 0 or 1.
#define SUM_BLOCK(set, w, a, out)                  \
  do {                                             \
    _tile_zero(set);                               \
    _tile_loadd(4 + set, (a)->codes, sizeof *(a)); \
    _tile_loadd(6 + set, (w)->codes, 64);          \
    _tile_dpbssd(set, 4 + set, 6 + set);           \
    _tile_stored(set, (out)->sums, 64);            \
  } while (0)

/// The float half of `add_block` for 16 tokens.
LANE void add_sums(kind k, const opened *w, const ik_activation *a, const tile *whole, floats *sums) {
#pragma clang loop unroll(full)
  for (int t = 0; t < 16; t++) {
    ints d;
    memcpy(&d, whole->sums[t], sizeof d);
    sums[t] = fused(w->scale * as_floats(d), (floats)a[t].scale, sums[t]);
    if (k.minimum) sums[t] = fused(-w->minimums[0], (floats)a[t].sum, sums[t]);
  }
}

/// Blocks `[0, count)` of an opened chunk by 16 tokens. While the lanes add a block the tiles already sum the next. The two
/// buffers are neighbours: stores and loads a multiple of 4 KiB apart would wait for each other.
LANE void multiply_group(kind k, const opened *w, int64_t count, const ik_activation *a, float *y, int64_t y_stride,
                         int64_t rows, int fresh) {
  floats sums[16];
  tile whole[2];
#pragma clang loop unroll(full)
  for (int t = 0; t < 16; t++) sums[t] = fresh ? (floats)0.0f : load_some(y + t * y_stride, rows);
  for (int t = 0; t < 16; t++) __builtin_prefetch(y + t * y_stride, 1);
  SUM_BLOCK(0, w, a, &whole[0]);
  for (int64_t b = 0; b < count; b += 2, w += 2, a += 32) {
    if (b + 1 < count) SUM_BLOCK(1, w + 1, a + 16, &whole[1]);
    add_sums(k, w, a, &whole[0], sums);
    if (b + 1 == count) break;
    if (b + 2 < count) SUM_BLOCK(0, w + 2, a + 32, &whole[0]);
    add_sums(k, w + 1, a + 16, &whole[1], sums);
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < 16; t++) store_some(y + t * y_stride, sums[t], rows);
}

/// Takes the whole groups of 16 tokens; how many tokens that were.
static int64_t multiply_groups(const ik_format *format, const opened *w, int64_t first, int64_t blocks, int64_t all_blocks,
                               const ik_activation *activations, int64_t count, float *y, int64_t y_stride, int64_t rows) {
  int64_t token = 0;
  if (format->group != 32) return token;
  for (; token + 16 <= count; token += 16) {
    const ik_activation *a = activations + ik_activation_index(token, all_blocks) + first * 16;
    float *out = y + token * y_stride;
    if (format->has_minimum) {
      multiply_group((kind){.group = 32, .minimum = 1}, w, blocks, a, out, y_stride, rows, first == 0);
    } else {
      multiply_group((kind){.group = 32}, w, blocks, a, out, y_stride, rows, first == 0);
    }
  }
  return token;
}
