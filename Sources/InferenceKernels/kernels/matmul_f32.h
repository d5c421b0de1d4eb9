// Products with float activations. The sum of an output, at every level and for any number of tokens:
// sum = fma(weight, activation, sum) over the columns in order.

/// 16 rows of one column: `weights` are floats, binary16 or bfloat16, [column][16].
LANE floats column_of(int type, const uint8_t *weights, int64_t column) {
  const uint8_t *at = weights + column * LANES * (type == IK_TYPE_F32 ? 4 : 2);
  if (type == IK_TYPE_F32) {
    floats v;
    memcpy(&v, at, sizeof v);
    return v;
  }
  uint16_t narrow[LANES];
  memcpy(narrow, at, sizeof narrow);
  return type == IK_TYPE_F16 ? halves(narrow) : bfloats(narrow);
}

LANE void multiply_columns(int type, const uint8_t *weights, int64_t columns, const float *x, int64_t x_stride, int tokens,
                           float *y, int64_t y_stride, int64_t rows, int fresh) {
  floats sums[TOKENS_F32];
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) sums[t] = fresh ? (floats)0.0f : load_some(y + t * y_stride, rows);
  for (int64_t c = 0; c < columns; c++) {
    floats w = column_of(type, weights, c);
#pragma clang loop unroll(full)
    for (int t = 0; t < tokens; t++) sums[t] = fused(w, (floats)x[t * x_stride + c], sums[t]);
  }
#pragma clang loop unroll(full)
  for (int t = 0; t < tokens; t++) store_some(y + t * y_stride, sums[t], rows);
}

/// One panel's `columns` columns by every token.
LANE void multiply_all(int type, const uint8_t *weights, int64_t columns, const float *x, int64_t x_stride, int64_t count,
                       float *y, int64_t y_stride, int64_t rows, int fresh) {
  for (int64_t token = 0; token < count;) {
    int64_t left = count - token;
    int tokens = left >= TOKENS_F32 ? TOKENS_F32 : left >= 4 ? 4 : 1;
    const float *in = x + token * x_stride;
    float *out = y + token * y_stride;
    switch (tokens) {
      case 1: multiply_columns(type, weights, columns, in, x_stride, 1, out, y_stride, rows, fresh); break;
      case 4: multiply_columns(type, weights, columns, in, x_stride, 4, out, y_stride, rows, fresh); break;
      default: multiply_columns(type, weights, columns, in, x_stride, TOKENS_F32, out, y_stride, rows, fresh); break;
    }
    token += tokens;
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

enum { NUMBER_BLOCKS = 8 };  // 256 columns of 16 floats: 16 KiB

static void multiply_format(const ik_matrix *w, int64_t row, int64_t rows, const float *x, int64_t count, float *y,
                            int64_t y_stride) {
  const ik_format *format = ik_format_of(w->type);
  int64_t all_blocks = w->cols / 32;
  opened chunk[NUMBER_BLOCKS];
  float numbers[NUMBER_BLOCKS * 32 * LANES];
  for (int64_t b = 0; b < all_blocks; b += NUMBER_BLOCKS) {
    int64_t blocks = all_blocks - b < NUMBER_BLOCKS ? all_blocks - b : NUMBER_BLOCKS;
    open_panel(w, row, rows, b, blocks, chunk);
    for (int64_t i = 0; i < blocks; i++) numbers_of_block(format, chunk + i, numbers + i * 32 * LANES);
    multiply_all(IK_TYPE_F32, (const uint8_t *)numbers, blocks * 32, x + b * 32, w->cols, count, y, y_stride, rows, b == 0);
  }
}

/// Rows of plain numbers as they are in the file: turned into columns, 256 at a time.
static void multiply_rows(const ik_matrix *w, int64_t row, int64_t rows, const float *x, int64_t count, float *y,
                          int64_t y_stride) {
  enum { COLUMNS = NUMBER_BLOCKS * 32 };
  int64_t size = ik_type_bytes(w->type);
  float numbers[COLUMNS * LANES] = {0}, line[COLUMNS];
  for (int64_t c = 0; c < w->cols; c += COLUMNS) {
    int64_t columns = w->cols - c < COLUMNS ? w->cols - c : COLUMNS;
    for (int64_t r = 0; r < rows; r++) {
      ik_dequantize(w->type, (const uint8_t *)w->data + ((row + r) * w->cols + c) * size, columns, line);
      for (int64_t i = 0; i < columns; i++) numbers[i * LANES + r] = line[i];
    }
    multiply_all(IK_TYPE_F32, (const uint8_t *)numbers, columns, x + c, w->cols, count, y, y_stride, rows, c == 0);
  }
}

static void matmul_f32(const ik_matrix *w, int64_t first, int64_t end, const float *x, int64_t count, float *y,
                       int64_t y_stride) {
  int64_t panel_bytes = IK_PANEL_ROWS * w->cols * ik_type_bytes(w->type);
  for (int64_t row = first; row < end; row += IK_PANEL_ROWS) {
    int64_t rows = end - row < IK_PANEL_ROWS ? end - row : IK_PANEL_ROWS;
    if (ik_format_of(w->type)) {
      multiply_format(w, row, rows, x, count, y + row, y_stride);
      continue;
    }
    if (w->layout == IK_LAYOUT_ROWS) {
      multiply_rows(w, row, rows, x, count, y + row, y_stride);
      continue;
    }
    const uint8_t *panel = (const uint8_t *)w->data + row / IK_PANEL_ROWS * panel_bytes;
    switch (w->type) {
#define MULTIPLY(type) \
  case type: multiply_all(type, panel, w->cols, x, w->cols, count, y + row, y_stride, rows, 1); break;
      MULTIPLY(IK_TYPE_F32)
      MULTIPLY(IK_TYPE_F16)
      MULTIPLY(IK_TYPE_BF16)
#undef MULTIPLY
      default: break;
    }
  }
}
