// Scans of logits.

/// When every number is NaN or -infinity the lanes below have nothing to compare; this is the definition.
static int64_t argmax_by_definition(const float *x, int64_t n) {
  int64_t best = 0;
  for (int64_t i = 1; i < n; i++) {
    if (x[i] > x[best] || (x[best] != x[best] && x[i] == x[i])) best = i;
  }
  return best;
}

LANE float largest_of(const float *x, int64_t n) {
  floats best = -__builtin_inff();
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) best = larger(load(x + i), best);
  float most = largest(best);
  for (; i < n; i++) most = x[i] > most ? x[i] : most;
  return most;
}

static int64_t argmax(const float *x, int64_t n) {
  float most = largest_of(x, n);
  if (most == -__builtin_inff()) return argmax_by_definition(x, n);
  int64_t i = 0;
  while (i + LANES <= n && !__builtin_reduce_or(load(x + i) == most)) i += LANES;
  while (x[i] != most) i++;
  return i;
}

static double log_sum_exp(const float *x, int64_t n) {
  enum { BLOCK = 64 * LANES };
  float most = largest_of(x, n);
  if (most == -__builtin_inff() || most == __builtin_inff()) return most;
  double sum = 0;
  for (int64_t first = 0; first < n; first += BLOCK) {
    int64_t end = first + BLOCK < n ? first + BLOCK : n;
    floats part = 0;
    for (int64_t i = first; i < end; i += LANES) {
      floats v = exponential(load_some(x + i, end - i) - most);
      part += end - i < LANES ? load_some((const float *)&v, end - i) : v;
    }
    sum += (double)total(part);
  }
  return (double)most + __builtin_log(sum);
}
