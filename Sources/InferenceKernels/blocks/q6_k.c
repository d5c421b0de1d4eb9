// Q6_K: 256 codes of 6 bits; every 16 share a signed 8-bit scale.
//    0  128 bytes: the lower four bits; of each half (128 elements, 64 bytes) elements 0…63 in the low nibbles, 64…127 in
//       the high ones
//  128  64 bytes: the upper two; of each half (32 bytes) byte l holds elements l, l + 32, l + 64, l + 96, lowest bits first
//  192  16 bytes: scales
//  208  scale, binary16

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block + 208);
  memcpy(codes->scales, block + 192, 16);
  for (int i = 0; i < 256; i += 32) {
    for (int l = 0; l < 32; l++) {
      uint8_t low = block[i / 128 * 64 + i % 64 + l] >> (i % 128 / 64 * 4) & 15;
      uint8_t high = block[128 + i / 128 * 32 + l] >> (i % 128 / 32 * 2) & 3;
      codes->codes[i + l] = (int8_t)((low | high << 4) - 32);
    }
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  memset(block, 0, 192);
  memcpy(block + 192, codes->scales, 16);
  ik_write_half(block + 208, codes->scale);
  for (int i = 0; i < 256; i++) {
    int code = codes->codes[i] + 32;
    block[i / 128 * 64 + i % 64] |= (uint8_t)((code & 15) << (i % 128 / 64 * 4));
    block[128 + i / 128 * 32 + i % 32] |= (uint8_t)(code >> 4 << (i % 128 / 32 * 2));
  }
}

const ik_format ik_format_q6_k = {.type = IK_TYPE_Q6_K,
                                  .elements = 256,
                                  .bytes = 210,
                                  .group = 16,
                                  .bits = 6,
                                  .offset = 32,
                                  .scale_bits = 8,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
