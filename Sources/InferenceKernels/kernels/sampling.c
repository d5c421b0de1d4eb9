// Scans over the logits of one token that samplers and scorers need. They are the same at every level: their cost is that of
// reading the row once.

#include <math.h>

#include "../include/InferenceKernels.h"

/// Whether element a stands before element b when the largest come first; the first of equals, NaN last.
static int stands_before(const float *x, int32_t a, int32_t b) {
  if (isnan(x[a]) || isnan(x[b])) return !isnan(x[a]) || (isnan(x[b]) && a < b);
  return x[a] > x[b] || (x[a] == x[b] && a < b);
}

/// Moves the element at `place` of a heap down whose root is the last in order.
static void sink(const float *x, int32_t *heap, int64_t count, int64_t place) {
  for (;;) {
    int64_t child = 2 * place + 1;
    if (child >= count) return;
    if (child + 1 < count && stands_before(x, heap[child], heap[child + 1])) child++;
    if (!stands_before(x, heap[place], heap[child])) return;
    int32_t moved = heap[place];
    heap[place] = heap[child];
    heap[child] = moved;
    place = child;
  }
}

int64_t ik_top(const float *x, int64_t n, int64_t k, int32_t *indices) {
  if (k > n) k = n;
  if (k <= 0) return 0;
  for (int64_t i = 0; i < k; i++) indices[i] = (int32_t)i;
  for (int64_t i = k / 2; i-- > 0;) sink(x, indices, k, i);
  for (int64_t i = k; i < n; i++) {
    if (x[i] <= x[indices[0]] || !stands_before(x, (int32_t)i, indices[0])) continue;
    indices[0] = (int32_t)i;
    sink(x, indices, k, 0);
  }
  for (int64_t end = k - 1; end > 0; end--) {
    int32_t last = indices[0];
    indices[0] = indices[end];
    indices[end] = last;
    sink(x, indices, end, 0);
  }
  return k;
}

int64_t ik_draw(const float *x, int64_t n, float temperature, double share) {
  float largest = -INFINITY;
  for (int64_t i = 0; i < n; i++) largest = x[i] > largest ? x[i] : largest;
  double total = 0;
  for (int64_t i = 0; i < n; i++) total += expf((x[i] - largest) / temperature);
  double left = share * total;
  int64_t last = 0;
  for (int64_t i = 0; i < n; i++) {
    float weight = expf((x[i] - largest) / temperature);
    if (!(weight > 0)) continue;
    last = i;
    left -= weight;
    if (left < 0) return i;
  }
  return last;
}

void ik_token_statistics(const float *x, int64_t n, int64_t token, double *log_probability, double *entropy, int64_t *rank) {
  float largest = -INFINITY;
  for (int64_t i = 0; i < n; i++) largest = x[i] > largest ? x[i] : largest;
  double total = 0, weighted = 0;
  int64_t before = 0;
  for (int64_t i = 0; i < n; i++) {
    float distance = x[i] - largest;
    float weight = expf(distance);
    total += weight;
    if (weight > 0) weighted += (double)weight * distance;
    before += x[i] > x[token] || (x[i] == x[token] && i < token);
  }
  *log_probability = (double)(x[token] - largest) - log(total);
  *entropy = log(total) - weighted / total;
  *rank = before + 1;
}

void ik_normalize(float *x, int64_t n) {
  double squares = 0;
  for (int64_t i = 0; i < n; i++) squares += (double)x[i] * x[i];
  if (!(squares > 0)) return;
  double factor = 1 / sqrt(squares);
  for (int64_t i = 0; i < n; i++) x[i] = (float)(x[i] * factor);
}

double ik_weight_sum(const float *x, int64_t n, float largest, float temperature) {
  double total = 0;
  for (int64_t i = 0; i < n; i++) total += expf((x[i] - largest) / temperature);
  return total;
}
