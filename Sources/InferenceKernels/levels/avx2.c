// AVX2, FMA and F16C.

#if defined(__x86_64__)

#include <immintrin.h>

#define LEVEL_TABLE ik_kernels_avx2
#define TOKENS_Q8 4
#define FEW_TOKENS 8
#define TOKENS_F32 4
#define ATTEND_ROWS 6
#define ATTEND_COLUMNS 1

#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)

#define LEVEL_DOT
#define LEVEL_LOOKUP
#define LEVEL_HALVES
#include "../kernels/lanes.h"

LANE __m256i dot_half(__m256i sum, __m256i w, __m256i a) {
  // `vpmaddubsw` multiplies unsigned by signed bytes: |w| and the a with w's sign. 128 * 127 * 2 fits 16 bits.
  __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(w), _mm256_sign_epi8(a, w));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

LANE ints dot(ints sum, bytes w, int32_t a) {
  union {
    ints lanes;
    bytes quad;
    __m256i half[2];
  } s = {.lanes = sum}, v = {.quad = w};
  __m256i all = _mm256_set1_epi32(a);
  s.half[0] = dot_half(s.half[0], v.half[0], all);
  s.half[1] = dot_half(s.half[1], v.half[1], all);
  return s.lanes;
}

LANE bytes lookup(const int8_t values[16], bytes places) {
  union {
    bytes all;
    __m256i half[2];
  } v = {.all = places};
  __m256i table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)values));
  v.half[0] = _mm256_shuffle_epi8(table, v.half[0]);
  v.half[1] = _mm256_shuffle_epi8(table, v.half[1]);
  return v.all;
}

LANE floats halves(const uint16_t *from) {
  union {
    floats all;
    __m256 half[2];
  } v;
  v.half[0] = _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)from));
  v.half[1] = _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(from + 8)));
  return v.all;
}

#include "../kernels/level.h"

#pragma clang attribute pop

#endif
