// Rows of blocks to panels and back. See panel.h for the layout.

#include "panel.h"

#include "../blocks/expand.h"

/// Where a code of `bits` lies: the two or three places of its bits in the 64 * bits bytes of 32 columns.
typedef struct {
  int64_t low, high;           // bytes
  int32_t low_shift, high_shift;
  int32_t low_bits;
} place;

static place place_of(int32_t bits, int64_t row, int64_t column) {
  int64_t quad = column / 4, byte = 4 * row + column % 4;
  place at = {.low_bits = bits};
  switch (bits) {
    case 8: at.low = 64 * quad + byte; return at;
    case 2:
    case 3:
      at.low = 64 * (quad / 4) + byte;
      at.low_shift = (int32_t)(quad % 4 * 2);
      at.low_bits = 2;
      break;
    default:
      at.low = 64 * (quad % 4) + byte;
      at.low_shift = (int32_t)(quad / 4 * 4);
      at.low_bits = 4;
      break;
  }
  int64_t planes = 64 * at.low_bits;
  if (bits == 6) {
    at.high = planes + 64 * (quad / 4) + byte;
    at.high_shift = (int32_t)(quad % 4 * 2);
  } else {
    at.high = planes + byte;
    at.high_shift = (int32_t)quad;
  }
  return at;
}

static int32_t stored_code(const ik_format *format, int8_t code) {
  if (!format->values) return code + format->offset;
  int32_t stored = 0;
  while (format->values[stored] != code) stored++;
  return stored;
}

static void put_codes(const ik_format *format, const int8_t *codes, int64_t row, uint8_t *out) {
  for (int64_t column = 0; column < 32; column++) {
    place at = place_of(format->bits, row, column);
    int32_t code = stored_code(format, codes[column]);
    if (format->bits == 8) {
      out[at.low] = (uint8_t)code;
      continue;
    }
    out[at.low] |= (uint8_t)((code & ((1 << at.low_bits) - 1)) << at.low_shift);
    if (format->bits > at.low_bits) out[at.high] |= (uint8_t)(code >> at.low_bits << at.high_shift);
  }
}

static void get_codes(const ik_format *format, const uint8_t *in, int64_t row, int8_t *codes) {
  for (int64_t column = 0; column < 32; column++) {
    place at = place_of(format->bits, row, column);
    int32_t code = in[at.low] >> at.low_shift & ((1 << at.low_bits) - 1);
    if (format->bits > at.low_bits) {
      code |= (in[at.high] >> at.high_shift & ((1 << (format->bits - at.low_bits)) - 1)) << at.low_bits;
    }
    codes[column] = (int8_t)(format->values ? format->values[code] : code - format->offset);
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

void ik_panel_block(const ik_format *format, const uint8_t *panel, int64_t cols, int64_t row, int64_t first, ik_codes *codes) {
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
