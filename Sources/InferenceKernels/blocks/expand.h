#ifndef IK_EXPAND_H
#define IK_EXPAND_H

#include "blocks.h"

// A product and the difference after it are rounded each, as the formats are defined: never fused.
#pragma STDC FP_CONTRACT OFF

/// The elements of a block that was taken apart, as floats.
void ik_expand(const ik_format *format, const ik_codes *codes, float *out);

#endif
