// Products with int8 activations in AMX tiles: 16 tokens by 16 rows by 32 columns an instruction.
//
// A tile holds whole-number sums; after each block they are turned into floats, scaled and added as `add_block` does, in the
// same order, so that the results are those of the other levels.

typedef struct {
  uint8_t palette, start_row, reserved[14];
  uint16_t row_bytes[16];
  uint8_t rows[16];
} tile_shapes;

enum { SUMS = 0, ACTIVATIONS = 4, WEIGHTS = 5, LEAST_TILE_TOKENS = 16 };

/// Tiles 0…3: sums, 16 tokens by 16 rows; 4: activations, 16 tokens by 32 columns; 5: weights, 8 quads by 16 rows;
/// 6 and 7: the same for 16 columns. In memory for good, because the instruction may be scheduled before stores to a local.
static const tile_shapes shapes = {.palette = 1,
                                   .row_bytes = {64, 64, 64, 64, 32, 64, 16, 64},
                                   .rows = {16, 16, 16, 16, 16, 8, 16, 4}};

#define LEVEL_BEGIN_TILES() _tile_loadconfig(&shapes)
#define LEVEL_END_TILES() _tile_release()

/// The whole-number sums of one block: 16 tokens by 16 rows.
typedef struct {
  _Alignas(64) int32_t sums[16][16];
} tile;

LANE void sum_32(const opened *w, const ik_activation *a, tile *out) {
  _tile_zero(0);
  _tile_loadd(4, a, sizeof *a);
  _tile_loadd(5, w->codes, 64);
  _tile_dpbssd(0, 4, 5);
  _tile_stored(0, out, 64);
}

LANE void sum_16(const opened *w, const ik_activation *a, int half, tile *out) {
  _tile_zero(0);
  _tile_loadd(6, a->codes + 16 * half, sizeof *a);
  _tile_loadd(7, w->codes + 4 * half, 64);
  _tile_dpbssd(0, 6, 7);
  _tile_stored(0, out, 64);
}

LANE floats tile_line(const tile *t, int token) {
  ints v;
  memcpy(&v, t->sums[token], sizeof v);
  return as_floats(v);
}

/// The float half of `add_block`, for 16 tokens.
LANE void add_tile(kind k, const opened *w, const ik_activation *a, const tile *halves_of_sums, floats *sums) {
#pragma clang loop unroll(full)
  for (int t = 0; t < 16; t++) {
    floats d = tile_line(&halves_of_sums[0], t);
    if (k.group == 16) d = fused(tile_line(&halves_of_sums[1], t), w->group_scales[1], d * w->group_scales[0]);
    sums[t] = fused(w->scale * d, (floats)a[t].scale, sums[t]);
    if (k.minimum && k.group == 32) sums[t] = fused(-w->minimums[0], (floats)a[t].sum, sums[t]);
    if (k.minimum && k.group == 16) {
      sums[t] = fused(-w->minimums[0], (floats)a[t].half_sums[0], sums[t]);
      sums[t] = fused(-w->minimums[1], (floats)a[t].half_sums[1], sums[t]);
    }
  }
}

/// Blocks `[0, count)` of an opened chunk by 16 tokens.
LANE void multiply_tiles(kind k, const opened *w, int64_t count, const ik_activation *a, float *y, int64_t y_stride,
                         int64_t rows, int fresh) {
  floats sums[16];
  tile whole[2];
#pragma clang loop unroll(full)
  for (int t = 0; t < 16; t++) sums[t] = fresh ? (floats)0.0f : load_some(y + t * y_stride, rows);
  for (int64_t b = 0; b < count; b++, a += 16) {
    if (k.group == 32) {
      sum_32(w + b, a, &whole[0]);
    } else {
      sum_16(w + b, a, 0, &whole[0]);
      sum_16(w + b, a, 1, &whole[1]);
    }
    add_tile(k, w + b, a, whole, sums);
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < 16; t++) store_some(y + t * y_stride, sums[t], rows);
}

/// Takes the whole groups of 16 tokens; how many tokens that were.
static int64_t multiply_groups(const ik_format *format, const opened *w, int64_t first, int64_t blocks, int64_t all_blocks,
                               const ik_activation *activations, int64_t count, float *y, int64_t y_stride, int64_t rows) {
  int64_t token = 0;
  for (; token + 16 <= count; token += 16) {
    const ik_activation *a = activations + ik_activation_index(token, all_blocks) + first * 16;
    float *out = y + token * y_stride;
#define MULTIPLY(...) multiply_tiles((kind){__VA_ARGS__}, w, blocks, a, out, y_stride, rows, first == 0)
    if (format->group == 32 && format->has_minimum) {
      MULTIPLY(.group = 32, .minimum = 1);
    } else if (format->group == 32) {
      MULTIPLY(.group = 32);
    } else if (format->has_minimum) {
      MULTIPLY(.group = 16, .minimum = 1);
    } else {
      MULTIPLY(.group = 16);
    }
#undef MULTIPLY
  }
  return token;
}

#define LEVEL_TILES multiply_groups
