// Q4_1: 32 codes of 4 bits with a scale and an addend, which is the minimum with its sign turned.
//   0  scale, binary16
//   2  addend, binary16
//   4  16 bytes: elements 0…15 in the low nibbles, 16…31 in the high ones

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block);
  codes->minimum = -ik_read_half(block + 2);
  codes->scales[0] = 1;
  codes->minimums[0] = 1;
  for (int i = 0; i < 16; i++) {
    codes->codes[i] = (int8_t)(block[4 + i] & 15);
    codes->codes[i + 16] = (int8_t)(block[4 + i] >> 4);
  }
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  ik_write_half(block, codes->scale);
  ik_write_half(block + 2, -codes->minimum);
  for (int i = 0; i < 16; i++) block[4 + i] = (uint8_t)(codes->codes[i] | codes->codes[i + 16] << 4);
}

const ik_format ik_format_q4_1 = {.type = IK_TYPE_Q4_1,
                                  .elements = 32,
                                  .bytes = 20,
                                  .group = 32,
                                  .bits = 4,
                                  .has_minimum = 1,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
