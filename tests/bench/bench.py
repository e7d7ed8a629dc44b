#!/usr/bin/env python3
"""Runs the benchmarks: each figure beside its limit, measured in the same run.

    bench.py [REGEX]
    bench.py --list

Runs the programs of build/release; all of them take some ten minutes, those whose name the regular
expression finds less. Prints a table and writes build/bench/results.json: a list of {"name",
"value", "unit", "limit_value", "ratio", "must"}. Speed is never asserted here.
"""
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True  # the sources stay as they are

import bad_line
import growth
import pulls
import sessions
import storms
import table
from programs import BUILD, end_all

BENCHMARKS = {
    "storm": storms.storm,
    "storm_200": storms.storm_200,
    "storm_1000": storms.storm_1000,
    "bad_line": bad_line.bad_line,
    "intake": storms.intake,
    "overlap": storms.overlap,
    "growth": growth.growth,
    "session_bytes": sessions.session_bytes,
    "thrift": sessions.thrift,
    "files": sessions.files,
    "contact": sessions.contact,
    "first_pull": pulls.desktop,
    "first_pull_100k": pulls.first_pull_100k,
    "list_pages": pulls.list_pages,
}


def main():
    if "--list" in sys.argv:
        return print("\n".join(BENCHMARKS))
    wanted = sys.argv[1] if len(sys.argv) > 1 else "."
    table.heading()
    try:
        for name, run in BENCHMARKS.items():
            if not re.search(wanted, name):
                continue
            with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
                run(folder)
    finally:
        end_all()
        table.save(os.path.join(os.path.dirname(BUILD), "bench", "results.json"), wanted != ".")


if __name__ == "__main__":
    main()
