// The 12 bytes in which Q4_K and Q5_K hold 8 scales and 8 minimums of 6 bits:
//   byte g     (0…3)  scale g, and above it the upper two bits of scale g + 4
//   byte 4 + g (0…3)  minimum g, and above it the upper two bits of minimum g + 4
//   byte 8 + g (0…3)  the lower four bits of scale g + 4, and above them those of minimum g + 4

#include "blocks.h"

void ik_read_scales_and_minimums(const uint8_t packed[12], ik_codes *codes) {
  for (int g = 0; g < 4; g++) {
    codes->scales[g] = (int8_t)(packed[g] & 63);
    codes->minimums[g] = packed[4 + g] & 63;
    codes->scales[4 + g] = (int8_t)((packed[8 + g] & 15) | packed[g] >> 6 << 4);
    codes->minimums[4 + g] = (uint8_t)(packed[8 + g] >> 4 | packed[4 + g] >> 6 << 4);
  }
}

void ik_write_scales_and_minimums(const ik_codes *codes, uint8_t packed[12]) {
  for (int g = 0; g < 4; g++) {
    packed[g] = (uint8_t)(codes->scales[g] | codes->scales[4 + g] >> 4 << 6);
    packed[4 + g] = (uint8_t)(codes->minimums[g] | codes->minimums[4 + g] >> 4 << 6);
    packed[8 + g] = (uint8_t)((codes->scales[4 + g] & 15) | (codes->minimums[4 + g] & 15) << 4);
  }
}
