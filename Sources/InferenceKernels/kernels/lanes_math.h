// Functions of sixteen floats, and sixteen narrow numbers as floats.

LANE floats half_bytes(const uint8_t *from) {
  uint16_t lanes[LANES];
  memcpy(lanes, from, sizeof lanes);
  return halves(lanes);
}

LANE floats bfloat_bytes(const uint8_t *from) {
  shorts narrow;
  memcpy(&narrow, from, sizeof narrow);
  return (floats)(__builtin_convertvector(narrow, words) << 16);
}

/// e^x to 1 unit in the last place or two: x = n ln 2 + r, a polynomial of degree 7 in r (the coefficients of Cephes' expf),
/// times 2^n. 0 below -87.3, e^88 above 88; a NaN stays one.
LANE floats exponential(floats x) {
  // Adding 1.5 * 2^23 rounds to whole numbers, which then stand in the lowest bits.
  const float shift = 0x1.8p23f;
  floats bounded = larger((floats)-87.3f, smaller((floats)88.0f, x));
  floats shifted = fused(bounded, (floats)1.44269504088896341f, (floats)shift);
  floats n = shifted - shift;
  floats r = fused(n, (floats)-0.693359375f, bounded);
  r = fused(n, (floats)2.12194440e-4f, r);
  floats p = 1.9875691500e-4f;
  p = fused(p, r, (floats)1.3981999507e-3f);
  p = fused(p, r, (floats)8.3334519073e-3f);
  p = fused(p, r, (floats)4.1665795894e-2f);
  p = fused(p, r, (floats)1.6666665459e-1f);
  p = fused(p, r, (floats)5.0000001201e-1f);
  p = fused(p, r * r, r + 1.0f);
  words power = ((words)shifted << 23) + (127u << 23);
  return choose(x < -87.3f, (floats)0.0f, p * (floats)power);
}

LANE floats hyperbolic_tangent(floats x) {
  floats e = exponential(x + x);
  return (e - 1.0f) / (e + 1.0f);
}
