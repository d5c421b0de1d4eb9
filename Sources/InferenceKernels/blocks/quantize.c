// Floats to blocks: plain rounding, with no search for better scales. Good enough for models of our own making.

#include <math.h>

#include "blocks.h"

/// The element of largest magnitude, with its sign.
static float extreme(const float *x, int32_t count) {
  float largest = 0;
  for (int32_t i = 0; i < count; i++) {
    if (fabsf(x[i]) > fabsf(largest)) largest = x[i];
  }
  return largest;
}

static int8_t clamp(float code, int32_t lowest, int32_t highest) {
  if (!(code > (float)lowest)) return (int8_t)lowest;
  return code < (float)highest ? (int8_t)code : (int8_t)highest;
}

/// What is stored of a super-block's scale: the codes are made with the number a reader will see.
static float as_half(float value) { return ik_float_of_half(ik_half_of_float(value)); }

static float inverse(float value) { return value == 0 ? 0 : 1 / value; }

static int8_t nearest(const int8_t values[16], float value) {
  int8_t best = values[0];
  for (int i = 1; i < 16; i++) {
    if (fabsf(value - (float)values[i]) < fabsf(value - (float)best)) best = values[i];
  }
  return best;
}

/// One scale, codes around 0. The largest magnitude takes the code that only one sign has (-8 of -8…7).
static void round_symmetric(const ik_format *format, const float *x, ik_codes *codes) {
  int32_t lowest = format->bits == 8 ? -127 : -format->offset;
  float largest = extreme(x, format->elements);
  float scale = format->bits == 8 ? fabsf(largest) / 127 : largest / (float)(format->values ? format->values[0] : lowest);
  float factor = inverse(scale);
  codes->scale = scale;
  codes->scales[0] = 1;
  for (int32_t i = 0; i < format->elements; i++) {
    if (format->values) {
      codes->codes[i] = nearest(format->values, x[i] * factor);
    } else if (format->bits == 8) {
      codes->codes[i] = clamp(roundf(x[i] * factor), -127, 127);
    } else {
      codes->codes[i] = (int8_t)(clamp(x[i] * factor - (float)lowest + 0.5f, 0, -2 * lowest - 1) + lowest);
    }
  }
}

/// One scale and the smallest element.
static void round_from_minimum(const ik_format *format, const float *x, ik_codes *codes) {
  int32_t highest = (1 << format->bits) - 1;
  float low = x[0], high = x[0];
  for (int32_t i = 1; i < format->elements; i++) {
    low = x[i] < low ? x[i] : low;
    high = x[i] > high ? x[i] : high;
  }
  float scale = (high - low) / (float)highest, factor = inverse(scale);
  codes->scale = scale;
  codes->minimum = -low;
  codes->scales[0] = 1;
  codes->minimums[0] = 1;
  for (int32_t i = 0; i < format->elements; i++) codes->codes[i] = clamp((x[i] - low) * factor + 0.5f, 0, highest);
}

/// Groups with signed integer scales under one scale (Q3_K, Q6_K).
static void round_groups_symmetric(const ik_format *format, const float *x, ik_codes *codes) {
  int32_t half = 1 << (format->scale_bits - 1);
  float scales[IK_GROUPS_MAX];
  for (int32_t g = 0; g < ik_groups(format); g++) {
    scales[g] = extreme(x + g * format->group, format->group) / (float)-format->offset;
  }
  codes->scale = as_half(extreme(scales, ik_groups(format)) / (float)-half);
  float factor = inverse(codes->scale);
  for (int32_t g = 0; g < ik_groups(format); g++) {
    codes->scales[g] = clamp(rintf(scales[g] * factor), -half, half - 1);
    float inverse_scale = inverse(codes->scale * (float)codes->scales[g]);
    for (int32_t i = g * format->group; i < (g + 1) * format->group; i++) {
      codes->codes[i] = clamp(rintf(x[i] * inverse_scale), -format->offset, format->offset - 1);
    }
  }
}

/// Groups with integer scales and minimums under one scale and one minimum (Q2_K, Q4_K, Q5_K).
static void round_groups_from_minimum(const ik_format *format, const float *x, ik_codes *codes) {
  int32_t most = (1 << format->scale_bits) - 1, highest = (1 << format->bits) - 1;
  float scales[IK_GROUPS_MAX], minimums[IK_GROUPS_MAX];
  for (int32_t g = 0; g < ik_groups(format); g++) {
    float low = 0, high = 0;
    for (int32_t i = g * format->group; i < (g + 1) * format->group; i++) {
      low = x[i] < low ? x[i] : low;
      high = x[i] > high ? x[i] : high;
    }
    scales[g] = (high - low) / (float)highest;
    minimums[g] = -low;
  }
  codes->scale = as_half(extreme(scales, ik_groups(format)) / (float)most);
  codes->minimum = as_half(extreme(minimums, ik_groups(format)) / (float)most);
  float factor = inverse(codes->scale), minimum_factor = inverse(codes->minimum);
  for (int32_t g = 0; g < ik_groups(format); g++) {
    codes->scales[g] = clamp(rintf(scales[g] * factor), 0, most);
    codes->minimums[g] = (uint8_t)clamp(rintf(minimums[g] * minimum_factor), 0, most);
    float inverse_scale = inverse(codes->scale * (float)codes->scales[g]);
    float minimum = codes->minimum * (float)codes->minimums[g];
    for (int32_t i = g * format->group; i < (g + 1) * format->group; i++) {
      codes->codes[i] = clamp(rintf((x[i] + minimum) * inverse_scale), 0, highest);
    }
  }
}

static void round_block(const ik_format *format, const float *x, ik_codes *codes) {
  if (format->scale_bits == 0) {
    (format->has_minimum ? round_from_minimum : round_symmetric)(format, x, codes);
  } else {
    (format->has_minimum ? round_groups_from_minimum : round_groups_symmetric)(format, x, codes);
  }
}

int ik_quantize(int32_t type, const float *source, int64_t count, void *out) {
  const ik_format *format = ik_format_of(type);
  if (format) {
    uint8_t *block = out;
    ik_codes codes;
    for (int64_t i = 0; i < count; i += format->elements, block += format->bytes) {
      round_block(format, source + i, &codes);
      format->put_together(&codes, block);
    }
    return 0;
  }
  uint16_t *halves = out;
  switch (type) {
    case IK_TYPE_F32: memcpy(out, source, (size_t)count * sizeof *source); return 0;
    case IK_TYPE_F16:
      for (int64_t i = 0; i < count; i++) halves[i] = ik_half_of_float(source[i]);
      return 0;
    case IK_TYPE_BF16:
      for (int64_t i = 0; i < count; i++) halves[i] = ik_bfloat_of_float(source[i]);
      return 0;
    default: return -1;
  }
}
