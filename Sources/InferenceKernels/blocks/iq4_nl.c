// IQ4_NL: 32 codes of 4 bits that stand for 16 unevenly spaced values, with one scale.
//   0  scale, binary16
//   2  16 bytes: elements 0…15 in the low nibbles, 16…31 in the high ones

#include "blocks.h"

static const int8_t values[16] = {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113};

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block);
  codes->scales[0] = 1;
  for (int i = 0; i < 16; i++) {
    codes->codes[i] = values[block[2 + i] & 15];
    codes->codes[i + 16] = values[block[2 + i] >> 4];
  }
}

static uint8_t place_of(int8_t value) {
  uint8_t place = 0;
  while (place < 15 && values[place] < value) place++;
  return place;
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  ik_write_half(block, codes->scale);
  for (int i = 0; i < 16; i++) {
    block[2 + i] = (uint8_t)(place_of(codes->codes[i]) | place_of(codes->codes[i + 16]) << 4);
  }
}

const ik_format ik_format_iq4_nl = {.type = IK_TYPE_IQ4_NL,
                                    .elements = 32,
                                    .bytes = 18,
                                    .group = 32,
                                    .bits = 4,
                                    .values = values,
                                    .take_apart = take_apart,
                                    .put_together = put_together};
