// Attention over pages of 64 positions. The pages of a query are cut into spans (`ik_span_pages`). For every query, head and
// span, page after page:
//   score = scale * (q · k), summed over the dimensions in order (then the soft cap)
//   m' = max(m, scores), f = e^(m - m'), p = e^(score - m')
//   l = l f + sum of p, s = s f + sum of p v, summed over the positions in order
// The spans are folded together in their order, with the same scaling to a common maximum, and s / l is the result. Nothing of
// it depends on the other queries: those that share a page only share its reading.
//
// A page holds for every KV head the keys as cells [dimension][64 positions], so that a lane is a position, and then for every
// one the values as cells [64 positions][dimension, filled up to a multiple of 16], so that a lane is a dimension. Cells are
// binary16 or floats, one kind in all pages.

enum {
  PAGE = IK_PAGE_TOKENS,
  ROWS_MAX = IK_ATTENTION_ROWS,
  MANY_TILES = 3,  // tiles of rows that make opening a page worth its while
  WIDEST = 128     // dimensions of an opened page at most: 64 KiB
};

LANE void set_cell(void *cells, int64_t at, float value, int is_wide) {
  if (is_wide) {
    ((float *)cells)[at] = value;
  } else {
    ((uint16_t *)cells)[at] = ik_half_of_float(value);
  }
}

LANE void store_cells(void *page, int64_t kv_heads, int64_t head_dim, int64_t slot, const float *key, const float *value,
                      int is_wide) {
  int64_t values = kv_heads * head_dim * PAGE, width = ik_padded(head_dim);
  for (int64_t h = 0; h < kv_heads; h++, key += head_dim, value += head_dim) {
    for (int64_t d = 0; d < head_dim; d++) set_cell(page, (h * head_dim + d) * PAGE + slot, key[d], is_wide);
    int64_t row = values + (h * PAGE + slot) * width;
    for (int64_t d = 0; d < width; d++) set_cell(page, row + d, d < head_dim ? value[d] : 0, is_wide);
  }
}

static void kv_store(int32_t type, void *page, int64_t kv_heads, int64_t head_dim, int64_t slot, const float *key,
                     const float *value) {
  if (type == IK_TYPE_F32) {
    store_cells(page, kv_heads, head_dim, slot, key, value, 1);
  } else {
    store_cells(page, kv_heads, head_dim, slot, key, value, 0);
  }
}

/// What one row (a head of a query) has gathered in a span so far.
typedef struct {
  const float *query;
  int64_t first, end;  // positions of the query
  float most, weight;  // m and l
  float *sum;          // s, [ik_padded(head_dim)]
} gathered;

/// Scores of one row in a page to weights, positions outside `[low, high)` to 0; what was gathered is scaled to the new maximum.
LANE void weigh(const ik_attention *shape, gathered *row, int64_t low, int64_t high, float *scores) {
  static const ints numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  floats lines[PAGE / LANES], best = row->most;
  for (int j = 0; j < PAGE / LANES; j++) {
    floats score = load(scores + j * LANES) * shape->scale;
    if (shape->soft_cap > 0) score = shape->soft_cap * hyperbolic_tangent(score / shape->soft_cap);
    if (low > 0 || high < PAGE) {
      ints position = numbers + j * LANES;
      score = choose((position >= (int32_t)low) & (position < (int32_t)high), score, (floats)-__builtin_inff());
    }
    lines[j] = score;
    best = larger(lines[j], best);
  }
  float most = largest(best);
  floats weights = 0;
  for (int j = 0; j < PAGE / LANES; j++) {
    floats p = exponential(lines[j] - most);
    weights += p;
    store(scores + j * LANES, p);
  }
  float sum = total(weights);
  if (most != row->most) {
    floats factor = exponential((floats)(row->most - most));
    row->weight *= factor[0];
    row->most = most;
    for (int64_t d = 0; d < ik_padded(shape->head_dim); d += LANES) store(row->sum + d, load(row->sum + d) * factor);
  }
  row->weight += sum;
}

/// Adds the values of a page. A slot outside a row's positions may hold anything and is not touched for it, so each row takes
/// alone what comes before and after the positions that all rows have.
static void add_values(gathered *rows, int64_t count, const float *const *weights, const int64_t *low, const int64_t *high,
                       const plane *values) {
  int64_t from = 0, to = PAGE;
  float *sums[ATTEND_ROWS];
  for (int64_t r = 0; r < count; r++) {
    sums[r] = rows[r].sum;
    from = low[r] > from ? low[r] : from;
    to = high[r] < to ? high[r] : to;
  }
  if (from >= to) {
    for (int64_t r = 0; r < count; r++) add_plane(1, weights + r, values, low[r], high[r], sums + r);
    return;
  }
  for (int64_t r = 0; r < count; r++) {
    if (low[r] < from) add_plane(1, weights + r, values, low[r], from, sums + r);
  }
  add_plane(count, weights, values, from, to, sums);
  for (int64_t r = 0; r < count; r++) {
    if (to < high[r]) add_plane(1, weights + r, values, to, high[r], sums + r);
  }
}

/// 1…ATTEND_ROWS rows with one page of one KV head. `start` is the page's first position.
static void attend_tile(const ik_attention *shape, gathered *rows, int64_t count, const plane *keys, const plane *values,
                        int64_t start) {
  float scores[ATTEND_ROWS][PAGE] = {{0}};
  const float *queries[ATTEND_ROWS], *weights[ATTEND_ROWS];
  float *lines[ATTEND_ROWS];
  int64_t low[ATTEND_ROWS], high[ATTEND_ROWS];
  for (int64_t r = 0; r < count; r++) {
    low[r] = rows[r].first > start ? rows[r].first - start : 0;
    high[r] = rows[r].end - start < PAGE ? rows[r].end - start : PAGE;
    queries[r] = rows[r].query;
    weights[r] = lines[r] = scores[r];
  }
  add_plane(count, queries, keys, 0, shape->head_dim, lines);
  for (int64_t r = 0; r < count; r++) weigh(shape, rows + r, low[r], high[r], scores[r]);
  add_values(rows, count, weights, low, high, values);
}

/// `width` numbers a line, from cell `first` of a page on.
LANE plane plane_of(const ik_attention *shape, const void *page, int64_t first, int64_t width) {
  if (shape->type == IK_TYPE_F32) return (plane){.wide = (const float *)page + first, .width = width};
  return (plane){.narrow = (const uint16_t *)page + first, .width = width};
}

/// Rows with one page of one KV head. Where there are many, narrow cells are opened once for all of them.
static void attend_page(const ik_attention *shape, gathered *rows, int64_t count, const void *page, int64_t kv_head,
                        int64_t start) {
  int64_t dim = shape->head_dim, width = ik_padded(dim);
  plane keys = plane_of(shape, page, kv_head * dim * PAGE, PAGE);
  plane values = plane_of(shape, page, shape->kv_heads * dim * PAGE + kv_head * PAGE * width, width);
  _Alignas(64) float wide[2][PAGE * WIDEST];
  if (!keys.wide && count >= MANY_TILES * ATTEND_ROWS && width <= WIDEST) {
    open_plane(&keys, dim, wide[0]);
    open_plane(&values, PAGE, wide[1]);
  }
  for (int64_t r = 0; r < count; r += ATTEND_ROWS) {
    attend_tile(shape, rows + r, count - r < ATTEND_ROWS ? count - r : ATTEND_ROWS, &keys, &values, start);
  }
}

static int covers(const ik_query *query, int64_t page) {
  return query->first < query->end && query->first < (page + 1) * PAGE && query->end > page * PAGE;
}

/// Gathers pages `[from, to)` for `heads` heads of one KV head, of `count` queries; the rows are query by query.
static void gather_pages(const ik_attention *shape, gathered *rows, const ik_query *queries, int64_t count, int64_t heads,
                         int64_t kv_head, int64_t from, int64_t to) {
  for (int64_t page = from; page < to; page++) {
    for (int64_t q = 0, next; q < count; q = next) {
      next = q + 1;
      if (!covers(queries + q, page)) continue;
      const void *shared = queries[q].pages[page];
      while (next < count && covers(queries + next, page) && queries[next].pages[page] == shared) next++;
      attend_page(shape, rows + q * heads, (next - q) * heads, shared, kv_head, page * PAGE);
    }
  }
}

/// Rows that have gathered nothing; their sums lie one after the other.
static void begin_rows(const ik_attention *shape, gathered *rows, const ik_query *queries, int64_t count, int64_t head,
                       int64_t heads, float *sums) {
  int64_t width = ik_padded(shape->head_dim);
  for (int64_t r = 0; r < count * heads; r++) {
    const ik_query *query = queries + r / heads;
    rows[r] = (gathered){.query = query->query + (head + r % heads) * shape->head_dim,
                         .first = query->first,
                         .end = query->end,
                         .most = -__builtin_inff(),
                         .sum = sums + r * width};
  }
  memset(sums, 0, (size_t)(count * heads * width) * sizeof *sums);
}

/// Adds a span to the spans before it.
static void fold(gathered *all, const gathered *span, int64_t width) {
  if (span->weight == 0) return;
  float most = span->most > all->most ? span->most : all->most;
  floats before = exponential((floats)(all->most - most)), now = exponential((floats)(span->most - most));
  all->most = most;
  all->weight = __builtin_fmaf(all->weight, before[0], span->weight * now[0]);
  for (int64_t d = 0; d < width; d += LANES) {
    store(all->sum + d, fused(load(all->sum + d), before, load(span->sum + d) * now));
  }
}

static void finish(const ik_attention *shape, const gathered *row, float *out) {
  for (int64_t d = 0; d < shape->head_dim; d += LANES) {
    floats mean = row->weight == 0 ? (floats)0.0f : load(row->sum + d) / row->weight;
    store_some(out + d, mean, shape->head_dim - d);
  }
}

/// `heads` heads of one KV head, of at most ROWS_MAX / heads queries with spans of one length, over all their pages.
static void attend_batch(const ik_attention *shape, const ik_query *queries, int64_t count, int64_t kv_head, int64_t head,
                         int64_t heads, float *scratch) {
  gathered span[ROWS_MAX], all[ROWS_MAX];
  int64_t width = ik_padded(shape->head_dim), first = INT64_MAX, end = 0, length = ik_span_pages(queries);
  for (int64_t q = 0; q < count; q++) {
    first = queries[q].first < first ? queries[q].first : first;
    end = queries[q].end > end ? queries[q].end : end;
  }
  begin_rows(shape, all, queries, count, head, heads, scratch + count * heads * width);
  for (int64_t from = first / PAGE / length * length; from * PAGE < end; from += length) {
    begin_rows(shape, span, queries, count, head, heads, scratch);
    int64_t past = (end + PAGE - 1) / PAGE;
    gather_pages(shape, span, queries, count, heads, kv_head, from, from + length < past ? from + length : past);
    for (int64_t r = 0; r < count * heads; r++) fold(all + r, span + r, width);
  }
  for (int64_t r = 0; r < count * heads; r++) {
    finish(shape, all + r, queries[r / heads].out + (head + r % heads) * shape->head_dim);
  }
}

/// How many of the queries, which have spans of one length, one batch takes.
static int64_t batch_of(const ik_query *queries, int64_t count, int64_t heads) {
  int64_t taken = 1, most = ROWS_MAX / heads;
  while (taken < count && taken < most && ik_span_pages(queries + taken) == ik_span_pages(queries)) taken++;
  return taken;
}

static void attend(const ik_attention *shape, const ik_query *queries, int64_t count, int64_t first_head, int64_t end_head,
                   float *scratch) {
  int64_t group = shape->heads / shape->kv_heads;
  for (int64_t head = first_head, end; head < end_head; head = end) {
    end = (head / group + 1) * group;
    end = end < end_head ? end : end_head;
    end = end - head < ROWS_MAX ? end : head + ROWS_MAX;
    for (int64_t q = 0, taken; q < count; q += taken) {
      taken = batch_of(queries + q, count - q, end - head);
      attend_batch(shape, queries + q, taken, head / group, head, end - head, scratch);
    }
  }
}

/// One span of one query, all heads of one KV head: m and l of every head, and then every s, to `out`.
static void attend_span(const ik_attention *shape, const ik_query *query, int64_t kv_head, int64_t span, float *out) {
  int64_t heads = shape->heads / shape->kv_heads, length = ik_span_pages(query);
  int64_t past = (query->end + PAGE - 1) / PAGE, to = (span + 1) * length;
  gathered rows[ROWS_MAX];
  begin_rows(shape, rows, query, 1, kv_head * heads, heads, out + 2 * heads);
  gather_pages(shape, rows, query, 1, heads, kv_head, span * length, to < past ? to : past);
  for (int64_t h = 0; h < heads; h++) {
    out[2 * h] = rows[h].most;
    out[2 * h + 1] = rows[h].weight;
  }
}

/// The spans that `attend_span` wrote, `stride` floats apart, to the query's result. `scratch`: a row for every head.
static void fold_spans(const ik_attention *shape, const ik_query *query, int64_t kv_head, float *spans, int64_t stride,
                       float *scratch) {
  int64_t heads = shape->heads / shape->kv_heads, width = ik_padded(shape->head_dim);
  gathered all[ROWS_MAX];
  begin_rows(shape, all, query, 1, kv_head * heads, heads, scratch);
  for (int64_t i = 0; i < IK_SPANS; i++, spans += stride) {
    for (int64_t h = 0; h < heads; h++) {
      gathered span = {.most = spans[2 * h], .weight = spans[2 * h + 1], .sum = spans + 2 * heads + h * width};
      fold(all + h, &span, width);
    }
  }
  for (int64_t h = 0; h < heads; h++) finish(shape, all + h, query->out + (kv_head * heads + h) * shape->head_dim);
}
