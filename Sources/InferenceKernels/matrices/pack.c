// Rows of blocks to panels and back. See panel.h for the layout.

#include "panel.h"

#include "../blocks/expand.h"

/// The byte of the first quad's row; the codes of a row lie 64 bytes apart, 4 at a time.
static void put_whole(const uint8_t *codes, int64_t row, uint8_t *out) {
  for (int64_t quad = 0; quad < 8; quad++) memcpy(out + 64 * quad + 4 * row, codes + 4 * quad, 4);
}

static void get_whole(const uint8_t *in, int64_t row, uint8_t *codes) {
  for (int64_t quad = 0; quad < 8; quad++) memcpy(codes + 4 * quad, in + 64 * quad + 4 * row, 4);
}

/// A plane holds `bits` bits of each code, from bit `from` of the code on; 8 / bits quads share its 64 bytes.
static void put_plane(const uint8_t *codes, int32_t from, int32_t bits, int64_t row, uint8_t *out) {
  const int32_t shared = 8 / bits, vectors = 8 / shared;
  for (int32_t v = 0; v < vectors; v++) {
    uint32_t quads = 0;
    for (int32_t i = 0; i < shared; i++) {
      // Nibbles put quads v and v + 4 together; narrower planes put neighbours together.
      int32_t quad = bits == 4 ? v + 4 * i : v * shared + i;
      uint32_t quad_codes;
      memcpy(&quad_codes, codes + 4 * quad, sizeof quad_codes);
      quads |= (quad_codes >> from & ((1u << bits) - 1) * 0x01010101u) << (bits * i);
    }
    memcpy(out + 64 * v + 4 * row, &quads, sizeof quads);
  }
}

static void get_plane(const uint8_t *in, int32_t from, int32_t bits, int64_t row, uint8_t *codes) {
  const int32_t shared = 8 / bits, vectors = 8 / shared;
  for (int32_t v = 0; v < vectors; v++) {
    uint32_t quads;
    memcpy(&quads, in + 64 * v + 4 * row, sizeof quads);
    for (int32_t i = 0; i < shared; i++) {
      int32_t quad = bits == 4 ? v + 4 * i : v * shared + i;
      uint32_t quad_codes;
      memcpy(&quad_codes, codes + 4 * quad, sizeof quad_codes);
      quad_codes |= (quads >> (bits * i) & ((1u << bits) - 1) * 0x01010101u) << from;
      memcpy(codes + 4 * quad, &quad_codes, sizeof quad_codes);
    }
  }
}

/// The bits of the planes of a format: the first holds the lowest bits, the second what is left.
static int32_t first_plane(int32_t bits) { return bits < 4 ? 2 : 4; }

/// 32 codes of one row into the 64 * bits bytes of a panel that 32 columns take.
static void put_codes(const ik_format *format, const int8_t *codes, int64_t row, uint8_t *out) {
  if (format->bits == 8) {
    put_whole((const uint8_t *)codes, row, out);
    return;
  }
  uint8_t stored[32];
  if (format->values) {
    memset(stored, 0, sizeof stored);
    for (int place = 1; place < 1 << format->bits; place++) {
      for (int i = 0; i < 32; i++) stored[i] += codes[i] >= format->values[place];
    }
  } else {
    for (int i = 0; i < 32; i++) stored[i] = (uint8_t)(codes[i] + format->offset);
  }
  int32_t low = first_plane(format->bits);
  put_plane(stored, 0, low, row, out);
  if (format->bits > low) put_plane(stored, low, format->bits - low, row, out + 64 * low);
}

static void get_codes(const ik_format *format, const uint8_t *in, int64_t row, int8_t *codes) {
  uint8_t stored[32] = {0};
  int32_t low = first_plane(format->bits);
  if (format->bits == 8) {
    get_whole(in, row, stored);
  } else {
    get_plane(in, 0, low, row, stored);
    if (format->bits > low) get_plane(in + 64 * low, low, format->bits - low, row, stored);
  }
  for (int i = 0; i < 32; i++) {
    codes[i] = format->values ? format->values[stored[i]] : (int8_t)(stored[i] - format->offset);
  }
}

static void pack_block(const ik_format *format, const ik_codes *codes, int64_t row, int64_t first, const ik_panel *layout,
                       uint8_t *panel) {
  int64_t block = first / format->elements * IK_PANEL_ROWS + row;
  ik_write_half(panel + 2 * block, codes->scale);
  if (format->has_minimum) ik_write_half(panel + layout->minimums + 2 * block, codes->minimum);
  for (int64_t g = 0; format->scale_bits && g < ik_groups(format); g++) {
    int64_t group = (first / format->group + g) * IK_PANEL_ROWS + row;
    panel[layout->group_scales + group] = (uint8_t)codes->scales[g];
    if (format->has_minimum) panel[layout->group_minimums + group] = codes->minimums[g];
  }
  for (int64_t column = 0; column < format->elements; column += 32) {
    put_codes(format, codes->codes + column, row, panel + layout->codes + (first + column) / 32 * layout->code_bytes);
  }
}

void ik_panel_block(const ik_format *format, const uint8_t *panel, int64_t cols, int64_t row, int64_t first,
                    ik_codes *codes) {
  ik_panel layout = ik_panel_of(format, cols);
  int64_t block = first / format->elements * IK_PANEL_ROWS + row;
  codes->scale = ik_read_half(panel + 2 * block);
  codes->minimum = format->has_minimum ? ik_read_half(panel + layout.minimums + 2 * block) : 0;
  for (int64_t g = 0; g < ik_groups(format); g++) {
    int64_t group = (first / format->group + g) * IK_PANEL_ROWS + row;
    codes->scales[g] = format->scale_bits ? (int8_t)panel[layout.group_scales + group] : 1;
    codes->minimums[g] = format->scale_bits && format->has_minimum ? panel[layout.group_minimums + group] : 1;
  }
  for (int64_t column = 0; column < format->elements; column += 32) {
    get_codes(format, panel + layout.codes + (first + column) / 32 * layout.code_bytes, row, codes->codes + column);
  }
}

size_t ik_pack_bytes(int32_t type, int64_t rows, int64_t cols) {
  const ik_format *format = ik_format_of(type);
  if (rows <= 0 || cols <= 0 || ik_type_bytes(type) == 0) return 0;
  if (!format) return (size_t)(ik_panels(rows) * IK_PANEL_ROWS * cols * ik_type_bytes(type));
  if (cols % format->elements) return 0;
  return (size_t)(ik_panels(rows) * ik_panel_of(format, cols).bytes);
}

static void pack_numbers(const uint8_t *rows, int64_t count, int64_t cols, size_t size, uint8_t *panel) {
  for (int64_t column = 0; column < cols; column++) {
    for (int64_t row = 0; row < count; row++) {
      memcpy(panel + (size_t)(column * IK_PANEL_ROWS + row) * size, rows + (size_t)(row * cols + column) * size, size);
    }
  }
}

void ik_pack(const ik_matrix *source, int64_t first, int64_t end, void *out) {
  const ik_format *format = ik_format_of(source->type);
  int64_t row_bytes = source->cols / ik_type_block(source->type) * ik_type_bytes(source->type);
  size_t panel_bytes = ik_pack_bytes(source->type, IK_PANEL_ROWS, source->cols);
  for (int64_t row = first; row < end; row += IK_PANEL_ROWS) {
    uint8_t *panel = (uint8_t *)out + (size_t)(row / IK_PANEL_ROWS) * panel_bytes;
    const uint8_t *rows = (const uint8_t *)source->data + row * row_bytes;
    int64_t count = end - row < IK_PANEL_ROWS ? end - row : IK_PANEL_ROWS;
    memset(panel, 0, panel_bytes);
    if (!format) {
      pack_numbers(rows, count, source->cols, (size_t)ik_type_bytes(source->type), panel);
      continue;
    }
    ik_panel layout = ik_panel_of(format, source->cols);
    ik_codes codes;
    for (int64_t r = 0; r < count; r++) {
      for (int64_t column = 0; column < source->cols; column += format->elements) {
        format->take_apart(rows + r * row_bytes + column / format->elements * format->bytes, &codes);
        pack_block(format, &codes, r, column, &layout, panel);
      }
    }
  }
}

static void packed_number_row(const ik_matrix *w, int64_t row, float *out) {
  size_t size = (size_t)ik_type_bytes(w->type);
  const uint8_t *panel = (const uint8_t *)w->data + (size_t)(row / IK_PANEL_ROWS * IK_PANEL_ROWS * w->cols) * size;
  for (int64_t column = 0; column < w->cols; column++) {
    ik_dequantize(w->type, panel + (size_t)(column * IK_PANEL_ROWS + row % IK_PANEL_ROWS) * size, 1, out + column);
  }
}

void ik_matrix_row(const ik_matrix *w, int64_t row, float *out) {
  const ik_format *format = ik_format_of(w->type);
  if (w->layout == IK_LAYOUT_ROWS) {
    int64_t row_bytes = w->cols / ik_type_block(w->type) * ik_type_bytes(w->type);
    ik_dequantize(w->type, (const uint8_t *)w->data + row * row_bytes, w->cols, out);
  } else if (format) {
    const uint8_t *panel = (const uint8_t *)w->data + row / IK_PANEL_ROWS * ik_panel_of(format, w->cols).bytes;
    ik_codes codes;
    for (int64_t column = 0; column < w->cols; column += format->elements) {
      ik_panel_block(format, panel, w->cols, row % IK_PANEL_ROWS, column, &codes);
      ik_expand(format, &codes, out + column);
    }
  } else {
    packed_number_row(w, row, out);
  }
}
