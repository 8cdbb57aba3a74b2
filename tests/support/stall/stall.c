/* A drive that does not answer: every call that names a path with a certain word in it waits for ever.
 * Preloaded into the program under test; STALLED_PATH holds the word. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void wait_on(const char *path) {
  const char *word = getenv("STALLED_PATH");
  if (word && path && strstr(path, word)) {
    for (;;) pause();
  }
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static mode_t mode_of(int flags, va_list rest) {
  return (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name)                                   \
  int name(const char *path, int flags, ...) {       \
    va_list rest;                                    \
    va_start(rest, flags);                           \
    mode_t mode = mode_of(flags, rest);              \
    va_end(rest);                                    \
    wait_on(path);                                   \
    return NEXT(name)(path, flags, mode);            \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                      \
  int name(int at, const char *path, int flags, ...) {    \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode_t mode = mode_of(flags, rest);                   \
    va_end(rest);                                         \
    wait_on(path);                                        \
    return NEXT(name)(at, path, flags, mode);             \
  }
OPENAT(openat)
OPENAT(openat64)

int stat(const char *restrict path, struct stat *restrict found) {
  wait_on(path);
  return NEXT(stat)(path, found);
}

int stat64(const char *restrict path, struct stat64 *restrict found) {
  wait_on(path);
  return NEXT(stat64)(path, found);
}

int statx(int at, const char *restrict path, int flags, unsigned mask, struct statx *restrict found) {
  wait_on(path);
  return NEXT(statx)(at, path, flags, mask, found);
}
