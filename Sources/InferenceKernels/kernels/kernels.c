// The header's functions, sent to the level they name.

#include "kernels.h"

#include <math.h>

size_t ik_activation_bytes(int64_t cols, int64_t count) {
  return (size_t)(cols / IK_ACTIVATION_COLS * count) * sizeof(ik_activation);
}

void ik_activation_quantize(ik_level level, const float *x, int64_t count, int64_t cols, void *out) {
  ik_kernels_of(level)->quantize(x, 0, count, count, cols, out);
}

void ik_matmul_q8(ik_level level, const ik_matrix *w, int64_t first, int64_t end, const void *activations, int64_t count,
                  float *y, int64_t y_stride) {
  ik_kernels_of(level)->matmul_q8(w, first, end, activations, count, y, y_stride);
}

void ik_matmul_f32(ik_level level, const ik_matrix *w, int64_t first, int64_t end, const float *x, int64_t count, float *y,
                   int64_t y_stride) {
  ik_kernels_of(level)->matmul_f32(w, first, end, x, count, y, y_stride);
}

void ik_rms_norm(ik_level level, const float *x, const float *weight, float eps, int64_t n, float *out) {
  ik_kernels_of(level)->rms_norm(x, weight, eps, n, out);
}

void ik_layer_norm(ik_level level, const float *x, const float *weight, const float *bias, float eps, int64_t n, float *out) {
  ik_kernels_of(level)->layer_norm(x, weight, bias, eps, n, out);
}

void ik_swiglu(ik_level level, const float *gate, const float *up, int64_t n, float *out) {
  ik_kernels_of(level)->swiglu(gate, up, n, out);
}

void ik_geglu(ik_level level, const float *gate, const float *up, int64_t n, float *out) {
  ik_kernels_of(level)->geglu(gate, up, n, out);
}

void ik_gelu(ik_level level, float *x, int64_t n) { ik_kernels_of(level)->gelu(x, n); }

void ik_add(ik_level level, const float *a, const float *b, int64_t n, float *out) {
  ik_kernels_of(level)->add(a, b, n, out);
}

void ik_scale(ik_level level, float *x, float factor, int64_t n) { ik_kernels_of(level)->scale(x, factor, n); }

void ik_softcap(ik_level level, float *x, float cap, int64_t n) { ik_kernels_of(level)->softcap(x, cap, n); }

void ik_rope(ik_level level, float *x, int64_t heads, int64_t head_dim, int64_t pairs, const float *cosines,
             const float *sines, int interleaved) {
  ik_kernels_of(level)->rope(x, heads, head_dim, pairs, cosines, sines, interleaved);
}

size_t ik_kv_page_bytes(int32_t type, int64_t kv_heads, int64_t head_dim) {
  return (size_t)(kv_heads * IK_PAGE_TOKENS * (head_dim + ik_padded(head_dim)) * ik_type_bytes(type));
}

void ik_kv_store(ik_level level, int32_t type, void *page, int64_t kv_heads, int64_t head_dim, int64_t slot, const float *key,
                 const float *value) {
  ik_kernels_of(level)->kv_store(type, page, kv_heads, head_dim, slot, key, value);
}

/// The sums of the rows in a span and in all before it; or, for one query of a thread, every span and the sums of one KV head.
size_t ik_attention_scratch(const ik_attention *shape) {
  int64_t rows = 2 * IK_ATTENTION_ROWS * ik_padded(shape->head_dim);
  int64_t spans = (shape->kv_heads * IK_SPANS + 1) * ik_span_floats(shape);
  return (size_t)(rows > spans ? rows : spans);
}

void ik_attend(ik_level level, const ik_attention *shape, const ik_query *query, int64_t first_head, int64_t end_head,
               float *scratch) {
  ik_kernels_of(level)->attend(shape, query, 1, first_head, end_head, scratch);
}

int64_t ik_argmax(ik_level level, const float *x, int64_t n) { return ik_kernels_of(level)->argmax(x, n); }

double ik_log_sum_exp(ik_level level, const float *x, int64_t n) { return ik_kernels_of(level)->log_sum_exp(x, n); }

void ik_mask(ik_level level, float *x, const uint64_t *allowed, int64_t n) {
  (void)level;  // most words are all ones or all zeros, and a compiler fills those well
  for (int64_t first = 0; first < n; first += 64) {
    uint64_t word = allowed[first / 64];
    if (word == UINT64_MAX) continue;
    int64_t count = n - first < 64 ? n - first : 64;
    for (int64_t i = 0; i < count; i++) {
      if (!(word >> i & 1)) x[first + i] = -INFINITY;
    }
  }
}
