// Rotary positions. A pair (a, b) becomes (a cos - b sin, b cos + a sin).

LANE void rotate_halves(float *x, int64_t pairs, const float *cosines, const float *sines) {
  for (int64_t i = 0; i < pairs; i += LANES) {
    int64_t left = pairs - i;
    floats a = load_some(x + i, left), b = load_some(x + pairs + i, left);
    floats c = load_some(cosines + i, left), s = load_some(sines + i, left);
    store_some(x + i, fused(-b, s, a * c), left);
    store_some(x + pairs + i, fused(a, s, b * c), left);
  }
}

LANE void rotate_neighbours(float *x, int64_t pairs, const float *cosines, const float *sines) {
  for (int64_t i = 0; i < pairs; i++) {
    float a = x[2 * i], b = x[2 * i + 1];
    x[2 * i] = __builtin_fmaf(-b, sines[i], a * cosines[i]);
    x[2 * i + 1] = __builtin_fmaf(a, sines[i], b * cosines[i]);
  }
}

static void rope(float *x, int64_t heads, int64_t head_dim, int64_t pairs, const float *cosines, const float *sines,
                 int interleaved) {
  for (int64_t head = 0; head < heads; head++, x += head_dim) {
    if (interleaved) {
      rotate_neighbours(x, pairs, cosines, sines);
    } else {
      rotate_halves(x, pairs, cosines, sines);
    }
  }
}
