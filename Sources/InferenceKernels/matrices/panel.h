// PACKING: how the rows of a packed matrix lie.
//
// 16 rows make a panel; panels follow each other. A panel of a block format has a head with every scale of its rows and then
// the codes, both in the order of the columns, so that a product reads two streams from front to back:
//
//   scales          binary16 [block][16 rows]
//   minimums        binary16 [block][16 rows]         formats with minimums; their sign as in `ik_codes`
//   group scales    int8     [group][16 rows]         formats whose groups have integer scales
//   group minimums  uint8    [group][16 rows]         those of them with minimums
//   codes           64 * bits bytes for every 32 columns, from a multiple of 64 bytes on
//
// 32 columns are 8 quads of 4. A quad of 16 rows is 64 bytes, byte 4 * row + column: what `vpdpbusd` and a row of an AMX tile
// take. Codes shorter than a byte are stored (with the format's offset added) in planes that expand by shifts and masks alone:
//
//   8 bits          quad q at 64 * q
//   4, 5, 6 bits    lower four: quads q and q + 4 in the low and high nibbles at 64 * q; then
//   5               the fifth:  bit q of one 64-byte plane is quad q
//   6               the upper two: bits 2 (q % 4) of two 64-byte planes, quads 0…3 in the first
//   2, 3 bits       lower two: as the upper two of 6 bits; then
//   3               the third:  as the fifth of 5 bits
//
// A panel of plain numbers is [column][16 rows] of them. Rows that fill the last panel up are zero.
#ifndef IK_PANEL_H
#define IK_PANEL_H

#include "../blocks/blocks.h"

enum { IK_PANEL_ROWS = 16 };

/// Byte offsets in a panel; 0 for what the format does not have (the scales are at 0).
typedef struct {
  int64_t minimums, group_scales, group_minimums, codes;
  int64_t code_bytes;  // of 32 columns
  int64_t bytes;       // of the whole panel
} ik_panel;

static inline ik_panel ik_panel_of(const ik_format *format, int64_t cols) {
  ik_panel panel = {0};
  int64_t blocks = cols / format->elements, groups = cols / format->group;
  int64_t end = blocks * IK_PANEL_ROWS * 2;
  if (format->has_minimum) {
    panel.minimums = end;
    end += blocks * IK_PANEL_ROWS * 2;
  }
  if (format->scale_bits) {
    panel.group_scales = end;
    end += groups * IK_PANEL_ROWS;
    if (format->has_minimum) {
      panel.group_minimums = end;
      end += groups * IK_PANEL_ROWS;
    }
  }
  panel.codes = (end + 63) / 64 * 64;
  panel.code_bytes = 64 * format->bits;
  panel.bytes = panel.codes + cols / 32 * panel.code_bytes;
  return panel;
}

/// Panels of a matrix.
static inline int64_t ik_panels(int64_t rows) { return (rows + IK_PANEL_ROWS - 1) / IK_PANEL_ROWS; }

/// Takes one block (at column `first`) of one row (0…15) of a panel apart.
void ik_panel_block(const ik_format *format, const uint8_t *panel, int64_t cols, int64_t row, int64_t first, ik_codes *codes);

#endif
