// Sixteen floats at a time, in the compiler's portable vectors: one or more registers, as the level has them.

#ifndef IK_LANES_H
#define IK_LANES_H

#include <stdint.h>
#include <string.h>

#include "../blocks/half.h"

// Everything here is inlined, so no vector is ever passed between functions in memory or registers.
#pragma clang diagnostic ignored "-Wpsabi"
// The order and rounding of every operation is as written: that is what makes the levels equal.
#pragma STDC FP_CONTRACT OFF

#define LANE static inline __attribute__((always_inline, unused))

enum { LANES = 16 };

typedef float floats __attribute__((ext_vector_type(16)));
typedef int32_t ints __attribute__((ext_vector_type(16)));
typedef uint32_t words __attribute__((ext_vector_type(16)));
typedef uint16_t shorts __attribute__((ext_vector_type(16)));
typedef int8_t bytes __attribute__((ext_vector_type(64)));
typedef uint8_t ubytes __attribute__((ext_vector_type(64)));

LANE floats load(const float *from) {
  floats v;
  memcpy(&v, from, sizeof v);
  return v;
}

LANE void store(float *to, floats v) { memcpy(to, &v, sizeof v); }

/// The first `count` (at most 16) from memory, 0 in the other lanes.
LANE floats load_some(const float *from, int64_t count) {
  if (count >= LANES) return load(from);
  float lanes[LANES] = {0};
  memcpy(lanes, from, (size_t)count * sizeof *lanes);
  return load(lanes);
}

LANE void store_some(float *to, floats v, int64_t count) {
  if (count >= LANES) {
    store(to, v);
  } else {
    float lanes[LANES];
    store(lanes, v);
    memcpy(to, lanes, (size_t)count * sizeof *lanes);
  }
}

LANE ubytes load_bytes(const void *from) {
  ubytes v;
  memcpy(&v, from, sizeof v);
  return v;
}

LANE floats fused(floats a, floats b, floats c) { return __builtin_elementwise_fma(a, b, c); }
LANE floats as_floats(ints v) { return __builtin_convertvector(v, floats); }
LANE ints as_ints(floats v) { return __builtin_convertvector(v, ints); }
LANE floats choose(ints mask, floats yes, floats no) { return (floats)((mask & (ints)yes) | (~mask & (ints)no)); }
/// a where it is larger, else b: a NaN in b stays, one in a does not.
LANE floats larger(floats a, floats b) { return choose(a > b, a, b); }
LANE floats smaller(floats a, floats b) { return choose(a < b, a, b); }
LANE floats magnitude(floats v) { return (floats)((ints)v & 0x7fffffff); }

/// Lane i and i + 8, then i + 4, and so on.
LANE float total(floats v) {
  typedef float eight __attribute__((ext_vector_type(8)));
  typedef float four __attribute__((ext_vector_type(4)));
  eight e = v.lo + v.hi;
  four f = e.lo + e.hi;
  return (f.x + f.z) + (f.y + f.w);
}

LANE float largest(floats v) {
  v = larger(v, __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  v = larger(v, __builtin_shufflevector(v, v, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
  v = larger(v, __builtin_shufflevector(v, v, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
  v = larger(v, __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
  return v[0];
}

#endif
