// 16 rows by 32 columns of weights, opened: signed bytes and float scales, the same shape for every format.

typedef struct {
  bytes codes[8];          // quads of 4 columns, byte 4 * row + column
  floats scale;            // of the block, times the group's where groups are 32 columns
  floats group_scales[2];  // where groups are 16 columns: whole numbers
  floats minimums[2];      // minimum times the group's; the first alone where groups are 32 columns
} opened;

/// What of a format the compiler must know to unroll it.
typedef struct {
  int bits, offset, group;
  int integer_scales, minimum;
  const int8_t *values;
} kind;

/// Quad `q` as it is stored, the planes put together.
LANE ubytes stored_quad(int bits, const uint8_t *codes, int q) {
  if (bits == 8) return load_bytes(codes + 64 * q);
  ubytes low;
  if (bits < 4) {
    low = load_bytes(codes + 64 * (q / 4)) >> (uint8_t)(q % 4 * 2) & 3;
    return bits == 3 ? low | (load_bytes(codes + 128) >> (uint8_t)q & 1) << 2 : low;
  }
  low = load_bytes(codes + 64 * (q % 4)) >> (uint8_t)(q / 4 * 4) & 15;
  if (bits == 5) return low | (load_bytes(codes + 256) >> (uint8_t)q & 1) << 4;
  if (bits == 6) return low | (load_bytes(codes + 256 + 64 * (q / 4)) >> (uint8_t)(q % 4 * 2) & 3) << 4;
  return low;
}

LANE floats small_numbers(const uint8_t *from, int is_signed) {
  typedef int8_t narrow_signed __attribute__((ext_vector_type(16)));
  typedef uint8_t narrow __attribute__((ext_vector_type(16)));
  narrow v;
  memcpy(&v, from, sizeof v);
  return is_signed ? __builtin_convertvector((narrow_signed)v, floats) : __builtin_convertvector(v, floats);
}

/// Opens block `b` (32 columns) of a panel.
LANE void open_block(kind k, const ik_panel *layout, const uint8_t *panel, int64_t b, opened *out) {
  const uint8_t *codes = panel + layout->codes + b * 64 * k.bits;
#pragma clang loop unroll(full)
  for (int q = 0; q < 8; q++) {
    ubytes quad = stored_quad(k.bits, codes, q);
    out->codes[q] = k.values ? lookup(k.values, (bytes)quad) : (bytes)(quad - (uint8_t)k.offset);
  }
  int64_t block = k.integer_scales ? b / 8 : b;
  floats scale = half_bytes(panel + block * 32);
  floats minimum = k.minimum ? half_bytes(panel + layout->minimums + block * 32) : (floats)0.0f;
  if (k.integer_scales && k.group == 16) {
    for (int h = 0; h < 2; h++) {
      out->group_scales[h] = small_numbers(panel + layout->group_scales + (2 * b + h) * 16, 1);
      if (k.minimum) out->minimums[h] = minimum * small_numbers(panel + layout->group_minimums + (2 * b + h) * 16, 0);
    }
  } else if (k.integer_scales) {
    scale = scale * small_numbers(panel + layout->group_scales + b * 16, 1);
    if (k.minimum) minimum = minimum * small_numbers(panel + layout->group_minimums + b * 16, 0);
  }
  out->scale = scale;
  if (k.minimum && k.group == 32) out->minimums[0] = minimum;
}

/// Calls `DO(name, kind)` for every block format.
#define FOR_EVERY_FORMAT(DO)                                                    \
  DO(Q4_0, ((kind){.bits = 4, .offset = 8, .group = 32}))                       \
  DO(Q4_1, ((kind){.bits = 4, .group = 32, .minimum = 1}))                      \
  DO(Q5_0, ((kind){.bits = 5, .offset = 16, .group = 32}))                      \
  DO(Q5_1, ((kind){.bits = 5, .group = 32, .minimum = 1}))                      \
  DO(Q8_0, ((kind){.bits = 8, .group = 32}))                                    \
  DO(Q2_K, ((kind){.bits = 2, .group = 16, .integer_scales = 1, .minimum = 1})) \
  DO(Q3_K, ((kind){.bits = 3, .offset = 4, .group = 16, .integer_scales = 1}))  \
  DO(Q4_K, ((kind){.bits = 4, .group = 32, .integer_scales = 1, .minimum = 1})) \
  DO(Q5_K, ((kind){.bits = 5, .group = 32, .integer_scales = 1, .minimum = 1})) \
  DO(Q6_K, ((kind){.bits = 6, .offset = 32, .group = 16, .integer_scales = 1})) \
  DO(IQ4_NL, ((kind){.bits = 4, .group = 32, .values = ik_format_iq4_nl.values}))

LANE void open_blocks(kind k, const ik_panel *layout, const uint8_t *panel, int64_t first, int64_t count, opened *out) {
  for (int64_t b = 0; b < count; b++) open_block(k, layout, panel, first + b, out + b);
}

/// The same from rows as they are in the file.
static void open_rows(const ik_format *format, const ik_matrix *w, int64_t row, int64_t rows, int64_t first, int64_t count,
                      opened *out) {
  const uint8_t *data = w->data;
  int64_t blocks = w->cols / format->elements, groups = ik_groups(format);
  ik_codes codes;
  memset(out, 0, (size_t)count * sizeof *out);
  for (int64_t r = 0; r < rows; r++) {
    for (int64_t column = first * 32; column < (first + count) * 32; column += format->elements) {
      format->take_apart(data + ((row + r) * blocks + column / format->elements) * format->bytes, &codes);
      for (int64_t i = 0; i < format->elements; i++) {
        opened *block = out + (column + i) / 32 - first;
        ((int8_t *)block->codes)[i % 32 / 4 * 64 + 4 * r + i % 4] = codes.codes[i];
      }
      for (int64_t g = 0; g < groups; g++) {
        opened *block = out + (column + g * format->group) / 32 - first;
        int64_t half = g * format->group % 32 / 16;
        float scale = (float)codes.scales[g];
        block->scale[r] = format->group == 32 ? codes.scale * scale : codes.scale;
        block->group_scales[half][r] = scale;
        if (format->has_minimum) block->minimums[half][r] = codes.minimum * (float)codes.minimums[g];
      }
    }
  }
}

/// Opens blocks `[first, first + count)` of the panel at `row`; `first` starts a block of the format.
static void open_panel(const ik_matrix *w, int64_t row, int64_t rows, int64_t first, int64_t count, opened *out) {
  const ik_format *format = ik_format_of(w->type);
  if (w->layout == IK_LAYOUT_ROWS) {
    open_rows(format, w, row, rows, first, count, out);
    return;
  }
  ik_panel layout = ik_panel_of(format, w->cols);
  const uint8_t *panel = (const uint8_t *)w->data + row / IK_PANEL_ROWS * layout.bytes;
  switch (w->type) {
#define OPEN(name, k) \
  case IK_TYPE_##name: open_blocks(k, &layout, panel, first, count, out); break;
    FOR_EVERY_FORMAT(OPEN)
#undef OPEN
    default: break;
  }
}
