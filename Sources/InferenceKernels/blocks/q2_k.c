// Q2_K: 256 codes of 2 bits; every 16 share a 4-bit scale and a 4-bit minimum.
//   0  16 bytes: a group's scale in the low nibble, its minimum in the high one
//  16  64 bytes: of each half (128 elements, 32 bytes) byte l holds elements l, l + 32, l + 64, l + 96, lowest bits first
//  80  scale, binary16
//  82  minimum, binary16

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block + 80);
  codes->minimum = ik_read_half(block + 82);
  for (int g = 0; g < 16; g++) {
    codes->scales[g] = (int8_t)(block[g] & 15);
    codes->minimums[g] = block[g] >> 4;
  }
  for (int i = 0; i < 256; i += 32) {
    for (int l = 0; l < 32; l++) {
      codes->codes[i + l] = (int8_t)(block[16 + i / 128 * 32 + l] >> (i % 128 / 32 * 2) & 3);
    }
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  memset(block, 0, 80);
  for (int g = 0; g < 16; g++) block[g] = (uint8_t)(codes->scales[g] | codes->minimums[g] << 4);
  for (int i = 0; i < 256; i++) block[16 + i / 128 * 32 + i % 32] |= (uint8_t)(codes->codes[i] << (i % 128 / 32 * 2));
  ik_write_half(block + 80, codes->scale);
  ik_write_half(block + 82, codes->minimum);
}

const ik_format ik_format_q2_k = {.type = IK_TYPE_Q2_K,
                                  .elements = 256,
                                  .bytes = 84,
                                  .group = 16,
                                  .bits = 2,
                                  .scale_bits = 4,
                                  .has_minimum = 1,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
