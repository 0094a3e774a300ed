"""Turns measured runs into medians, tables in Markdown, and JSON."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from benchmarks.processes import Run


@dataclass(frozen=True, slots=True)
class Case:
    """One tool on one archive, in one state of what it keeps; `pages` is how many it writes."""

    tool: str
    bulletins: int
    pages: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The medians of all runs of a case.

    `ratio` is our CPU time a page divided by this tool's; `growth` what a page costs more than at the size before,
    1 being linear.
    """

    case: Case
    runs: int
    wall: float
    cpu: float
    megabytes: float
    milliseconds_each: float
    ratio: float | None
    growth: float | None


@dataclass(frozen=True, slots=True)
class Printed:
    """The documents of one engine: CPU seconds of each document of each run, the first being the start of all."""

    engine: str
    runs: tuple[tuple[float, ...], ...]
    pages: int
    kilobytes: float
    whole: tuple[Run, ...]

    @property
    def warm(self) -> float:
        """The median document behind the first."""
        return statistics.median(one for run in self.runs for one in run[1:])

    @property
    def first(self) -> float:
        """The median first document."""
        return statistics.median(run[0] for run in self.runs)


@dataclass(slots=True)
class Results:
    """All that was measured. `parts` are our own pages by kind, for each size: their number and CPU seconds."""

    machine: dict[str, Any]
    runs: dict[Case, list[Run]] = field(default_factory=dict)
    parts: dict[int, Mapping[str, tuple[int, float]]] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)


def lines(runs: Mapping[Case, Sequence[Run]], ours: str) -> Iterator[Line]:
    """The medians, in the order of the runs: sizes ascending."""
    each = {case: statistics.median(run.cpu for run in own) / case.pages * 1000 for case, own in runs.items()}
    of_ours = {(case.bulletins, case.state): cost for case, cost in each.items() if case.tool == ours}
    before: dict[tuple[str, str], float] = {}
    for case, own in runs.items():
        cost, reference = each[case], of_ours.get((case.bulletins, case.state))
        smaller = before.get((case.tool, case.state))
        yield Line(
            case=case,
            runs=len(own),
            wall=statistics.median(run.wall for run in own),
            cpu=statistics.median(run.cpu for run in own),
            megabytes=statistics.median(run.megabytes for run in own),
            milliseconds_each=cost,
            ratio=reference / cost if reference and case.tool != ours else None,
            growth=cost / smaller if smaller else None,
        )
        before[case.tool, case.state] = cost


def sites_table(found: Iterable[Line]) -> Iterator[str]:
    """How long sites take."""
    yield "| tool | bulletins | state | pages | runs | wall s | CPU s | peak MB | CPU ms a page | ours ÷ it | growth |"
    yield "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for line in found:
        case = line.case
        yield (
            f"| {case.tool} | {case.bulletins:,} | {case.state} | {case.pages:,} | {line.runs} | {line.wall:.2f} "
            f"| {line.cpu:.2f} | {line.megabytes:.0f} | {line.milliseconds_each:.2f} | {_factor(line.ratio)} "
            f"| {_factor(line.growth)} |"
        )


def parts_table(parts: Mapping[int, Mapping[str, tuple[int, float]]]) -> Iterator[str]:
    """What the rendering of our own pages costs, of the kinds that peers have."""
    yield "| kind | bulletins | pages | CPU s | CPU ms a page |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for bulletins, kinds in parts.items():
        for kind, (count, seconds) in kinds.items():
            yield f"| {kind} | {bulletins:,} | {count:,} | {seconds:.2f} | {seconds / count * 1000:.2f} |"


def prints_table(printed: Sequence[Printed], ours: str) -> Iterator[str]:
    """What PDFs cost."""
    reference = next((one.warm for one in printed if one.engine == ours), None)
    yield "| engine | documents | pages each | runs | first CPU ms | further CPU ms | kB each | peak MB | ours ÷ it |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in printed:
        documents = len(one.runs[0])
        ratio = reference / one.warm if reference and one.engine != ours else None
        megabytes = statistics.median(run.megabytes for run in one.whole)
        yield (
            f"| {one.engine} | {documents} | {one.pages / documents:.1f} | {len(one.runs)} | {one.first * 1000:.0f} "
            f"| {one.warm * 1000:.1f} | {one.kilobytes / documents:.0f} | {megabytes:.0f} | {_factor(ratio)} |"
        )


def as_json(results: Results, ours: str) -> dict[str, Any]:
    """Everything, each run included."""
    return {
        "machine": results.machine,
        "medians": [asdict(line) for line in lines(results.runs, ours)],
        "runs": [asdict(case) | {"runs": [asdict(run) for run in own]} for case, own in results.runs.items()],
        "our_pages": [
            {"bulletins": bulletins, "kind": kind, "pages": count, "cpu": seconds}
            for bulletins, kinds in results.parts.items()
            for kind, (count, seconds) in kinds.items()
        ],
        "prints": [asdict(one) | {"warm": one.warm, "first": one.first} for one in results.printed],
    }


def _factor(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}"
