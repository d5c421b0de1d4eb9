// Which levels run here.

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "../kernels/kernels.h"
#include "levels.h"

static const char *const names[] = {"scalar", "neon", "avx2", "avx512", "amx"};
enum { LEVELS = sizeof names / sizeof *names };

const char *ik_level_name(ik_level level) { return (unsigned)level < LEVELS ? names[level] : "unknown"; }

int ik_level_named(const char *name) {
  for (int level = 0; level < LEVELS; level++) {
    if (strcmp(names[level], name) == 0) return level;
  }
  return -1;
}

const ik_kernels *ik_kernels_of(ik_level level) {
  switch (level) {
#if defined(__x86_64__)
    case IK_LEVEL_AVX2: return &ik_kernels_avx2;
    case IK_LEVEL_AVX512VNNI: return &ik_kernels_avx512;
    case IK_LEVEL_AMX: return &ik_kernels_amx;
#elif defined(__aarch64__)
    case IK_LEVEL_NEON: return &ik_kernels_neon;
#endif
    default: return &ik_kernels_scalar;
  }
}

/// Whether the processor and the system offer what a level is compiled for.
static int is_offered(ik_level level) {
  switch (level) {
    case IK_LEVEL_SCALAR: return 1;
#if defined(__x86_64__)
    case IK_LEVEL_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
    case IK_LEVEL_AVX512VNNI:
      return is_offered(IK_LEVEL_AVX2) && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
    case IK_LEVEL_AMX: return is_offered(IK_LEVEL_AVX512VNNI) && ik_tiles_permitted();
#elif defined(__aarch64__)
    case IK_LEVEL_NEON: return ik_dot_products_offered();
#endif
    default: return 0;
  }
}

static struct {
  int works[LEVELS];
  ik_level best, current;
} found;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void find(void) {
  for (int level = 0; level < LEVELS; level++) {
    found.works[level] = is_offered((ik_level)level) && ik_passes_self_test((ik_level)level);
    if (found.works[level]) found.best = (ik_level)level;
  }
  const char *wanted = getenv("SKILLC_ISA");
  int limit = wanted ? ik_level_named(wanted) : -1;
  found.current = found.best;
  if (limit >= 0) {
    while ((int)found.current > limit || !found.works[found.current]) found.current = (ik_level)(found.current - 1);
  }
}

int ik_level_works(ik_level level) {
  pthread_once(&once, find);
  return (unsigned)level < LEVELS && found.works[level];
}

ik_level ik_level_best(void) {
  pthread_once(&once, find);
  return found.best;
}

ik_level ik_level_current(void) {
  pthread_once(&once, find);
  return found.current;
}
