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

/// What is known of each level. A level is tested when it is first asked for, because a test takes milliseconds.
static enum { UNTESTED, WORKS, FAILS } known[LEVELS];
static pthread_mutex_t testing = PTHREAD_MUTEX_INITIALIZER;

int ik_level_works(ik_level level) {
  if ((unsigned)level >= LEVELS) return 0;
  pthread_mutex_lock(&testing);
  if (known[level] == UNTESTED) known[level] = is_offered(level) && ik_passes_self_test(level) ? WORKS : FAILS;
  int works = known[level] == WORKS;
  pthread_mutex_unlock(&testing);
  return works;
}

static ik_level highest_up_to(int level) {
  while (level > IK_LEVEL_SCALAR && !ik_level_works((ik_level)level)) level--;
  return (ik_level)level;
}

ik_level ik_level_best(void) { return highest_up_to(LEVELS - 1); }

static ik_level current;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void find_current(void) {
  const char *wanted = getenv("SKILLC_ISA");
  int limit = wanted ? ik_level_named(wanted) : -1;
  current = highest_up_to(limit >= 0 ? limit : LEVELS - 1);
}

ik_level ik_level_current(void) {
  pthread_once(&once, find_current);
  return current;
}
