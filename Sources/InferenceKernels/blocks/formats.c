// Which types there are.

#include "blocks.h"

const ik_format *ik_format_of(int32_t type) {
  switch (type) {
    case IK_TYPE_Q4_0: return &ik_format_q4_0;
    case IK_TYPE_Q4_1: return &ik_format_q4_1;
    case IK_TYPE_Q5_0: return &ik_format_q5_0;
    case IK_TYPE_Q5_1: return &ik_format_q5_1;
    case IK_TYPE_Q8_0: return &ik_format_q8_0;
    case IK_TYPE_Q2_K: return &ik_format_q2_k;
    case IK_TYPE_Q3_K: return &ik_format_q3_k;
    case IK_TYPE_Q4_K: return &ik_format_q4_k;
    case IK_TYPE_Q5_K: return &ik_format_q5_k;
    case IK_TYPE_Q6_K: return &ik_format_q6_k;
    case IK_TYPE_IQ4_NL: return &ik_format_iq4_nl;
    default: return NULL;
  }
}

int32_t ik_type_block(int32_t type) {
  const ik_format *format = ik_format_of(type);
  if (format) return format->elements;
  return ik_type_bytes(type) > 0 ? 1 : 0;
}

int32_t ik_type_bytes(int32_t type) {
  const ik_format *format = ik_format_of(type);
  if (format) return format->bytes;
  switch (type) {
    case IK_TYPE_F32: return 4;
    case IK_TYPE_F16:
    case IK_TYPE_BF16: return 2;
    default: return 0;
  }
}
