#ifndef IK_LEVELS_H
#define IK_LEVELS_H

#include "../include/InferenceKernels.h"

/// Whether a level gives what the scalar one gives, in a small product of every type. One caller at a time.
int ik_passes_self_test(ik_level level);

#if defined(__x86_64__)
/// Whether the processor has AMX int8 tiles and the system lets this process use them; asks for it.
int ik_tiles_permitted(void);
#elif defined(__aarch64__)
int ik_dot_products_offered(void);
#endif

#endif
