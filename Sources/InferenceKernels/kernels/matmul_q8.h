// Products with int8 activations.
//
// The sum of an output, at every level and for any number of tokens, over the blocks of 32 columns in order:
//   sum = fma(scale * D, activation scale, sum)          D: the integer dot product, as a float
//   sum = fma(-minimum, activation sum, sum)             formats with minimums
// Where groups are 16 columns, D = group scale 0 * D0 + group scale 1 * D1, which is a whole number below 2^24 and so exact
// in floats, and the minimums follow one after the other.

enum {
  CHUNK_BLOCKS = 32,  // 1,024 columns opened at a time: with their scales they stay in the first-level cache
  AHEAD = 2048        // bytes a prefetch runs before the product
};

LANE floats add_block(kind k, const opened *w, const ik_activation *a, floats sum) {
  int32_t quads[8];
  memcpy(quads, a->codes, sizeof quads);
  if (k.group == 32) {
    ints d = start(a->code_sum);
#pragma clang loop unroll(full)
    for (int q = 0; q < 8; q++) d = dot(d, w->codes[q], quads[q]);
    sum = fused(w->scale * as_floats(d), (floats)a->scale, sum);
    return k.minimum ? fused(-w->minimums[0], (floats)a->sum, sum) : sum;
  }
  ints d0 = start(a->half_code_sums[0]), d1 = start(a->half_code_sums[1]);
#pragma clang loop unroll(full)
  for (int q = 0; q < 4; q++) {
    d0 = dot(d0, w->codes[q], quads[q]);
    d1 = dot(d1, w->codes[q + 4], quads[q + 4]);
  }
  floats d = fused(as_floats(d1), w->group_scales[1], as_floats(d0) * w->group_scales[0]);
  sum = fused(w->scale * d, (floats)a->scale, sum);
  if (!k.minimum) return sum;
  sum = fused(-w->minimums[0], (floats)a->half_sums[0], sum);
  return fused(-w->minimums[1], (floats)a->half_sums[1], sum);
}

/// One panel by 1, 2 or 4 tokens, each block opened in registers and multiplied at once.
LANE void multiply_panel(kind k, const ik_panel *layout, const uint8_t *panel, int64_t blocks, const ik_activation *a,
                         int64_t step, int tokens, float *y, int64_t y_stride, int64_t rows) {
  floats sums[4] = {0};
  const uint8_t *codes = panel + layout->codes;
  for (int64_t b = 0; b < blocks; b++, codes += layout->code_bytes, a += step) {
    opened block;
    for (int line = 0; line < k.bits; line++) __builtin_prefetch(codes + AHEAD + 64 * line);
    open_block(k, layout, panel, b, &block);
#pragma clang loop unroll(full)
    for (int t = 0; t < tokens; t++) sums[t] = add_block(k, &block, a + t, sums[t]);
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) store_some(y + t * y_stride, sums[t], rows);
}

/// Few tokens (at most a group): the codes are read from memory once and then from the cache.
LANE void multiply_few(kind k, const ik_matrix *w, int64_t first, int64_t end, const ik_activation *a, int64_t count,
                       float *y, int64_t y_stride) {
  ik_panel layout = ik_panel_of(ik_format_of(w->type), w->cols);
  int64_t blocks = w->cols / 32;
  for (int64_t row = first; row < end; row += IK_PANEL_ROWS) {
    const uint8_t *panel = (const uint8_t *)w->data + row / IK_PANEL_ROWS * layout.bytes;
    for (int64_t token = 0, tokens; token < count; token += tokens) {
      tokens = count - token >= 4 ? 4 : count - token >= 2 ? 2 : 1;
#define MULTIPLY(tokens) \
  multiply_panel(k, &layout, panel, blocks, a + token, count, tokens, y + token * y_stride + row, y_stride, end - row)
      if (tokens == 4) {
        MULTIPLY(4);
      } else if (tokens == 2) {
        MULTIPLY(2);
      } else {
        MULTIPLY(1);
      }
#undef MULTIPLY
    }
  }
}

/// Blocks `[0, count)` of an opened chunk by `tokens` tokens of one group. `a` is the first token's block at the chunk's start.
LANE void multiply_tile(kind k, const opened *w, int64_t count, const ik_activation *a, int64_t step, int tokens, float *y,
                        int64_t y_stride, int64_t rows, int fresh) {
  floats sums[TOKENS_Q8];
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) {
    __builtin_prefetch(y + t * y_stride, 1);
    sums[t] = fresh ? (floats)0.0f : load_some(y + t * y_stride, rows);
  }
  for (int64_t b = 0; b < count; b++, a += step) {
#pragma clang loop unroll(full)
    for (int t = 0; t < tokens; t++) sums[t] = add_block(k, w + b, a + t, sums[t]);
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) store_some(y + t * y_stride, sums[t], rows);
}

/// An opened chunk by every token.
LANE void multiply_chunk(kind k, const opened *w, int64_t first, int64_t blocks, int64_t all_blocks,
                         const ik_activation *activations, int64_t token, int64_t count, float *y, int64_t y_stride,
                         int64_t rows) {
  while (token < count) {
    int64_t step = ik_group_size(token, count);
    const ik_activation *a = activations + ik_activation_index(token, all_blocks) + first * step;
    int64_t left = step - token % IK_ACTIVATION_GROUP;
    int tokens = left >= TOKENS_Q8 ? TOKENS_Q8 : left >= 4 ? 4 : 1;
    float *out = y + token * y_stride;
    switch (tokens) {
      case 1: multiply_tile(k, w, blocks, a, step, 1, out, y_stride, rows, first == 0); break;
      case 4: multiply_tile(k, w, blocks, a, step, 4, out, y_stride, rows, first == 0); break;
      default: multiply_tile(k, w, blocks, a, step, TOKENS_Q8, out, y_stride, rows, first == 0); break;
    }
    token += tokens;
  }
}

/// The four ways a block's scales work, whatever the bits of its codes.
static void multiply_opened(const ik_format *format, const opened *w, int64_t first, int64_t blocks, int64_t all_blocks,
                            const ik_activation *activations, int64_t token, int64_t count, float *y, int64_t y_stride,
                            int64_t rows) {
#define MULTIPLY(...) \
  multiply_chunk((kind){__VA_ARGS__}, w, first, blocks, all_blocks, activations, token, count, y, y_stride, rows)
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

/// Asks for the bytes that the next chunk will be opened from, while this one is multiplied.
LANE void prefetch_next(const ik_format *format, const ik_matrix *w, int64_t row, int64_t first, int64_t blocks) {
  if (w->layout != IK_LAYOUT_PACKED) return;
  ik_panel layout = ik_panel_of(format, w->cols);
  const uint8_t *next =
      (const uint8_t *)w->data + row / IK_PANEL_ROWS * layout.bytes + layout.codes + (first + blocks) * layout.code_bytes;
  for (int64_t at = 0; at < blocks * layout.code_bytes; at += 64) __builtin_prefetch(next + at, 0, 2);
}

static void multiply_many(const ik_matrix *w, int64_t first, int64_t end, const ik_activation *activations, int64_t count,
                          float *y, int64_t y_stride) {
  const ik_format *format = ik_format_of(w->type);
  int64_t all_blocks = w->cols / 32;
  opened chunk[CHUNK_BLOCKS];
  for (int64_t row = first; row < end; row += IK_PANEL_ROWS) {
    int64_t rows = end - row < IK_PANEL_ROWS ? end - row : IK_PANEL_ROWS;
    for (int64_t b = 0; b < all_blocks; b += CHUNK_BLOCKS) {
      int64_t blocks = all_blocks - b < CHUNK_BLOCKS ? all_blocks - b : CHUNK_BLOCKS;
      open_panel(w, row, rows, b, blocks, chunk);
      prefetch_next(format, w, row, b, blocks);
      int64_t done = multiply_groups(format, chunk, b, blocks, all_blocks, activations, count, y + row, y_stride, rows);
      multiply_opened(format, chunk, b, blocks, all_blocks, activations, done, count, y + row, y_stride, rows);
    }
  }
}

static void matmul_q8(const ik_matrix *w, int64_t first, int64_t end, const ik_activation *activations, int64_t count,
                      float *y, int64_t y_stride) {
  if (count > FEW_TOKENS || w->layout != IK_LAYOUT_PACKED) {
    begin_tiles();
    multiply_many(w, first, end, activations, count, y, y_stride);
    end_tiles();
    return;
  }
  switch (w->type) {
#define FEW(name, k) \
  case IK_TYPE_##name: multiply_few(k, w, first, end, activations, count, y, y_stride); break;
    FOR_EVERY_FORMAT(FEW)
#undef FEW
    default: break;
  }
}
