// Q4_0: 32 codes of 4 bits with one scale.
//   0  scale, binary16
//   2  16 bytes: elements 0…15 in the low nibbles, 16…31 in the high ones

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block);
  codes->scales[0] = 1;
  for (int i = 0; i < 16; i++) {
    codes->codes[i] = (int8_t)((block[2 + i] & 15) - 8);
    codes->codes[i + 16] = (int8_t)((block[2 + i] >> 4) - 8);
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  ik_write_half(block, codes->scale);
  for (int i = 0; i < 16; i++) block[2 + i] = (uint8_t)((codes->codes[i] + 8) | (codes->codes[i + 16] + 8) << 4);
}

const ik_format ik_format_q4_0 = {.type = IK_TYPE_Q4_0,
                                  .elements = 32,
                                  .bytes = 18,
                                  .group = 32,
                                  .bits = 4,
                                  .offset = 8,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
