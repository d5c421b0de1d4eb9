// The arithmetic of the local inference engine: everything that loops over floats or blocks of weights.
//
// What holds for every function here:
// - No allocation, no I/O, no exit. Memory comes from the caller; a size is asked for first (`…_bytes`).
// - Shapes are row-major. `[rows, cols]` is a weight matrix as GGUF stores it: `rows` outputs, each with `cols` inputs.
// - Batch-invariant: an output element depends on its own row of weights and its own activation row alone, and is
// summed in
//   one fixed order, however many activation rows are computed together and however rows are split among threads.
// - Level-invariant: every level gives the same bits (docs/decisions/0011-how-kernels-add-up.md).
#ifndef INFERENCE_KERNELS_H
#define INFERENCE_KERNELS_H

#include <stddef.h>
#include <stdint.h>

// MARK: Levels

/// What the machine can do. A higher level contains the lower ones of its family. Functions take a level that
/// `ik_level_works` has approved: asking is what gets AMX its permission.
typedef enum {
  IK_LEVEL_SCALAR = 0,
  IK_LEVEL_NEON = 1,
  IK_LEVEL_AVX2 = 2,        // AVX2, FMA, F16C
  IK_LEVEL_AVX512VNNI = 3,  // AVX-512 F, BW, DQ, VL, VNNI
  IK_LEVEL_AMX = 4          // the level below, and AMX int8 and bf16 tiles
} ik_level;

/// The highest level this machine supports whose self-test passes, at most the one `SKILLC_ISA` names
/// (`scalar`, `neon`, `avx2`, `avx512`, `amx`; another name changes nothing). Decided once, thread-safe.
ik_level ik_level_current(void);
/// The highest level this machine supports whose self-test passes. The environment is not asked.
ik_level ik_level_best(void);
/// Whether a level runs here and passes its self-test (a small product of every kind against the scalar one).
int ik_level_works(ik_level level);
const char *ik_level_name(ik_level level);
/// -1 for a name that is none.
int ik_level_named(const char *name);

// MARK: Blocks of weights

/// The types of tensors, numbered as GGUF numbers them (specification: ggml-org/ggml docs/gguf.md).
typedef enum {
  IK_TYPE_F32 = 0,
  IK_TYPE_F16 = 1,
  IK_TYPE_Q4_0 = 2,
  IK_TYPE_Q4_1 = 3,
  IK_TYPE_Q5_0 = 6,
  IK_TYPE_Q5_1 = 7,
  IK_TYPE_Q8_0 = 8,
  IK_TYPE_Q2_K = 10,
  IK_TYPE_Q3_K = 11,
  IK_TYPE_Q4_K = 12,
  IK_TYPE_Q5_K = 13,
  IK_TYPE_Q6_K = 14,
  IK_TYPE_IQ4_NL = 20,
  IK_TYPE_BF16 = 30
} ik_type;

/// Elements of one block: 1, 32 or 256. 0 for a type that is not known.
int32_t ik_type_block(int32_t type);
/// Bytes of one block. 0 for a type that is not known.
int32_t ik_type_bytes(int32_t type);

/// Expands `count` elements (a multiple of the block) to floats, bit for bit as the format defines them.
void ik_dequantize(int32_t type, const void *source, int64_t count, float *out);
/// Rounds `count` floats (a multiple of the block) to the format. 0 when done, -1 for a type this cannot write.
int ik_quantize(int32_t type, const float *source, int64_t count, void *out);

// MARK: Matrices

/// How the bytes of a matrix lie.
typedef enum {
  IK_LAYOUT_ROWS = 0,   // as in the file: row after row of blocks
  IK_LAYOUT_PACKED = 1  // 16 rows interleaved: what every level is fast with; see PACKING in matrices/panel.h
} ik_layout;

/// A weight matrix `[rows, cols]`. It owns nothing.
typedef struct {
  int32_t type;    // ik_type
  int32_t layout;  // ik_layout
  int64_t rows;
  int64_t cols;
  const void *data;  // packed: 64-byte aligned
} ik_matrix;

/// Bytes a packed copy takes; 0 when the type or shape has no packed form (then the rows of the file are used as they
/// are).
size_t ik_pack_bytes(int32_t type, int64_t rows, int64_t cols);
/// Writes the packed copy of rows `[first, end)`; both are multiples of 16 or the end of the matrix. Threads may pack
/// disjoint parts. `out` is the start of the whole copy and 64-byte aligned.
void ik_pack(const ik_matrix *source, int64_t first, int64_t end, void *out);

/// Bytes of `count` activation rows of `cols` floats rounded to int8, 32 to a scale.
size_t ik_activation_bytes(int64_t cols, int64_t count);
/// Rounds activation rows `[count, cols]`: 32 to a block, scale = max|x| / 127, ties to even. A block with a NaN or an
/// infinity makes every product with it NaN. `cols` is a multiple of 32; `out` is 64-byte aligned.
void ik_activation_quantize(ik_level level, const float *x, int64_t count, int64_t cols, void *out);

/// y[count, rows] (row stride `y_stride` floats) = x · wᵀ for weight rows `[first, end)`, with int8 activations.
/// Only for types with blocks of 32 or 256. `first` and `end` are multiples of 16 or the end of the matrix.
void ik_matmul_q8(ik_level level, const ik_matrix *w, int64_t first, int64_t end, const void *activations, int64_t count,
                  float *y, int64_t y_stride);
/// The same with float activations `[count, cols]`, for every type: what `--exact` and F32, F16 and BF16 weights use.
void ik_matmul_f32(ik_level level, const ik_matrix *w, int64_t first, int64_t end, const float *x, int64_t count, float *y,
                   int64_t y_stride);
/// One row of a matrix of either layout as floats: the embedding look-up.
void ik_matrix_row(const ik_matrix *w, int64_t row, float *out);

// MARK: Norms, activations, positions

void ik_rms_norm(ik_level level, const float *x, const float *weight, float eps, int64_t n, float *out);
void ik_layer_norm(ik_level level, const float *x, const float *weight, const float *bias, float eps, int64_t n, float *out);
/// out = silu(gate) * up
void ik_swiglu(ik_level level, const float *gate, const float *up, int64_t n, float *out);
/// out = gelu_tanh(gate) * up
void ik_geglu(ik_level level, const float *gate, const float *up, int64_t n, float *out);
/// The exact (erf) GELU, in place: BERT's.
void ik_gelu(ik_level level, float *x, int64_t n);
void ik_add(ik_level level, const float *a, const float *b, int64_t n, float *out);
void ik_scale(ik_level level, float *x, float factor, int64_t n);
/// x = cap * tanh(x / cap), in place: Gemma 2's soft cap.
void ik_softcap(ik_level level, float *x, float cap, int64_t n);

/// Rotates the first `2 * pairs` elements of each head, in place. `cosines` and `sines` hold `pairs` numbers for this
/// position, already with every scaling (linear, YaRN, Llama 3) and magnitude applied. Interleaved pairs (x[2i],
/// x[2i+1]) or halves (x[i], x[i + pairs]).
void ik_rope(ik_level level, float *x, int64_t heads, int64_t head_dim, int64_t pairs, const float *cosines,
             const float *sines, int interleaved);

// MARK: Attention over pages

enum { IK_PAGE_TOKENS = 64 };

/// Bytes of the keys and values of 64 positions of one layer, as IK_TYPE_F16 or IK_TYPE_F32. Their layout is this target's own
/// affair, behind `ik_kv_store`.
size_t ik_kv_page_bytes(int32_t type, int64_t kv_heads, int64_t head_dim);
/// Writes one position (0…63) of a page from floats `[kv_heads, head_dim]` each.
void ik_kv_store(ik_level level, int32_t type, void *page, int64_t kv_heads, int64_t head_dim, int64_t slot, const float *key,
                 const float *value);

/// What one query position attends to.
typedef struct {
  const float *query;        // [heads, head_dim]
  float *out;                // [heads, head_dim]
  const void *const *pages;  // the page of every 64 positions, oldest first
  int64_t first;             // first position attended to (0, or later with a sliding window)
  int64_t end;               // one past the last
} ik_query;

typedef struct {
  int64_t heads, kv_heads, head_dim;
  float scale;     // of q·k
  float soft_cap;  // 0: none
  int32_t type;    // of the pages: IK_TYPE_F16 or IK_TYPE_F32
} ik_attention;

/// Floats of scratch one thread needs.
size_t ik_attention_scratch(const ik_attention *shape);
/// Softmax attention of one query position for heads `[first_head, end_head)`, page by page with a running maximum. The result
/// depends on the query and its pages alone, whatever else is in the batch.
void ik_attend(ik_level level, const ik_attention *shape, const ik_query *query, int64_t first_head, int64_t end_head,
               float *scratch);

// MARK: Sampling scans

/// Index of the largest; the first of equals; NaN is smaller than everything.
int64_t ik_argmax(ik_level level, const float *x, int64_t n);
/// log(sum(exp(x))), summed in double in index order by blocks.
double ik_log_sum_exp(ik_level level, const float *x, int64_t n);
/// Sets x to -infinity where the bit of `allowed` (64 to a word, lowest first) is 0.
void ik_mask(ik_level level, float *x, const uint64_t *allowed, int64_t n);
/// The indices of the k largest, the largest first, the first of equals first, NaN last. How many there are: k or n.
/// O(n + m log k) where m elements are among the largest so far.
int64_t ik_top(const float *x, int64_t n, int64_t k, int32_t *indices);
/// The index at which the running sum of exp(x / temperature) first exceeds `share` (0 ≤ share < 1) of the whole, summed in index
/// order in double. Elements of -infinity are never drawn.
int64_t ik_draw(const float *x, int64_t n, float temperature, double share);
/// The sum of exp((x - largest) / temperature), in index order in double.
double ik_weight_sum(const float *x, int64_t n, float largest, float temperature);
/// What softmax(x) says of one token: natural logarithm of its probability, its rank from 1, and the entropy of all in nats.
void ik_token_statistics(const float *x, int64_t n, int64_t token, double *log_probability, double *entropy, int64_t *rank);
/// Divides by the Euclidean length, in place; zeros stay.
void ik_normalize(float *x, int64_t n);

// MARK: Threads

/// A pool of persistent workers. Its memory is the caller's: `ik_pool_bytes`, 64-byte aligned.
typedef struct ik_pool ik_pool;
/// Called once for every part `0..<parts`; parts run on any thread `0..<threads` of the pool, the caller (0) among
/// them.
typedef void (*ik_work)(void *context, int64_t part, int32_t thread);

size_t ik_pool_bytes(int32_t threads);
/// Starts `threads - 1` workers. 0 when done, or the errno of the thread that could not start (those started are
/// ended).
int ik_pool_start(ik_pool *pool, int32_t threads);
/// Runs the parts and returns when all are done. Workers spin for about 20 µs and then sleep; when more threads want to
/// run than there are processors, they sleep at once. One caller at a time.
void ik_pool_run(ik_pool *pool, ik_work work, void *context, int64_t parts);
/// Ends and joins the workers.
void ik_pool_stop(ik_pool *pool);
/// The threads of the pool, the caller among them.
int32_t ik_pool_threads(const ik_pool *pool);

/// One matrix and where its product goes: y[count, rows], row stride `y_stride` floats.
typedef struct {
  const ik_matrix *w;
  float *y;
  int64_t y_stride;
} ik_product;

/// `ik_matmul_q8` and `ik_matmul_f32` of several matrices with the same activations (Q, K and V; gate and up), their
/// rows split over the pool: the threads wait for each other once for all of them.
void ik_pool_matmul_q8(ik_pool *pool, ik_level level, const ik_product *products, int32_t matrices, const void *activations,
                       int64_t count);
void ik_pool_matmul_f32(ik_pool *pool, ik_level level, const ik_product *products, int32_t matrices, const float *x,
                        int64_t count);
/// `ik_activation_quantize`, split over the pool by tokens.
void ik_pool_activation_quantize(ik_pool *pool, ik_level level, const float *x, int64_t count, int64_t cols, void *out);
/// `ik_attend` for many queries, split over the pool by query, KV head and, where those are few, by spans of a long context.
/// Queries that share a page (same pointer, same place) read it once. `scratch`: `ik_attention_scratch` floats for every thread
/// of the pool.
void ik_pool_attend(ik_pool *pool, ik_level level, const ik_attention *shape, const ik_query *queries, int64_t count,
                    float *scratch);

#endif
