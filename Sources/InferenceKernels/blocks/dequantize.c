// Blocks to floats, exactly.

#include "blocks.h"
#include "expand.h"

void ik_expand(const ik_format *format, const ik_codes *codes, float *out) {
  for (int g = 0; g < ik_groups(format); g++) {
    float scale = codes->scale * (float)codes->scales[g];
    float minimum = codes->minimum * (float)codes->minimums[g];
    for (int i = g * format->group; i < (g + 1) * format->group; i++) {
      float product = scale * (float)codes->codes[i];
      out[i] = format->has_minimum ? product - minimum : product;
    }
  }
}

void ik_dequantize(int32_t type, const void *source, int64_t count, float *out) {
  const ik_format *format = ik_format_of(type);
  if (format) {
    const uint8_t *block = source;
    ik_codes codes;
    for (int64_t i = 0; i < count; i += format->elements, block += format->bytes) {
      format->take_apart(block, &codes);
      ik_expand(format, &codes, out + i);
    }
    return;
  }
  const uint16_t *halves = source;
  switch (type) {
    case IK_TYPE_F32: memcpy(out, source, (size_t)count * sizeof *out); break;
    case IK_TYPE_F16:
      for (int64_t i = 0; i < count; i++) out[i] = ik_float_of_half(halves[i]);
      break;
    case IK_TYPE_BF16:
      for (int64_t i = 0; i < count; i++) out[i] = ik_float_of_bfloat(halves[i]);
      break;
    default: break;
  }
}
