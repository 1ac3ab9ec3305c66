"""Personalised PageRank, connected components and core numbers by igraph over an edge list of numbers.

Usage: igraph_rank.py EDGES SEEDS RANKS
SEEDS are account numbers with commas between. The ranks go to RANKS, one a line, by account. Prints one JSON object of [seconds, processor seconds].
"""
import json
import sys
import time

import igraph

edges, seeds, ranks = sys.argv[1], [int(s) for s in sys.argv[2].split(",")], sys.argv[3]
graph = igraph.Graph.Read_Edgelist(edges, directed=False)
graph.simplify()


def timed(work, rounds=3):
    """The result, and the least of the seconds, by the clock and of the processor, that it took."""
    seconds, processor = float("inf"), float("inf")
    for _ in range(rounds):
        started, busy = time.perf_counter(), time.process_time()
        result = work()
        seconds, processor = min(seconds, time.perf_counter() - started), min(processor, time.process_time() - busy)
    return result, [seconds, processor]


pagerank, pagerank_seconds = timed(lambda: graph.personalized_pagerank(reset_vertices=seeds, damping=0.85))
components, components_seconds = timed(lambda: graph.connected_components().membership)
cores, core_seconds = timed(graph.coreness)
with open(ranks, "w") as output:
    output.writelines(f"{rank!r}\n" for rank in pagerank)
print(json.dumps({
    "accounts": graph.vcount(),
    "ties": graph.ecount(),
    "pagerank": pagerank_seconds,
    "components": components_seconds,
    "cores": core_seconds,
    "count_of_components": max(components) + 1,
    "largest_core": max(cores),
}))
