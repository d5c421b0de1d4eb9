// Products with float activations. The sum of an output, at every level and for any number of tokens:
// sum = fma(weight, activation, sum) over the columns in order.

enum {
  NUMBER_COLUMNS = 256,           // multiplied at a time: 16 KiB of 16 rows
  NUMBER_TOKENS = 4 * TOKENS_F32  // that wait for them
};

/// 16 rows of one column: `weights` are floats, binary16 or bfloat16, [column][16].
LANE floats column_of(int type, const uint8_t *weights, int64_t column) {
  const uint8_t *at = weights + column * LANES * (type == IK_TYPE_F32 ? 4 : 2);
  __builtin_prefetch(at + AHEAD);
  if (type == IK_TYPE_F16) return half_bytes(at);
  if (type == IK_TYPE_BF16) return bfloat_bytes(at);
  floats v;
  memcpy(&v, at, sizeof v);
  return v;
}

/// `columns` columns of 16 rows by `tokens` tokens. `x` is [column][token].
LANE void multiply_columns(int type, const uint8_t *weights, int64_t columns, const float *x, int tokens, float *y,
                           int64_t y_stride, int64_t rows, int fresh) {
  floats sums[TOKENS_F32];
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) sums[t] = fresh ? (floats)0.0f : load_some(y + t * y_stride, rows);
  for (int64_t c = 0; c < columns; c++, x += tokens) {
    floats w = column_of(type, weights, c);
#pragma clang loop unroll(full)
    for (int t = 0; t < tokens; t++) sums[t] = fused(w, (floats)x[t], sums[t]);
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) store_some(y + t * y_stride, sums[t], rows);
}

/// The tokens that are multiplied together when `left` are left.
LANE int64_t tokens_at_a_time(int64_t left) { return left >= TOKENS_F32 ? TOKENS_F32 : left >= 4 ? 4 : 1; }

/// The same by `count` tokens, which lie in `x` tile after tile, each [column][token].
LANE void multiply_tokens(int type, const uint8_t *weights, int64_t columns, const float *x, int64_t count, float *y,
                          int64_t y_stride, int64_t rows, int fresh) {
  for (int64_t token = 0, tokens; token < count; token += tokens, x += columns * tokens, y += y_stride * tokens) {
    tokens = tokens_at_a_time(count - token);
    switch (tokens) {
      case 1: multiply_columns(type, weights, columns, x, 1, y, y_stride, rows, fresh); break;
      case 4: multiply_columns(type, weights, columns, x, 4, y, y_stride, rows, fresh); break;
      default: multiply_columns(type, weights, columns, x, TOKENS_F32, y, y_stride, rows, fresh); break;
    }
  }
}

/// An opened block as 32 columns of floats, exactly what the format defines.
LANE void numbers_of_block(const ik_format *format, const opened *w, float *out) {
  for (int q = 0; q < 8; q++) {
    int half = format->group == 16 ? q / 4 : 0;
    floats scale = format->group == 16 ? w->scale * w->group_scales[half] : w->scale;
    for (int byte = 0; byte < 4; byte++) {
      floats code = as_floats((ints)((words)w->codes[q] << (24 - 8 * byte)) >> 24);
      floats number = scale * code;
      store(out + (4 * q + byte) * LANES, format->has_minimum ? number - w->minimums[half] : number);
    }
  }
}

/// Plain numbers of rows as they are in the file, turned into columns.
static void numbers_of_rows(const ik_matrix *w, int64_t row, int64_t rows, int64_t first, int64_t columns, float *out) {
  int64_t size = ik_type_bytes(w->type);
  float line[NUMBER_COLUMNS];
  memset(out, 0, (size_t)(columns * LANES) * sizeof *out);
  for (int64_t r = 0; r < rows; r++) {
    ik_dequantize(w->type, (const uint8_t *)w->data + ((row + r) * w->cols + first) * size, columns, line);
    for (int64_t i = 0; i < columns; i++) out[i * LANES + r] = line[i];
  }
}

/// 16 rows of `columns` columns as [column][16] of `*type`: where they are, or in `out`.
static const uint8_t *numbers_of(const ik_matrix *w, int64_t row, int64_t rows, int64_t first, int64_t columns, float *out,
                                 int32_t *type) {
  const ik_format *format = ik_format_of(w->type);
  if (!format && w->layout == IK_LAYOUT_PACKED) {
    *type = w->type;
    return (const uint8_t *)w->data + (row * w->cols + first * IK_PANEL_ROWS) * ik_type_bytes(w->type);
  }
  *type = IK_TYPE_F32;
  if (format) {
    opened chunk[NUMBER_COLUMNS / 32];
    open_panel(w, row, rows, first / 32, columns / 32, chunk);
    for (int64_t i = 0; i < columns / 32; i++) numbers_of_block(format, chunk + i, out + i * 32 * LANES);
  } else {
    numbers_of_rows(w, row, rows, first, columns, out);
  }
  return (const uint8_t *)out;
}

/// Tokens side by side, so that a column's activations are neighbours.
static void interleave(const float *x, int64_t stride, int64_t count, int64_t columns, float *out) {
  for (int64_t token = 0, tokens; token < count; token += tokens, x += stride * tokens) {
    tokens = tokens_at_a_time(count - token);
    for (int64_t c = 0; c < columns; c++) {
      for (int64_t t = 0; t < tokens; t++) *out++ = x[t * stride + c];
    }
  }
}

static void multiply_numbers(const ik_matrix *w, int64_t row, int64_t rows, int64_t first, int64_t columns, const float *x,
                             int64_t count, float *y, int64_t y_stride) {
  float out[NUMBER_COLUMNS * LANES];
  int32_t type;
  const uint8_t *weights = numbers_of(w, row, rows, first, columns, out, &type);
  switch (type) {
    case IK_TYPE_F16: multiply_tokens(IK_TYPE_F16, weights, columns, x, count, y, y_stride, rows, first == 0); break;
    case IK_TYPE_BF16: multiply_tokens(IK_TYPE_BF16, weights, columns, x, count, y, y_stride, rows, first == 0); break;
    default: multiply_tokens(IK_TYPE_F32, weights, columns, x, count, y, y_stride, rows, first == 0); break;
  }
}

static void matmul_f32(const ik_matrix *w, int64_t first, int64_t end, const float *x, int64_t count, float *y,
                       int64_t y_stride) {
  float side_by_side[NUMBER_TOKENS * NUMBER_COLUMNS];
  // One token needs no interleaving and takes panel after panel, as they lie in memory.
  int64_t panels = count == 1 ? IK_PANEL_ROWS : end - first;
  for (int64_t token = 0; token < count; token += NUMBER_TOKENS) {
    int64_t tokens = count - token < NUMBER_TOKENS ? count - token : NUMBER_TOKENS;
    for (int64_t from = first; from < end; from += panels) {
      for (int64_t column = 0; column < w->cols; column += NUMBER_COLUMNS) {
        int64_t columns = w->cols - column < NUMBER_COLUMNS ? w->cols - column : NUMBER_COLUMNS;
        const float *in = x + token * w->cols + column;
        if (tokens > 1) {
          interleave(in, w->cols, tokens, columns, side_by_side);
          in = side_by_side;
        }
        for (int64_t row = from; row < from + panels && row < end; row += IK_PANEL_ROWS) {
          int64_t rows = end - row < IK_PANEL_ROWS ? end - row : IK_PANEL_ROWS;
          multiply_numbers(w, row, rows, column, columns, in, tokens, y + token * y_stride + row, y_stride);
        }
      }
    }
  }
}
