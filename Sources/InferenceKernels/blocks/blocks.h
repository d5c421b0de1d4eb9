// The block formats of GGUF, each taken apart into one common shape, so that everything else (expanding, rounding, packing)
// is written once. The layouts are those of ggml's `ggml-common.h`; every number is little endian.
#ifndef IK_BLOCKS_H
#define IK_BLOCKS_H

#include <stdint.h>
#include <string.h>

#include "../include/InferenceKernels.h"
#include "half.h"

enum { IK_BLOCK_MAX = 256, IK_GROUPS_MAX = 16 };

/// A block taken apart. Element i, of group g = i / group, is
/// `(scale * scales[g]) * codes[i] - minimum * minimums[g]`, rounded after each operation.
typedef struct {
  float scale;
  float minimum;
  int8_t codes[IK_BLOCK_MAX];
  int8_t scales[IK_GROUPS_MAX];
  uint8_t minimums[IK_GROUPS_MAX];
} ik_codes;

typedef struct {
  int32_t type;
  int32_t elements;    // of a block
  int32_t bytes;       // of a block
  int32_t group;       // elements that share an integer scale: 16 or 32
  int32_t bits;        // of a code
  int32_t offset;      // what the stored code is larger by
  int32_t scale_bits;  // of the integer scales: 0 when a block has one scale only
  int32_t has_minimum;
  const int8_t *values;  // what a stored code stands for, ascending, when that is not `code - offset`
  void (*take_apart)(const uint8_t *block, ik_codes *codes);
  void (*put_together)(const ik_codes *codes, uint8_t *block);
} ik_format;

/// NULL for a type of plain numbers and for one that is not known.
const ik_format *ik_format_of(int32_t type);

extern const ik_format ik_format_q4_0, ik_format_q4_1, ik_format_q5_0, ik_format_q5_1, ik_format_q8_0, ik_format_q2_k,
    ik_format_q3_k, ik_format_q4_k, ik_format_q5_k, ik_format_q6_k, ik_format_iq4_nl;

/// How many groups a block of the format has.
static inline int32_t ik_groups(const ik_format *format) { return format->elements / format->group; }

static inline float ik_read_half(const uint8_t *at) {
  uint16_t half;
  memcpy(&half, at, sizeof half);
  return ik_float_of_half(half);
}

static inline void ik_write_half(uint8_t *at, float value) {
  uint16_t half = ik_half_of_float(value);
  memcpy(at, &half, sizeof half);
}

/// The 6-bit scales and minimums of 8 groups in 12 bytes, as Q4_K and Q5_K hold them.
void ik_read_scales_and_minimums(const uint8_t packed[12], ik_codes *codes);
void ik_write_scales_and_minimums(const ik_codes *codes, uint8_t packed[12]);

#endif
