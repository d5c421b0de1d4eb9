// Norms. Sums run in 16 lanes (element i in lane i % 16), which `total` then adds.

static void rms_norm(const float *x, const float *weight, float eps, int64_t n, float *out) {
  floats squares = 0;
  for (int64_t i = 0; i < n; i += LANES) {
    floats v = load_some(x + i, n - i);
    squares = fused(v, v, squares);
  }
  float factor = 1 / __builtin_sqrtf(total(squares) / (float)n + eps);
  for (int64_t i = 0; i < n; i += LANES) {
    store_some(out + i, load_some(x + i, n - i) * factor * load_some(weight + i, n - i), n - i);
  }
}

static void layer_norm(const float *x, const float *weight, const float *bias, float eps, int64_t n, float *out) {
  floats sum = 0;
  for (int64_t i = 0; i < n; i += LANES) sum += load_some(x + i, n - i);
  float mean = total(sum) / (float)n;
  floats squares = 0;
  for (int64_t i = 0; i < n; i += LANES) {
    floats v = load_some(x + i, n - i) - mean;
    if (n - i < LANES) v = load_some((const float *)&v, n - i);
    squares = fused(v, v, squares);
  }
  float factor = 1 / __builtin_sqrtf(total(squares) / (float)n + eps);
  for (int64_t i = 0; i < n; i += LANES) {
    floats v = (load_some(x + i, n - i) - mean) * factor;
    store_some(out + i, fused(v, load_some(weight + i, n - i), load_some(bias + i, n - i)), n - i);
  }
}
