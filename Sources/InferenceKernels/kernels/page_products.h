// Products with the numbers of a page: scores (queries by keys) and means (weights by values). Each sum is in the order of the
// page's lines.

/// The keys of a KV head [dimension][64 positions], or its values [64 positions][dimension]: binary16, or floats, which are those
/// of the page or were opened from binary16.
typedef struct {
  const uint16_t *narrow;
  const float *wide;  // NULL: narrow
  int64_t width;      // numbers of a line
} plane;

LANE floats plane_line(int is_wide, const plane *b, int64_t line, int64_t at) {
  return is_wide ? load(b->wide + line * b->width + at) : halves(b->narrow + line * b->width + at);
}

/// c[r][at…] += sum over lines `[first, end)` of a[r][line] * b[line][at…], for 16 * columns numbers.
LANE void add_products(int is_wide, int rows, int columns, const float *const *a, const plane *b, int64_t first, int64_t end,
                       int64_t at, float *const *c) {
  floats sums[ATTEND_ROWS][ATTEND_COLUMNS];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) sums[r][j] = load(c[r] + at + j * LANES);
  }
  for (int64_t i = first; i < end; i++) {
    floats line[ATTEND_COLUMNS];
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) line[j] = plane_line(is_wide, b, i, at + j * LANES);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      floats factor = a[r][i];
#pragma clang loop unroll(full)
      for (int j = 0; j < columns; j++) sums[r][j] = fused(line[j], factor, sums[r][j]);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (int j = 0; j < columns; j++) store(c[r] + at + j * LANES, sums[r][j]);
  }
}

LANE void add_columns(int is_wide, int columns, int64_t rows, const float *const *a, const plane *b, int64_t first,
                      int64_t end, int64_t at, float *const *c) {
  for (int64_t taken; rows > 0; rows -= taken, a += taken, c += taken) {
    if (rows >= ATTEND_ROWS) {
      taken = ATTEND_ROWS;
      add_products(is_wide, ATTEND_ROWS, columns, a, b, first, end, at, c);
    } else if (rows >= 3) {
      taken = 3;
      add_products(is_wide, 3, columns, a, b, first, end, at, c);
    } else {
      taken = 1;
      add_products(is_wide, 1, columns, a, b, first, end, at, c);
    }
  }
}

LANE void add_lines(int is_wide, int64_t rows, const float *const *a, const plane *b, int64_t first, int64_t end,
                    float *const *c) {
  for (int64_t at = 0; at < b->width;) {
    if (b->width - at >= ATTEND_COLUMNS * LANES) {
      add_columns(is_wide, ATTEND_COLUMNS, rows, a, b, first, end, at, c);
      at += ATTEND_COLUMNS * LANES;
    } else {
      add_columns(is_wide, 1, rows, a, b, first, end, at, c);
      at += LANES;
    }
  }
}

/// c[r] += sum over lines `[first, end)` of a[r][line] * b[line], for whole lines and 1…ATTEND_ROWS rows.
static void add_plane(int64_t rows, const float *const *a, const plane *b, int64_t first, int64_t end, float *const *c) {
  if (b->wide) {
    add_lines(1, rows, a, b, first, end, c);
  } else {
    add_lines(0, rows, a, b, first, end, c);
  }
}

/// Opens `lines` lines of a plane to `out`.
static void open_plane(plane *b, int64_t lines, float *out) {
  for (int64_t i = 0; i < lines * b->width; i += LANES) store(out + i, halves(b->narrow + i));
  b->wide = out;
}
