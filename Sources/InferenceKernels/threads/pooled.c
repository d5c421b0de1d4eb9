// Kernels split over a pool. What a part computes does not depend on how the parts were cut, so the results do not depend on
// the number of threads.

#include "../kernels/kernels.h"
#include "../matrices/panel.h"

/// Parts for each thread: enough that one that was interrupted does not keep the others waiting for long.
enum { PARTS_A_THREAD = 4 };

static int64_t parts_of(const ik_pool *pool, int64_t pieces) {
  int64_t parts = (int64_t)ik_pool_threads(pool) * PARTS_A_THREAD;
  return parts < pieces ? parts : pieces;
}

typedef struct {
  const ik_kernels *kernels;
  const ik_product *products;
  int32_t matrices;
  const ik_activation *activations;  // or
  const float *x;
  int64_t count, panels, parts;
} matmul;

/// The panels of all matrices stand in one line; a part is a piece of it.
static void multiply_part(void *context, int64_t part, int32_t thread) {
  (void)thread;
  const matmul *job = context;
  int64_t first = job->panels * part / job->parts, end = job->panels * (part + 1) / job->parts;
  for (int32_t i = 0; i < job->matrices && end > 0; i++) {
    const ik_product *product = &job->products[i];
    int64_t panels = ik_panels(product->w->rows);
    int64_t from = first > 0 ? first * IK_PANEL_ROWS : 0;
    int64_t to = end < panels ? end * IK_PANEL_ROWS : product->w->rows;
    if (from < to && job->x) {
      job->kernels->matmul_f32(product->w, from, to, job->x, job->count, product->y, product->y_stride);
    } else if (from < to) {
      job->kernels->matmul_q8(product->w, from, to, job->activations, job->count, product->y, product->y_stride);
    }
    first -= panels;
    end -= panels;
  }
}

static void multiply(ik_pool *pool, matmul *job) {
  for (int32_t i = 0; i < job->matrices; i++) job->panels += ik_panels(job->products[i].w->rows);
  job->parts = parts_of(pool, job->panels);
  ik_pool_run(pool, multiply_part, job, job->parts);
}

void ik_pool_matmul_q8(ik_pool *pool, ik_level level, const ik_product *products, int32_t matrices, const void *activations,
                       int64_t count) {
  matmul job = {.kernels = ik_kernels_of(level),
                .products = products,
                .matrices = matrices,
                .activations = activations,
                .count = count};
  multiply(pool, &job);
}

void ik_pool_matmul_f32(ik_pool *pool, ik_level level, const ik_product *products, int32_t matrices, const float *x,
                        int64_t count) {
  matmul job = {.kernels = ik_kernels_of(level), .products = products, .matrices = matrices, .x = x, .count = count};
  multiply(pool, &job);
}

typedef struct {
  const ik_kernels *kernels;
  const float *x;
  int64_t count, cols, groups, parts;
  ik_activation *out;
} rounding;

static void quantize_part(void *context, int64_t part, int32_t thread) {
  (void)thread;
  const rounding *job = context;
  int64_t first = job->groups * part / job->parts * IK_ACTIVATION_GROUP;
  int64_t end = job->groups * (part + 1) / job->parts * IK_ACTIVATION_GROUP;
  job->kernels->quantize(job->x, first, end < job->count ? end : job->count, job->count, job->cols, job->out);
}

void ik_pool_activation_quantize(ik_pool *pool, ik_level level, const float *x, int64_t count, int64_t cols, void *out) {
  rounding job = {.kernels = ik_kernels_of(level), .x = x, .count = count, .cols = cols, .out = out};
  job.groups = (count + IK_ACTIVATION_GROUP - 1) / IK_ACTIVATION_GROUP;
  job.parts = parts_of(pool, job.groups);
  ik_pool_run(pool, quantize_part, &job, job.parts);
}

typedef struct {
  const ik_kernels *kernels;
  const ik_attention *shape;
  const ik_query *queries;
  int64_t count, slices;  // slices of the queries, for each KV head
  float *scratch;
} attention;

static float *scratch_of(const attention *job, int64_t share) {
  return job->scratch + (size_t)share * ik_attention_scratch(job->shape);
}

/// One KV head of a slice of the queries.
static void attend_part(void *context, int64_t part, int32_t thread) {
  const attention *job = context;
  int64_t group = job->shape->heads / job->shape->kv_heads, head = part / job->slices * group, slice = part % job->slices;
  int64_t first = job->count * slice / job->slices, end = job->count * (slice + 1) / job->slices;
  job->kernels->attend(job->shape, job->queries + first, end - first, head, head + group, scratch_of(job, thread));
}

/// One span of one KV head of one query. A query's spans lie in one share of the scratch: [KV head][span].
static void attend_span_part(void *context, int64_t part, int32_t thread) {
  (void)thread;
  const attention *job = context;
  int64_t place = part % (job->shape->kv_heads * IK_SPANS), query = part / (job->shape->kv_heads * IK_SPANS);
  float *out = scratch_of(job, query) + place * ik_span_floats(job->shape);
  job->kernels->attend_span(job->shape, job->queries + query, place / IK_SPANS, place % IK_SPANS, out);
}

static void attend_by_spans(ik_pool *pool, attention *job) {
  int64_t kv_heads = job->shape->kv_heads, floats = ik_span_floats(job->shape);
  ik_pool_run(pool, attend_span_part, job, job->count * kv_heads * IK_SPANS);
  for (int64_t q = 0; q < job->count; q++) {
    float *spans = scratch_of(job, q), *sums = spans + kv_heads * IK_SPANS * floats;
    for (int64_t kv = 0; kv < kv_heads; kv++) {
      job->kernels->fold_spans(job->shape, job->queries + q, kv, spans + kv * IK_SPANS * floats, floats, sums);
    }
  }
}

/// Whether there are too few queries and KV heads to keep the threads busy, and spans that can.
static int has_spans_to_share(const ik_pool *pool, const attention *job) {
  int64_t threads = ik_pool_threads(pool), longest = 0;
  for (int64_t q = 0; q < job->count && q < threads; q++) {
    longest = job->queries[q].end > longest ? job->queries[q].end : longest;
  }
  return threads > 1 && job->count <= threads && job->count * job->shape->kv_heads % threads != 0 &&
         longest > IK_SPAN_PAGES * IK_PAGE_TOKENS && job->shape->heads / job->shape->kv_heads <= IK_ATTENTION_ROWS;
}

void ik_pool_attend(ik_pool *pool, ik_level level, const ik_attention *shape, const ik_query *queries, int64_t count,
                    float *scratch) {
  attention job = {.kernels = ik_kernels_of(level), .shape = shape, .queries = queries, .count = count, .scratch = scratch};
  if (has_spans_to_share(pool, &job)) {
    attend_by_spans(pool, &job);
    return;
  }
  int64_t slices = (parts_of(pool, INT64_MAX) + shape->kv_heads - 1) / shape->kv_heads;
  job.slices = slices < count ? slices : count;
  ik_pool_run(pool, attend_part, &job, job.slices * shape->kv_heads);
}
