// 16-bit floats and 32-bit ones: IEEE 754 binary16, and bfloat16 (the upper half of a binary32).
#ifndef IK_HALF_H
#define IK_HALF_H

#include <stdint.h>
#include <string.h>

static inline uint32_t ik_bits_of_float(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static inline float ik_float_of_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/// Exact. Subnormals are scaled by a power of two, which is why no loop looks for their leading bit.
static inline float ik_float_of_half(uint16_t half) {
  uint32_t sign = (uint32_t)(half & 0x8000) << 16;
  uint32_t magnitude = (uint32_t)(half & 0x7fff) << 13;
  if (magnitude >= 0x0f800000) return ik_float_of_bits(sign | 0x7f800000 | (magnitude & 0x007fffff));
  return ik_float_of_bits(sign | ik_bits_of_float(ik_float_of_bits(magnitude) * 0x1p112f));
}

/// Ties to even; too large becomes infinity; a NaN stays a (quiet) NaN.
static inline uint16_t ik_half_of_float(float value) {
  uint32_t bits = ik_bits_of_float(value);
  uint16_t sign = (uint16_t)(bits >> 16 & 0x8000);
  uint32_t magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return (uint16_t)(sign | 0x7e00 | (magnitude >> 13 & 0x3ff));
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // Subnormal: adding 0.5 puts the unit of the last place of binary16 (2^-24) at that of the sum, which rounds for us.
    float shifted = ik_float_of_bits(magnitude) + 0.5f;
    return (uint16_t)(sign | (ik_bits_of_float(shifted) - 0x3f000000));
  }
  magnitude += 0xc8000fff + (magnitude >> 13 & 1);
  return (uint16_t)(sign | magnitude >> 13);
}

static inline float ik_float_of_bfloat(uint16_t bfloat) { return ik_float_of_bits((uint32_t)bfloat << 16); }

/// Ties to even; a NaN stays a (quiet) NaN.
static inline uint16_t ik_bfloat_of_float(float value) {
  uint32_t bits = ik_bits_of_float(value);
  if ((bits & 0x7fffffff) > 0x7f800000) return (uint16_t)(bits >> 16 | 64);
  return (uint16_t)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

#endif
