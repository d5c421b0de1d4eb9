// What AVX-512 (F, BW, DQ, VL, VNNI) does best.

#define LEVEL_DOT
#define LEVEL_START
#define LEVEL_LOOKUP
#define LEVEL_HALVES
#include "../kernels/lanes.h"

/// `vpdpbusd` multiplies unsigned by signed bytes: w + 128 by a. `start` takes 128 times the sum of the a's off in advance.
LANE ints dot(ints sum, bytes w, int32_t a) {
  return (ints)_mm512_dpbusd_epi32((__m512i)sum, (__m512i)(w ^ (int8_t)-128), _mm512_set1_epi32(a));
}

LANE ints start(int32_t code_sum) { return (ints)_mm512_set1_epi32(-128 * code_sum); }

LANE bytes lookup(const int8_t values[16], bytes places) {
  __m512i table = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)values));
  return (bytes)_mm512_shuffle_epi8(table, (__m512i)places);
}

LANE floats halves(const uint16_t *from) { return (floats)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)from)); }
