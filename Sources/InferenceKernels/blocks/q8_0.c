// Q8_0: 32 signed bytes with one scale.
//   0  scale, binary16
//   2  32 bytes: the elements in order

#include "blocks.h"

static void take_apart(const uint8_t *block, ik_codes *codes) {
  codes->scale = ik_read_half(block);
  codes->scales[0] = 1;
  memcpy(codes->codes, block + 2, 32);
}

static void put_together(const ik_codes *codes, uint8_t *block) {
  ik_write_half(block, codes->scale);
  memcpy(block + 2, codes->codes, 32);
}

const ik_format ik_format_q8_0 = {.type = IK_TYPE_Q8_0,
                                  .elements = 32,
                                  .bytes = 34,
                                  .group = 32,
                                  .bits = 8,
                                  .take_apart = take_apart,
                                  .put_together = put_together};
