"""Leiden (CPM) and personalised PageRank by igraph over an edge list; prints one JSON object of times and qualities."""
import json
import sys
import time

import igraph

edges, resolution, seed = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
with open(edges) as lines:
    pairs = [tuple(map(int, line.split(","))) for line in lines]
graph = igraph.Graph(pairs)
graph.simplify()
started = time.perf_counter()
clusters = graph.community_leiden(objective_function="CPM", resolution_parameter=resolution, n_iterations=2)
leiden = time.perf_counter() - started
n, m = graph.vcount(), graph.ecount()
inside = m - sum(clusters.crossing())
quality = (inside - resolution * sum(s * (s - 1) / 2 for s in clusters.sizes())) / m
started = time.perf_counter()
graph.personalized_pagerank(reset_vertices=[seed], damping=0.85)
pagerank = time.perf_counter() - started
print(json.dumps({"accounts": n, "ties": m, "clusters": len(clusters), "quality": quality, "leiden_seconds": leiden, "pagerank_seconds": pagerank}))
