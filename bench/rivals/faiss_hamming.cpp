// Range search over 256-bit hashes with faiss: IndexBinaryMultiHash (16 tables of 16 bits, flips 1) and IndexBinaryFlat, one thread.
// Usage: faiss_hamming HASHES QUERIES RADIUS (found are those nearer than RADIUS)
#include <faiss/IndexBinaryFlat.h>
#include <faiss/IndexBinaryHash.h>
#include <faiss/impl/AuxIndexStructures.h>
#include <omp.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

static std::vector<uint8_t> read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return std::vector<uint8_t>(std::istreambuf_iterator<char>(file), {});
}

static double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

static long memory() {
    std::ifstream status("/proc/self/statm");
    long pages = 0, resident = 0;
    status >> pages >> resident;
    return resident * 4096;
}

static void measure(faiss::IndexBinary& index, const char* name, const std::vector<uint8_t>& hashes, const std::vector<uint8_t>& queries, int radius) {
    long count = hashes.size() / 32, asked = queries.size() / 32, found = 0, before = memory();
    double start = now();
    index.add(count, hashes.data());
    double built = now() - start;
    double bytes = double(memory() - before) / count;
    std::vector<double> times;
    for (long i = 0; i < asked; i++) {
        faiss::RangeSearchResult result(1);
        start = now();
        index.range_search(1, queries.data() + i * 32, radius, &result);
        times.push_back((now() - start) * 1000);
        found += result.lims[1];
    }
    std::sort(times.begin(), times.end());
    printf("%-28s p50 %9.3f ms   p99 %9.3f ms   %.0f bytes a hash, %.2f M/s built, %ld neighbours\n", name, times[asked / 2], times[asked * 99 / 100], bytes,
           count / built / 1e6, found);
    fflush(stdout);
}

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    omp_set_num_threads(1);
    auto hashes = read(argv[1]), queries = read(argv[2]);
    int radius = atoi(argv[3]);
    {
        faiss::IndexBinaryMultiHash multi(256, 16, 16);
        multi.nflip = 1;
        measure(multi, "faiss MultiHash 16x16 flip 1", hashes, queries, radius);
    }
    faiss::IndexBinaryFlat flat(256);
    measure(flat, "faiss Flat", hashes, queries, radius);
}
