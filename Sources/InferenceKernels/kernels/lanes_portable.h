// The four operations that portable vectors express badly. A level that has its own says so by the macro of each.

#ifndef LEVEL_DOT
/// Adds to each lane the products of its 4 bytes of w with the 4 of a.
LANE ints dot(ints sum, bytes w, int32_t a) {
  words lanes = (words)w;
  for (int byte = 0; byte < 4; byte++) {
    ints weight = (ints)(lanes << (24 - 8 * byte)) >> 24;
    sum += weight * (int32_t)(int8_t)((uint32_t)a >> (8 * byte));
  }
  return sum;
}
#endif

#ifndef LEVEL_START
/// What a sum that `dot` adds to begins with, given the sum of all bytes of the a's it will see.
LANE ints start(int32_t code_sum) {
  (void)code_sum;
  return 0;
}
#endif

#ifndef LEVEL_LOOKUP
/// The value at each place (0…15).
LANE bytes lookup(const int8_t values[16], bytes places) {
  int8_t lanes[64];
  memcpy(lanes, &places, sizeof lanes);
  for (int i = 0; i < 64; i++) lanes[i] = values[lanes[i]];
  memcpy(&places, lanes, sizeof lanes);
  return places;
}
#endif

#ifndef LEVEL_HALVES
/// 16 binary16: as `ik_float_of_half`, lane by lane.
LANE floats halves(const uint16_t *from) {
  shorts narrow;
  memcpy(&narrow, from, sizeof narrow);
  words wide = __builtin_convertvector(narrow, words);
  words sign = (wide & 0x8000) << 16, bits = (wide & 0x7fff) << 13;
  floats finite = (floats)bits * 0x1p112f;
  words special = (words)(bits >= 0x0f800000);
  return (floats)(sign | (special & (0x7f800000 | bits)) | (~special & (words)finite));
}
#endif
