// The level that every processor has: no instruction beyond the compiler's default is asked for. It defines what the others
// must give, bit for bit.

#define LEVEL_TABLE ik_kernels_scalar
#define TOKENS_Q8 4
#define FEW_TOKENS 0
#define TOKENS_F32 4
#define ATTEND_ROWS 3
#define ATTEND_COLUMNS 1

#include "../kernels/level.h"
