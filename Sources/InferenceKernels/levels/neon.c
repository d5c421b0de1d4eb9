// NEON with the dot product instructions (ARMv8.2, FEAT_DotProd).

#if defined(__aarch64__)

#include <arm_neon.h>
#include <asm/hwcap.h>
#include <sys/auxv.h>

#include "levels.h"

int ik_dot_products_offered(void) { return (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0; }

#define LEVEL_TABLE ik_kernels_neon
#define TOKENS_Q8 4
#define FEW_TOKENS 8
#define TOKENS_F32 4
#define ATTEND_ROWS 4
#define ATTEND_COLUMNS 1

#pragma clang attribute push(__attribute__((target("dotprod"))), apply_to = function)

#define LEVEL_DOT
#define LEVEL_LOOKUP
#define LEVEL_HALVES
#include "../kernels/lanes.h"

LANE ints dot(ints sum, bytes w, int32_t a) {
  union {
    ints lanes;
    int32x4_t quarter[4];
  } s = {.lanes = sum};
  union {
    bytes all;
    int8x16_t quarter[4];
  } v = {.all = w};
  int8x16_t all = vreinterpretq_s8_s32(vdupq_n_s32(a));
  for (int i = 0; i < 4; i++) s.quarter[i] = vdotq_s32(s.quarter[i], v.quarter[i], all);
  return s.lanes;
}

LANE bytes lookup(const int8_t values[16], bytes places) {
  union {
    bytes all;
    int8x16_t quarter[4];
    uint8x16_t places[4];
  } v = {.all = places};
  int8x16_t table = vld1q_s8(values);
  for (int i = 0; i < 4; i++) v.quarter[i] = vqtbl1q_s8(table, v.places[i]);
  return v.all;
}

LANE floats halves(const uint16_t *from) {
  union {
    floats all;
    float32x4_t quarter[4];
  } v;
  for (int i = 0; i < 4; i++) v.quarter[i] = vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(from + 4 * i)));
  return v.all;
}

#include "../kernels/level.h"

#pragma clang attribute pop

#endif
