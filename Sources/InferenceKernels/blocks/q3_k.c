// Q3_K: 256 codes of 3 bits; every 16 share a 6-bit scale (32 is 0).
//    0  32 bytes: bit k of byte l is the third bit of element l + 32 k
//   32  64 bytes: of each half (128 elements, 32 bytes) byte l holds elements l, l + 32, l + 64, l + 96, lowest bits first
//   96  12 bytes: the lower four bits of scales g and g + 8 in byte g (0…7), the upper two of g, g + 4, g + 8, g + 12 in
//       byte 8 + g (0…3)
//  108  scale, binary16

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  const uint8_t *scales = block + 96;
  codes->scale = ik_read_half(block + 108);
  for (int g = 0; g < 16; g++) {
    int low = scales[g % 8] >> (g / 8 * 4) & 15;
    int high = scales[8 + g % 4] >> (g / 4 * 2) & 3;
    codes->scales[g] = (int8_t)((low | high << 4) - 32);
  }
  for (int i = 0; i < 256; i += 32) {
    for (int l = 0; l < 32; l++) {
      uint8_t low = block[32 + i / 128 * 32 + l] >> (i % 128 / 32 * 2) & 3;
      uint8_t high = block[l] >> (i / 32) & 1;
      codes->codes[i + l] = (int8_t)((low | high << 2) - 4);
    }
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  memset(block, 0, 108);
  for (int g = 0; g < 16; g++) {
    int scale = codes->scales[g] + 32;
    block[96 + g % 8] |= (uint8_t)((scale & 15) << (g / 8 * 4));
    block[104 + g % 4] |= (uint8_t)(scale >> 4 << (g / 4 * 2));
  }
  for (int i = 0; i < 256; i++) {
    int code = codes->codes[i] + 4;
    block[32 + i / 128 * 32 + i % 32] |= (uint8_t)((code & 3) << (i % 128 / 32 * 2));
    block[i % 32] |= (uint8_t)(code >> 2 << (i / 32));
  }
  ik_write_half(block + 108, codes->scale);
}

const ik_format ik_format_q3_k = {.type = IK_TYPE_Q3_K,
                                  .elements = 256,
                                  .bytes = 110,
                                  .group = 16,
                                  .bits = 3,
                                  .offset = 4,
                                  .scale_bits = 6,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
