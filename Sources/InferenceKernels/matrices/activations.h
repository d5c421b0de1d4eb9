// How rounded activations lie.
//
// A block is 32 consecutive inputs of one token: one cache line, so that a kernel needs one pointer per token. Tokens lie in
// groups of 16 (the last may be smaller), and in a group block by block: `[group][block][token of the group]`. So the 16
// tokens a tile takes are 16 neighbouring lines, and no power-of-two stride makes them fight for one cache set.
#ifndef IK_ACTIVATIONS_H
#define IK_ACTIVATIONS_H

#include <stdint.h>

enum { IK_ACTIVATION_COLS = 32, IK_ACTIVATION_GROUP = 16 };

typedef struct {
  int8_t codes[IK_ACTIVATION_COLS];
  float scale;
  float sum;           // scale * (sum of the codes)
  float half_sums[2];  // the same of the first 16 and the last 16
  int32_t code_sum;
  int32_t half_code_sums[2];
  int32_t unused;
} ik_activation;

_Static_assert(sizeof(ik_activation) == 64, "one cache line");

/// The tokens in the group of `token`.
static inline int64_t ik_group_size(int64_t token, int64_t count) {
  int64_t left = count - token / IK_ACTIVATION_GROUP * IK_ACTIVATION_GROUP;
  return left < IK_ACTIVATION_GROUP ? left : IK_ACTIVATION_GROUP;
}

/// Block 0 of `token`; block b is `b * ik_group_size(token, count)` further.
static inline int64_t ik_activation_index(int64_t token, int64_t blocks) {
  int64_t first = token / IK_ACTIVATION_GROUP * IK_ACTIVATION_GROUP;
  return first * blocks + (token - first);
}

#endif
