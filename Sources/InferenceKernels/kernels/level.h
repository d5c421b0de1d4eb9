// The whole of a level: included once by each file of `levels/`, which says before what its instruction set does best.
//
//   LEVEL_TABLE                       the name of its table of kernels
//   TOKENS_Q8, TOKENS_F32             tokens multiplied at a time with the same weights in registers (Q8: a divisor of 16)
//   FEW_TOKENS                        up to here a block is opened in registers for every four tokens, and never in memory
//   ATTEND_ROWS, ATTEND_COLUMNS       sums held in registers by attention: rows by columns of 16 lanes
//   LEVEL_TILES                       the header that multiplies whole groups of tokens in tiles, where there are any
//   LEVEL_DOT, …                      which operations of lanes_portable.h it has its own of

#include "../blocks/blocks.h"
#include "../matrices/panel.h"
#include "kernels.h"

// From here on the order counts: each of these builds on those above it.
#include "lanes.h"
#include "lanes_portable.h"
#include "lanes_math.h"

#include "quantize.h"
#include "open_panel.h"
#ifdef LEVEL_TILES
#include LEVEL_TILES
#else
#include "no_tiles.h"
#endif
#include "matmul_q8.h"
#include "matmul_f32.h"
#include "page_products.h"
#include "attention.h"
#include "gates.h"
#include "norms.h"
#include "rope.h"
#include "scans.h"

const ik_kernels LEVEL_TABLE = {
    .quantize = quantize,
    .matmul_q8 = matmul_q8,
    .matmul_f32 = matmul_f32,
    .rms_norm = rms_norm,
    .layer_norm = layer_norm,
    .swiglu = swiglu,
    .geglu = geglu,
    .gelu = gelu,
    .add = add,
    .scale = scale,
    .softcap = softcap,
    .rope = rope,
    .kv_store = kv_store,
    .attend = attend,
    .attend_span = attend_span,
    .fold_spans = fold_spans,
    .argmax = argmax,
    .log_sum_exp = log_sum_exp,
};
