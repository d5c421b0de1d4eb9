// Element by element: gates, sums, caps.

LANE floats gelu_tanh(floats x) {
  floats inner = 0.79788456080286536f * fused(x * x * x, (floats)0.044715f, x);
  return 0.5f * x * (1.0f + hyperbolic_tangent(inner));
}

/// Abramowitz and Stegun, 7.1.26: the absolute error is below 1.5e-7.
LANE floats error_function(floats x) {
  floats a = magnitude(x), t = 1.0f / fused((floats)0.3275911f, a, (floats)1.0f);
  floats p = 1.061405429f;
  p = fused(p, t, (floats)-1.453152027f);
  p = fused(p, t, (floats)1.421413741f);
  p = fused(p, t, (floats)-0.284496736f);
  p = fused(p, t, (floats)0.254829592f);
  floats positive = fused(-(p * t), exponential(-(a * a)), (floats)1.0f);
  return choose(x < 0.0f, -positive, positive);
}

static void swiglu(const float *gate, const float *up, int64_t n, float *out) {
  for (int64_t i = 0; i < n; i += LANES) {
    floats g = load_some(gate + i, n - i);
    store_some(out + i, g / (1.0f + exponential(-g)) * load_some(up + i, n - i), n - i);
  }
}

static void geglu(const float *gate, const float *up, int64_t n, float *out) {
  for (int64_t i = 0; i < n; i += LANES) {
    store_some(out + i, gelu_tanh(load_some(gate + i, n - i)) * load_some(up + i, n - i), n - i);
  }
}

static void gelu(float *x, int64_t n) {
  for (int64_t i = 0; i < n; i += LANES) {
    floats v = load_some(x + i, n - i);
    store_some(x + i, 0.5f * v * (1.0f + error_function(v * 0.70710678118654752f)), n - i);
  }
}

static void add(const float *a, const float *b, int64_t n, float *out) {
  for (int64_t i = 0; i < n; i += LANES) store_some(out + i, load_some(a + i, n - i) + load_some(b + i, n - i), n - i);
}

static void scale(float *x, float factor, int64_t n) {
  for (int64_t i = 0; i < n; i += LANES) store_some(x + i, load_some(x + i, n - i) * factor, n - i);
}

static void softcap(float *x, float cap, int64_t n) {
  for (int64_t i = 0; i < n; i += LANES) {
    store_some(x + i, cap * hyperbolic_tangent(load_some(x + i, n - i) / cap), n - i);
  }
}
