"""Reads the outlines of the provinces from the npm package @svg-maps/vietnam, and draws them with fewer points."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import dist
from pathlib import Path

SOURCE = "@svg-maps/vietnam"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
SOURCE_URL = "https://github.com/VictorCazanave/svg-maps/tree/master/packages/vietnam"
VIEW_BOX = (812, 873)

# The package names shapes by the letters of a province's name; these three it names otherwise.
_OTHERWISE = {"baria": "ba-ria-vung-tau", "hcm": "ho-chi-minh", "tthue": "hue"}
_PATH = re.compile(r'<path\s+id="([a-z]+)"[^>]*?\sd="([^"]+)"')
_TOKEN = re.compile(r"[a-zA-Z]|[-+]?[0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?")
# How many numbers follow a command; of a curve only its end is kept, since only small islands are drawn with curves.
_NUMBERS = {"m": 2, "l": 2, "c": 6}
# A ring of fewer points has no area, and the smallest island is still an island.
_FEWEST = 3

Point = tuple[float, float]
Ring = Sequence[Point]
Shapes = Mapping[str, Sequence[Ring]]


def read_drawing(libraries: Path) -> str:
    """The drawing of the package, as it is stored."""
    return libraries.joinpath(*SOURCE.split("/"), "vietnam.svg").read_text(encoding="utf-8")


def shapes_of(drawing: str) -> Shapes:
    """The rings of every shape, by the name that `shape_name` gives a province."""
    return {_OTHERWISE.get(name, name).replace("-", ""): tuple(_rings(path)) for name, path in _PATH.findall(drawing)}


def shape_name(place: str) -> str:
    """The name of a province's shape."""
    return place.replace("-", "")


def _rings(path: str) -> Iterator[Ring]:
    tokens = _TOKEN.findall(path)
    at, command = 0, ""
    here, ring = (0.0, 0.0), list[Point]()
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        if command in "zZ":
            yield ring
            here, ring = ring[0], []
            continue
        numbers = _NUMBERS[command.lower()]
        x, y = (float(one) for one in tokens[at + numbers - 2 : at + numbers])
        here = (x, y) if command.isupper() else (here[0] + x, here[1] + y)
        ring.append(here)
        at += numbers
        # Further pairs after a move are lines.
        command = {"m": "l", "M": "L"}.get(command, command)
    if ring:
        yield ring


def outline(rings: Sequence[Ring], tolerance: float, decimals: int) -> str:
    """The path of some rings, none of which leaves its course by more than `tolerance`."""
    return "".join(_path(simplified(ring, tolerance), decimals) for ring in rings)


def simplified(ring: Ring, tolerance: float) -> Ring:
    """A ring with fewer points (Douglas and Peucker); no ring vanishes, however small it is."""
    if len(ring) <= _FEWEST:
        return ring
    # A ring has no ends: it is parted at its first point and at the one farthest from it.
    far = max(range(len(ring)), key=lambda number: dist(ring[0], ring[number]))
    closed = [*ring, ring[0]]
    kept = {0, far} | _kept(closed, 0, far, tolerance) | _kept(closed, far, len(ring), tolerance)
    if len(kept) < _FEWEST:
        kept.add(max(range(len(ring)), key=lambda number: _distance(ring[number], ring[0], ring[far])))
    return [ring[number] for number in sorted(kept)]


def _kept(points: Ring, first: int, last: int, tolerance: float) -> set[int]:
    """The points between two that a line through the kept ones would else miss by more than `tolerance`."""
    kept: set[int] = set()
    waiting = [(first, last)]
    while waiting:
        start, end = waiting.pop()
        between = range(start + 1, end)
        if not between:
            continue
        far = max(between, key=lambda number: _distance(points[number], points[start], points[end]))
        if _distance(points[far], points[start], points[end]) > tolerance:
            kept.add(far)
            waiting += [(start, far), (far, end)]
    return kept


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line between two others; to the one of them, if they are one."""
    length = dist(start, end)
    if not length:
        return dist(point, start)
    across = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(across) / length


def _path(ring: Ring, decimals: int) -> str:
    """A ring in relative steps, from rounded points, so that errors do not add up."""
    scale = 10**decimals
    points = [(round(x * scale), round(y * scale)) for x, y in ring]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points)]
    shown = [_pair(step, decimals) for step in steps if step != (0, 0)] or ["h.1" if decimals else "h1"]
    body = (
        shown[0]
        if shown[0].startswith("h")
        else "l"
        + "".join(pair if number == 0 or pair.startswith("-") else f" {pair}" for number, pair in enumerate(shown))
    )
    return f"M{_pair(points[0], decimals)}{body}z"


def _pair(step: tuple[int, int], decimals: int) -> str:
    x, y = (_number(part, decimals) for part in step)
    return f"{x}{y}" if y.startswith("-") else f"{x} {y}"


def _number(scaled: int, decimals: int) -> str:
    """A scaled number in as few signs as SVG allows: .5 and -3."""
    if not decimals:
        return str(scaled)
    sign, digits = "-" if scaled < 0 else "", f"{abs(scaled):0{decimals + 1}}"
    whole, rest = digits[:-decimals].lstrip("0"), digits[-decimals:].rstrip("0")
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole or 0}"
