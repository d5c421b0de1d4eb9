// What every level provides. Each level compiles the same templates of this folder under its own instruction set
// (`levels/`), which is why all of them add in the same order: their results are equal bit for bit.
#ifndef IK_KERNELS_H
#define IK_KERNELS_H

#include "../include/InferenceKernels.h"
#include "../matrices/activations.h"

typedef struct {
  /// Rounds tokens `[first, end)` of `count`; both are multiples of 16 or the end.
  void (*quantize)(const float *x, int64_t first, int64_t end, int64_t count, int64_t cols, ik_activation *out);
  void (*matmul_q8)(const ik_matrix *w, int64_t first, int64_t end, const ik_activation *activations, int64_t count, float *y,
                    int64_t y_stride);
  void (*matmul_f32)(const ik_matrix *w, int64_t first, int64_t end, const float *x, int64_t count, float *y,
                     int64_t y_stride);
  void (*rms_norm)(const float *x, const float *weight, float eps, int64_t n, float *out);
  void (*layer_norm)(const float *x, const float *weight, const float *bias, float eps, int64_t n, float *out);
  void (*swiglu)(const float *gate, const float *up, int64_t n, float *out);
  void (*geglu)(const float *gate, const float *up, int64_t n, float *out);
  void (*gelu)(float *x, int64_t n);
  void (*add)(const float *a, const float *b, int64_t n, float *out);
  void (*scale)(float *x, float factor, int64_t n);
  void (*softcap)(float *x, float cap, int64_t n);
  void (*rope)(float *x, int64_t heads, int64_t head_dim, int64_t pairs, const float *cosines, const float *sines,
               int interleaved);
  void (*kv_store)(int32_t type, void *page, int64_t kv_heads, int64_t head_dim, int64_t slot, const float *key,
                   const float *value);
  void (*attend)(const ik_attention *shape, const ik_query *queries, int64_t count, int64_t first_head, int64_t end_head,
                 float *scratch);
  void (*attend_span)(const ik_attention *shape, const ik_query *query, int64_t kv_head, int64_t span, float *out);
  void (*fold_spans)(const ik_attention *shape, const ik_query *query, int64_t kv_head, float *spans, int64_t stride,
                     float *scratch);
  int64_t (*argmax)(const float *x, int64_t n);
  double (*log_sum_exp)(const float *x, int64_t n);
} ik_kernels;

enum {
  IK_ATTENTION_ROWS = 128,  // rows (a head of a query) attended with at a time: their sums stay in the second-level cache
  IK_SPANS = 8,             // spans a query's pages are cut into at most, so that threads can share them
  IK_SPAN_PAGES = 16        // pages of a span at least
};

/// Pages of a span: it depends on the query's own end alone. Span i begins at page `i * ik_span_pages(query)`.
static inline int64_t ik_span_pages(const ik_query *query) {
  int64_t pages = IK_SPAN_PAGES;
  while (pages * IK_SPANS * IK_PAGE_TOKENS < query->end) pages *= 2;
  return pages;
}

/// A head's numbers, filled up to whole lanes of 16.
static inline int64_t ik_padded(int64_t head_dim) { return (head_dim + 15) / 16 * 16; }

/// Floats `attend_span` writes.
static inline int64_t ik_span_floats(const ik_attention *shape) {
  return shape->heads / shape->kv_heads * (2 + ik_padded(shape->head_dim));
}

/// Never NULL: a level this processor family does not have is the scalar one.
const ik_kernels *ik_kernels_of(ik_level level);

extern const ik_kernels ik_kernels_scalar;
#if defined(__x86_64__)
extern const ik_kernels ik_kernels_avx2, ik_kernels_avx512, ik_kernels_amx;
#elif defined(__aarch64__)
extern const ik_kernels ik_kernels_neon;
#endif

#endif
