// Q5_0: 32 codes of 5 bits with one scale.
//   0  scale, binary16
//   2  4 bytes: bit i is the fifth bit of element i
//   6  16 bytes: the lower four of elements 0…15 in the low nibbles, of 16…31 in the high ones

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  uint32_t fifth;
  memcpy(&fifth, block + 2, sizeof fifth);
  codes->scale = ik_read_half(block);
  codes->scales[0] = 1;
  for (int i = 0; i < 16; i++) {
    codes->codes[i] = (int8_t)(((block[6 + i] & 15) | (fifth >> i & 1) << 4) - 16);
    codes->codes[i + 16] = (int8_t)((block[6 + i] >> 4 | (fifth >> (i + 16) & 1) << 4) - 16);
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  uint32_t fifth = 0;
  for (int i = 0; i < 32; i++) fifth |= (uint32_t)((codes->codes[i] + 16) >> 4 & 1) << i;
  ik_write_half(block, codes->scale);
  memcpy(block + 2, &fifth, sizeof fifth);
  for (int i = 0; i < 16; i++) {
    block[6 + i] = (uint8_t)(((codes->codes[i] + 16) & 15) | ((codes->codes[i + 16] + 16) & 15) << 4);
  }
}

const ik_format ik_format_q5_0 = {.type = IK_TYPE_Q5_0,
                                  .elements = 32,
                                  .bytes = 22,
                                  .group = 32,
                                  .bits = 5,
                                  .offset = 16,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
