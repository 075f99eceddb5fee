"""Reads calls and writes words, one JSON line each."""

import json
import sys


def answer_lines(answer, refusal):
    """answer makes the call; refusal reads an error of the client's own classes, or gives None."""
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            word = answer(ask)
        except Exception as cause:
            word = refusal(cause) or {"outcome": "failed", "message": repr(cause)[:500]}
        print(json.dumps({"id": ask["id"], **word}, default=str), flush=True)
