// A pool of threads for work that lasts microseconds: a product of one token has a wait at its end, hundreds of them a token.
//
// A job is open while its caller hands out parts. A worker joins an open job, takes parts until there are none, and leaves.
// The caller takes parts too, then closes the job and waits for those who joined, and for them alone: a worker that the
// system has not let run yet costs nothing.

#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "../include/InferenceKernels.h"

/// How long a thread looks for work before it sleeps, and what it makes of being interrupted while it looks.
enum {
  SPIN_NANOSECONDS = 20000,
  LOST_NANOSECONDS = 200000,  // a pause this long between two looks: somebody else had the processor
  SHY_WAITS = 64              // waits that do not spin after that
};

/// `gate`: bit 0 is set while a job is open; above it, how many workers have joined.
enum { OPEN = 1, JOINED = 2 };

typedef struct {
  ik_pool *pool;
  int32_t index;
  int32_t shy;  // waits left that sleep at once
  pthread_t thread;
} worker;

struct ik_pool {
  _Alignas(64) _Atomic uint32_t jobs;  // counts jobs; workers sleep on it
  _Atomic int32_t sleepers;
  _Alignas(64) _Atomic uint32_t gate;  // the caller sleeps on it
  _Atomic int32_t caller_sleeps;
  _Alignas(64) _Atomic int64_t next;  // part
  _Alignas(64) ik_work work;
  void *context;
  int64_t parts;
  int32_t threads;
  int32_t crowded;  // more threads than processors
  _Atomic int32_t ending;
  worker workers[];  // [threads]; 0 is the caller
};

static void futex_wait(_Atomic uint32_t *word, uint32_t value) {
  syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

static void futex_wake(_Atomic uint32_t *word, int32_t count) {
  syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000 + time.tv_nsec;
}

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Looks at `word` until `(value & mask) != unwanted` or the time is up. Whether it saw that.
static int spin(const worker *self, _Atomic uint32_t *word, uint32_t mask, uint32_t unwanted, int32_t *shy) {
  if (self->pool->crowded || *shy > 0) {
    if (*shy > 0) (*shy)--;
    return (atomic_load(word) & mask) != unwanted;
  }
  int64_t begin = now(), last = begin;
  do {
    for (int i = 0; i < 16; i++) {
      if ((atomic_load_explicit(word, memory_order_acquire) & mask) != unwanted) return 1;
      pause_briefly();
    }
    int64_t time = now();
    if (time - last > LOST_NANOSECONDS) *shy = SHY_WAITS;
    last = time;
  } while (last - begin < SPIN_NANOSECONDS);
  return 0;
}

static void take_parts(ik_pool *pool, int32_t thread) {
  for (;;) {
    int64_t part = atomic_fetch_add_explicit(&pool->next, 1, memory_order_relaxed);
    if (part >= pool->parts) return;
    pool->work(pool->context, part, thread);
  }
}

static int join(ik_pool *pool) {
  uint32_t gate = atomic_load(&pool->gate);
  while (gate & OPEN) {
    if (atomic_compare_exchange_weak(&pool->gate, &gate, gate + JOINED)) return 1;
  }
  return 0;
}

static void leave(ik_pool *pool) {
  uint32_t before = atomic_fetch_sub(&pool->gate, JOINED);
  if (before == JOINED && atomic_load(&pool->caller_sleeps)) futex_wake(&pool->gate, 1);
}

static void *run_worker(void *argument) {
  worker *self = argument;
  ik_pool *pool = self->pool;
  uint32_t seen = 0;
  while (!atomic_load(&pool->ending)) {
    if (!spin(self, &pool->jobs, UINT32_MAX, seen, &self->shy)) {
      atomic_fetch_add(&pool->sleepers, 1);
      futex_wait(&pool->jobs, seen);
      atomic_fetch_sub(&pool->sleepers, 1);
    }
    uint32_t jobs = atomic_load(&pool->jobs);
    if (jobs == seen) continue;
    seen = jobs;
    if (!join(pool)) continue;
    take_parts(pool, self->index);
    leave(pool);
  }
  return NULL;
}

size_t ik_pool_bytes(int32_t threads) {
  size_t bytes = sizeof(ik_pool) + (size_t)(threads > 0 ? threads : 1) * sizeof(worker);
  return (bytes + 63) / 64 * 64;
}

static int32_t processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

int ik_pool_start(ik_pool *pool, int32_t threads) {
  threads = threads > 0 ? threads : 1;
  *pool = (ik_pool){.threads = 1, .crowded = threads > processors()};
  pool->workers[0] = (worker){.pool = pool};
  for (int32_t i = 1; i < threads; i++) {
    pool->workers[i] = (worker){.pool = pool, .index = i};
    int error = pthread_create(&pool->workers[i].thread, NULL, run_worker, &pool->workers[i]);
    if (error) {
      ik_pool_stop(pool);
      return error;
    }
    pool->threads = i + 1;
  }
  return 0;
}

static void announce(ik_pool *pool) {
  atomic_fetch_add(&pool->jobs, 1);
  int32_t sleepers = atomic_load(&pool->sleepers);
  if (sleepers > 0) futex_wake(&pool->jobs, sleepers);
}

/// Waits until everyone who joined has left.
static void wait_for_the_others(ik_pool *pool) {
  worker *self = &pool->workers[0];
  uint32_t gate = atomic_fetch_and(&pool->gate, ~(uint32_t)OPEN) & ~(uint32_t)OPEN;
  while (gate != 0) {
    // A spin ends as soon as the count changes; the last to leave makes it 0.
    if (!spin(self, &pool->gate, UINT32_MAX, gate, &self->shy)) {
      atomic_store(&pool->caller_sleeps, 1);
      if (atomic_load(&pool->gate) == gate) futex_wait(&pool->gate, gate);
      atomic_store(&pool->caller_sleeps, 0);
    }
    gate = atomic_load(&pool->gate);
  }
}

void ik_pool_run(ik_pool *pool, ik_work work, void *context, int64_t parts) {
  if (pool->threads == 1 || parts <= 1) {
    for (int64_t part = 0; part < parts; part++) work(context, part, 0);
    return;
  }
  pool->work = work;
  pool->context = context;
  pool->parts = parts;
  atomic_store(&pool->next, 0);
  atomic_store(&pool->gate, OPEN);
  announce(pool);
  take_parts(pool, 0);
  wait_for_the_others(pool);
}

void ik_pool_stop(ik_pool *pool) {
  atomic_store(&pool->ending, 1);
  announce(pool);
  for (int32_t i = 1; i < pool->threads; i++) pthread_join(pool->workers[i].thread, NULL);
  pool->threads = 1;
}

int32_t ik_pool_threads(const ik_pool *pool) { return pool->threads; }
