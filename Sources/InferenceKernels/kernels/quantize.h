// Activations to int8. See matrices/activations.h for how they lie.

/// The smallest largest magnitude whose scale and its inverse are normal numbers; blocks below it are 0.
#define SMALLEST_MAGNITUDE 0x1p-118f

LANE void quantize_block(const float *x, ik_activation *out) {
  floats low = load(x), high = load(x + LANES);
  float most = largest(larger(magnitude(low), magnitude(high)));
  // 0, or NaN when any element is a NaN or an infinity: `largest` alone may step over a NaN.
  float defect = total(low * 0.0f + high * 0.0f);
  float inverse = most < SMALLEST_MAGNITUDE ? 0.0f : 127.0f / most;
  float scale = (most < SMALLEST_MAGNITUDE ? 0.0f : most / 127.0f) + defect;
  floats codes[2] = {low * inverse, high * inverse};
  for (int half = 0; half < 2; half++) {
    ints rounded = as_ints(smaller(larger(__builtin_elementwise_rint(codes[half]), (floats)-127.0f), (floats)127.0f));
    int8_t narrow __attribute__((ext_vector_type(16))) = __builtin_convertvector(rounded, __typeof__(narrow));
    memcpy(out->codes + half * LANES, &narrow, sizeof narrow);
    out->half_code_sums[half] = __builtin_reduce_add(rounded);
    out->half_sums[half] = scale * (float)out->half_code_sums[half];
  }
  out->scale = scale;
  out->code_sum = out->half_code_sums[0] + out->half_code_sums[1];
  out->sum = scale * (float)out->code_sum;
  out->unused = 0;
}

static void quantize(const float *x, int64_t first, int64_t end, int64_t count, int64_t cols, ik_activation *out) {
  int64_t blocks = cols / IK_ACTIVATION_COLS;
  for (int64_t token = first; token < end; token++) {
    ik_activation *row = out + ik_activation_index(token, blocks);
    int64_t step = ik_group_size(token, count);
    for (int64_t b = 0; b < blocks; b++) quantize_block(x + token * cols + b * IK_ACTIVATION_COLS, row + b * step);
  }
}
