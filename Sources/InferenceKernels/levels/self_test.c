// What a level must show before it is used: the bits of the scalar level. It guards against processors, hypervisors and
// compilers that promise an instruction and do not keep it.

#include <string.h>

#include "../blocks/blocks.h"
#include "../kernels/kernels.h"
#include "levels.h"

enum { ROWS = 16, COLS = 256, TOKENS = 17, FLOAT_TOKENS = 2 };

static const int32_t types[] = {IK_TYPE_F32,  IK_TYPE_F16,  IK_TYPE_BF16, IK_TYPE_Q4_0,  IK_TYPE_Q4_1,
                                IK_TYPE_Q5_0, IK_TYPE_Q5_1, IK_TYPE_Q8_0, IK_TYPE_Q2_K,  IK_TYPE_Q3_K,
                                IK_TYPE_Q4_K, IK_TYPE_Q5_K, IK_TYPE_Q6_K, IK_TYPE_IQ4_NL};

typedef struct {
  _Alignas(64) float numbers[ROWS * COLS];
  _Alignas(64) uint8_t rows[ROWS * COLS * 4], packed[ROWS * COLS * 4];
  _Alignas(64) ik_activation activations[TOKENS * COLS / IK_ACTIVATION_COLS];
  float expected[TOKENS * ROWS], got[TOKENS * ROWS];
} workspace;

/// Numbers in -1…1 from a linear congruential generator (the constants of Numerical Recipes).
static void fill(float *out, int64_t count) {
  uint32_t state = 1;
  for (int64_t i = 0; i < count; i++) {
    state = state * 1664525u + 1013904223u;
    out[i] = (float)(int32_t)state * 0x1p-31f;
  }
}

static int multiplies(ik_level level, int32_t type, workspace *space) {
  const ik_kernels *right = ik_kernels_of(IK_LEVEL_SCALAR), *tested = ik_kernels_of(level);
  ik_matrix rows = {.type = type, .layout = IK_LAYOUT_ROWS, .rows = ROWS, .cols = COLS, .data = space->rows};
  ik_matrix packed = rows;
  packed.layout = IK_LAYOUT_PACKED;
  packed.data = space->packed;
  ik_quantize(type, space->numbers, ROWS * COLS, space->rows);
  ik_pack(&rows, 0, ROWS, space->packed);

  right->matmul_f32(&packed, 0, ROWS, space->numbers, FLOAT_TOKENS, space->expected, ROWS);
  tested->matmul_f32(&packed, 0, ROWS, space->numbers, FLOAT_TOKENS, space->got, ROWS);
  if (memcmp(space->expected, space->got, FLOAT_TOKENS * ROWS * sizeof(float)) != 0) return 0;
  if (!ik_format_of(type)) return 1;

  right->quantize(space->numbers, 0, TOKENS, TOKENS, COLS, space->activations);
  right->matmul_q8(&rows, 0, ROWS, space->activations, TOKENS, space->expected, ROWS);
  memset(space->activations, 0, sizeof space->activations);
  tested->quantize(space->numbers, 0, TOKENS, TOKENS, COLS, space->activations);
  tested->matmul_q8(&packed, 0, ROWS, space->activations, TOKENS, space->got, ROWS);
  return memcmp(space->expected, space->got, sizeof space->expected) == 0;
}

int ik_passes_self_test(ik_level level) {
  if (level == IK_LEVEL_SCALAR) return 1;
  static workspace space;  // one caller at a time
  fill(space.numbers, ROWS * COLS);
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    if (!multiplies(level, types[i], &space)) return 0;
  }
  return 1;
}
