// AVX-512 with VNNI.

#if defined(__x86_64__)

#include <immintrin.h>

#define LEVEL_TABLE ik_kernels_avx512
#define TOKENS_Q8 8
#define FEW_TOKENS 8
#define TOKENS_F32 12
#define ATTEND_ROWS 6
#define ATTEND_COLUMNS 4

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma,f16c"))), \
                             apply_to = function)

#include "avx512.h"

#include "../kernels/level.h"

#pragma clang attribute pop

#endif
