/* Finds terms in texts with Hyperscan's literals, case ignored and whole words, beside the matcher of Cordon. Usage: hyperscan_terms TERMS TEXTS: a term and a text a line. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char **lines(const char *path, unsigned *count) {
  FILE *file = fopen(path, "r");
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  unsigned size = 1024, n = 0;
  char **all = malloc(size * sizeof *all);
  if (!file) { fprintf(stderr, "%s cannot be read\n", path); exit(1); }
  while ((length = getline(&line, &room, file)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    if (n == size) all = realloc(all, (size *= 2) * sizeof *all);
    all[n++] = strdup(line);
  }
  free(line);
  fclose(file);
  *count = n;
  return all;
}

static int hit(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(unsigned long *)context;
  return 0;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  unsigned terms, texts;
  if (argc != 3) return 2;
  char **term = lines(argv[1], &terms), **text = lines(argv[2], &texts);
  unsigned *flags = malloc(terms * sizeof *flags), *ids = malloc(terms * sizeof *ids);
  char **pattern = malloc(terms * sizeof *pattern);
  size_t *length = malloc(texts * sizeof *length);
  for (unsigned i = 0; i < terms; i++) {
    pattern[i] = malloc(strlen(term[i]) + 5);
    sprintf(pattern[i], "\\b%s\\b", term[i]);
    flags[i] = HS_FLAG_CASELESS;
    ids[i] = i;
  }
  for (unsigned i = 0; i < texts; i++) length[i] = strlen(text[i]);
  hs_database_t *database;
  hs_compile_error_t *error;
  hs_scratch_t *scratch = NULL;
  double start = now();
  if (hs_compile_multi((const char *const *)pattern, flags, ids, terms, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    fprintf(stderr, "hyperscan: %s\n", error->message);
    return 1;
  }
  double built = now() - start;
  hs_alloc_scratch(database, &scratch);
  double best = 1e9;
  unsigned long found = 0;
  for (int round = 0; round < 6; round++) {
    found = 0;
    start = now();
    for (unsigned i = 0; i < texts; i++) hs_scan(database, text[i], length[i], 0, scratch, hit, &found);
    double took = now() - start;
    if (round > 0 && took < best) best = took;
  }
  printf("  %-48s %8.3f M messages/s   %9.0f ns each   built in %.1f s   %lu found\n", "Hyperscan, whole words: no evasion, no start", texts / best / 1e6, best / texts * 1e9, built, found);
  return 0;
}
