"""`make fuzz`: mutated files into the reader of front matter; bytes in, problems out, never an exception.

It starts from the real files, the smallest site and the rogues, takes bytes away, puts pieces of YAML in, and crosses
files with each other. What breaks the promise (see tests/sources/test_any_input.py), or takes longer than ten seconds,
is kept as a file, whose path is printed; the exit code is then 1.
"""

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from tests.conftest import ROOT, SMALLEST, TESTS
from tests.sources.test_any_input import MARKDOWN, YAML, hold_together

KEPT = ROOT / ".cache" / "fuzz"
_SLOW = 10  # seconds for one input
_MOST_BYTES = 40_000
_MOST_CHANGES = 6
_PIECES = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        *("---", "\n---\n", "...", ": ", "- ", "\n  ", "\n\t", "<<: ", "key: ", "a: b: c", "#", " #", "%", "&a ", "*a"),
        *("!!int ", "? ", "| ", ">-\n", "[", "]", "[[", "]]", "{", "}", ",", '"', "'", "“", "”", "\\", "\\x", "~", "="),
        *("\r", "\r\n", "\0", "\x85", "\u00a0", "\u2028", "\ufeff", "\ud800", "\u0301", "o\u031b\u0300", "đ", "😀"),
        *("８", "0", "null", "1.849", "55 tỷ 878 triệu", "  " * 60),
    )
)  # fmt: skip


def seeds() -> list[bytes]:
    """Every text file of the content, the smallest site and the rogues, each content once."""
    folders = (ROOT / "content", SMALLEST, TESTS / "rogues")
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".md", ".yaml"))
    return sorted({path.read_bytes()[:_MOST_BYTES] for path in files if path.is_file()})


def mutated(chance: random.Random, known: Sequence[bytes]) -> bytes:
    """One of the known inputs with a few changes."""
    data = bytearray(chance.choice(known))
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + int(chance.expovariate(0.1)))
        match chance.randrange(7):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = chance.choice(_PIECES)
            case 2:
                data[start:end] = chance.choice(_PIECES)
            case 3 if data:
                data[start % len(data)] = chance.randrange(256)
            case 4:
                data[start:start] = data[start:end] * chance.randint(1, 30)
            case 5:
                other = chance.choice(known)
                cut = chance.randint(0, len(other))
                data[start:end] = other[cut : cut + chance.randint(0, 400)]
            case _:
                del data[start:]
    return bytes(data[:_MOST_BYTES])


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"one input took longer than {_SLOW} s")


def broken(data: bytes) -> str:
    """What goes wrong with an input, as a traceback; empty where nothing does."""
    signal.alarm(_SLOW)
    try:
        for file in (MARKDOWN, YAML):
            hold_together(data, file)
    except Exception:  # whatever it is, it is what we look for
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return ""


def fuzz(seconds: float, seed: int) -> int:
    """Try inputs for so long; print how many, and where those that failed are kept. Return the exit code."""
    chance, known = random.Random(seed), seeds()  # noqa: S311 - no secret
    signal.signal(signal.SIGALRM, _too_slow)
    tried, failed, end = 0, 0, time.monotonic() + seconds
    told: set[str] = set()
    # The seeds as they are first, then mutations for the rest of the time.
    waiting = list(known)
    while time.monotonic() < end:
        data = waiting.pop() if waiting else mutated(chance, known)
        tried += 1
        trace = broken(data)
        if not trace:
            continue
        failed += 1
        KEPT.mkdir(parents=True, exist_ok=True)
        path = KEPT / f"{hashlib.sha256(data).hexdigest()[:16]}.md"
        path.write_bytes(data)
        reason = trace.rstrip().rpartition("\n")[2]
        print(f"{path}: {reason}", flush=True)
        if reason not in told:
            told.add(reason)
            print(trace, file=sys.stderr)
    print(f"fuzz: {tried} inputs in {seconds:g} s (seed {seed}, from {len(known)} files), {failed} failed")
    return int(failed > 0)


def _main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the reader of front matter.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None, help="to repeat a run")
    parser.add_argument("files", nargs="*", type=Path, help="try these files instead, such as one that was kept")
    arguments = parser.parse_args()
    if arguments.files:
        signal.signal(signal.SIGALRM, _too_slow)
        traces = [trace for path in arguments.files if (trace := broken(path.read_bytes()))]
        print("\n".join(traces) or "sound")
        return int(bool(traces))
    seed = arguments.seed if arguments.seed is not None else time.time_ns() % 10**9
    return fuzz(arguments.seconds, seed)


if __name__ == "__main__":
    sys.exit(_main())
