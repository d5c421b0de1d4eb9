// AVX-512 with VNNI, and AMX int8 tiles.

#if defined(__x86_64__)

#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "levels.h"

/// Linux hands out the tiles' 8 KiB of state on request only, to the whole process (`arch_prctl`, ARCH_REQ_XCOMP_PERM).
int ik_tiles_permitted(void) {
  enum { REQUEST_PERMISSION = 0x1023, TILE_DATA = 18 };
  return __builtin_cpu_supports("amx-tile") && __builtin_cpu_supports("amx-int8") &&
         syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILE_DATA) == 0;
}

#define LEVEL_TABLE ik_kernels_amx
#define LEVEL_TILES "../levels/amx_tiles.h"
#define TOKENS_Q8 8
#define FEW_TOKENS 8
#define TOKENS_F32 12
#define ATTEND_ROWS 6
#define ATTEND_COLUMNS 4

#pragma clang attribute push(                                                                                 \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma,f16c,amx-tile,amx-int8"))), \
    apply_to = function)

#include "avx512.h"

#include "../kernels/level.h"

#pragma clang attribute pop

#endif
