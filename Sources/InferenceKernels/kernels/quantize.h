// Activations to int8. See matrices/activations.h for how they lie.

/// The smallest largest magnitude whose scale and its inverse are normal numbers; blocks below it are 0.
#define SMALLEST_MAGNITUDE 0x1p-118f

/// Sums of the lanes of two vectors.
LANE void totals(const ints v[2], int32_t out[2]) {
  ints s = __builtin_shufflevector(v[0], v[1], 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
           __builtin_shufflevector(v[0], v[1], 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  s += __builtin_shufflevector(s, s, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
  s += __builtin_shufflevector(s, s, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
  s += __builtin_shufflevector(s, s, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
  out[0] = s[0];
  out[1] = s[8];
}

LANE void quantize_block(const float *x, ik_activation *out) {
  floats lines[2] = {load(x), load(x + LANES)};
  // The bits of magnitudes are in the order of the magnitudes, infinity and then NaN above all others.
  ints low = (ints)magnitude(lines[0]), high = (ints)magnitude(lines[1]);
  int32_t bits = __builtin_reduce_max(__builtin_elementwise_max(low, high));
  float most = ik_float_of_bits((uint32_t)bits);
  int is_finite = bits < 0x7f800000, is_zero = most < SMALLEST_MAGNITUDE;
  float inverse = is_zero || !is_finite ? 0.0f : 127.0f / most;
  out->scale = is_zero ? 0.0f : is_finite ? most / 127.0f : __builtin_nanf("");
  ints codes[2];
#pragma clang loop unroll(full)
  for (int half = 0; half < 2; half++) {
    // A block that is not finite makes its products NaN by its scale; its codes are 0.
    floats code = is_finite ? lines[half] * inverse : (floats)0.0f;
    codes[half] = as_ints(__builtin_elementwise_rint(code));
    int8_t narrow __attribute__((ext_vector_type(16))) = __builtin_convertvector(codes[half], __typeof__(narrow));
    memcpy(out->codes + half * LANES, &narrow, sizeof narrow);
  }
  totals(codes, out->half_code_sums);
  out->half_sums[0] = out->scale * (float)out->half_code_sums[0];
  out->half_sums[1] = out->scale * (float)out->half_code_sums[1];
  out->code_sum = out->half_code_sums[0] + out->half_code_sums[1];
  out->sum = out->scale * (float)out->code_sum;
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
