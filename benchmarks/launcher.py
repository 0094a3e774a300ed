"""Runs the command that it is given, and prints what it took as JSON.

A process of its own, and a small one: what is started counts the memory of its starter among its own.
"""

import json
import os
import subprocess
import sys
import time


def main() -> int:
    """Run the command; its own output goes to stderr."""
    begun = time.perf_counter()
    with subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=2) as process:  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    taken = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "megabytes": kilobytes / 1024}
    print(json.dumps(taken))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
