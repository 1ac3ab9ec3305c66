"""Asks which accounts may be suggested: python3 example.py http://127.0.0.1:8080 [KEY]   (Python 3.11 or later)"""

import sys

from cordon import Cordon
from guard import Guard

server = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
guard = Guard(Cordon(server, key=sys.argv[2] if len(sys.argv) > 2 else None))
guard.read_modes()
candidates = [{"id": "account:a2", "age": "adult", "score": 0.8}, {"id": "account:a3", "age": "child", "score": 0.6}]
decisions, source = guard.rank({"surface": "people", "viewer": "account:a1", "age": "adult", "candidates": candidates})
for candidate, decision in zip(candidates, decisions):
    print(candidate["id"], decision["verdict"], decision.get("reason") or "-", f"({source})")
