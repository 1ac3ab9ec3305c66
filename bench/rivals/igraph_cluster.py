"""Leiden by igraph over a binary edge file (int32 sources, then int32 targets); prints one JSON object of times and quality.

Usage: igraph_cluster.py FILE cpm|modularity RESOLUTION ITERATIONS [LABELS_OUT]
Ties must be distinct and without self-ties. CPU seconds are the process's own, so that a busy machine does not show.
"""
import array
import json
import os
import sys
import time

import igraph

path, objective, resolution, iterations = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
ends = array.array("i")
with open(path, "rb") as file:
    ends.fromfile(file, os.path.getsize(path) // 4)
half = len(ends) // 2
started = time.process_time()
graph = igraph.Graph(n=max(ends) + 1, edges=zip(ends[:half], ends[half:]))
built = time.process_time() - started
del ends
cpm = objective == "cpm"
wall, cpu = time.perf_counter(), time.process_time()
clusters = graph.community_leiden(
    objective_function="CPM" if cpm else "modularity",
    resolution_parameter=resolution,
    n_iterations=iterations)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
n, m = graph.vcount(), graph.ecount()
if cpm:
    inside = m - sum(clusters.crossing())
    quality = (inside - resolution * sum(s * (s - 1) / 2 for s in clusters.sizes())) / m
else:
    quality = graph.modularity(clusters, resolution=resolution)
if len(sys.argv) > 5:
    with open(sys.argv[5], "wb") as out:
        array.array("i", clusters.membership).tofile(out)
print(json.dumps({"accounts": n, "ties": m, "clusters": len(clusters), "quality": quality, "seconds": wall, "cpu_seconds": cpu, "build_cpu_seconds": built}))
