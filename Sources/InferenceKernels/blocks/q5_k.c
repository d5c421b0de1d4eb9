// Q5_K: 256 codes of 5 bits; every 32 share a 6-bit scale and a 6-bit minimum.
//   0  scale, binary16
//   2  minimum, binary16
//   4  12 bytes: scales and minimums (scales_and_minimums.c)
//  16  32 bytes: bit k of byte l is the fifth bit of element l + 32 k
//  48  128 bytes: the lower four of each 64 elements (32 bytes), the first 32 in the low nibbles, the others in the high ones

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block);
  codes->minimum = ik_read_half(block + 2);
  ik_read_scales_and_minimums(block + 4, codes);
  for (int i = 0; i < 256; i += 32) {
    for (int l = 0; l < 32; l++) {
      uint8_t low = block[48 + i / 64 * 32 + l] >> (i % 64 / 32 * 4) & 15;
      uint8_t high = block[16 + l] >> (i / 32) & 1;
      codes->codes[i + l] = (int8_t)(low | high << 4);
    }
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  memset(block + 16, 0, 160);
  ik_write_half(block, codes->scale);
  ik_write_half(block + 2, codes->minimum);
  ik_write_scales_and_minimums(codes, block + 4);
  for (int i = 0; i < 256; i++) {
    block[48 + i / 64 * 32 + i % 32] |= (uint8_t)((codes->codes[i] & 15) << (i % 64 / 32 * 4));
    block[16 + i % 32] |= (uint8_t)(codes->codes[i] >> 4 << (i / 32));
  }
}

const ik_format ik_format_q5_k = {.type = IK_TYPE_Q5_K,
                                  .elements = 256,
                                  .bytes = 176,
                                  .group = 32,
                                  .bits = 5,
                                  .scale_bits = 6,
                                  .has_minimum = 1,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
