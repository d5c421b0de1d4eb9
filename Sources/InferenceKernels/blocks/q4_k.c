// Q4_K: 256 codes of 4 bits; every 32 share a 6-bit scale and a 6-bit minimum.
//   0  scale, binary16
//   2  minimum, binary16
//   4  12 bytes: scales and minimums (scales_and_minimums.c)
//  16  128 bytes: of each 64 elements (32 bytes) the first 32 in the low nibbles, the others in the high ones

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block);
  codes->minimum = ik_read_half(block + 2);
  ik_read_scales_and_minimums(block + 4, codes);
  for (int i = 0; i < 256; i += 64) {
    for (int l = 0; l < 32; l++) {
      uint8_t pair = block[16 + i / 2 + l];
      codes->codes[i + l] = (int8_t)(pair & 15);
      codes->codes[i + 32 + l] = (int8_t)(pair >> 4);
    }
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  memset(block + 16, 0, 128);
  ik_write_half(block, codes->scale);
  ik_write_half(block + 2, codes->minimum);
  ik_write_scales_and_minimums(codes, block + 4);
  for (int i = 0; i < 256; i++) block[16 + i / 64 * 32 + i % 32] |= (uint8_t)(codes->codes[i] << (i % 64 / 32 * 4));
}

const ik_format ik_format_q4_k = {.type = IK_TYPE_Q4_K,
                                  .elements = 256,
                                  .bytes = 144,
                                  .group = 32,
                                  .bits = 4,
                                  .scale_bits = 6,
                                  .has_minimum = 1,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
