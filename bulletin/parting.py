"""Takes an archive apart into what has nothing to do with each other: no rule looks beyond a part.

A part is whatever is said of one place, of those that it was formed from and of those that came after it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bulletin.model.archive import Archive
from bulletin.model.calendar import CalendarEntry
from bulletin.model.place import Place, Places
from bulletin.problems import Problem
from bulletin.validate.bulletin_files import Files
from bulletin.validate.releases import Line, read_lines


@dataclass(slots=True)
class Part:
    """All that is said of places that hang together."""

    places: Places
    bulletins: list[Files] = field(default_factory=list)
    calendar: list[CalendarEntry] = field(default_factory=list)
    releases: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The folder of its first bulletin, which is in no other part."""
        return self.bulletins[0][0].folder


def parted(bulletins: Sequence[Files], base: Archive, lines: Sequence[Line]) -> tuple[list[Part], Part]:
    """The parts that have bulletins, and what is said of none of them."""
    together = _hanging_together(base.places)
    places: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in base.places.values():
        places[together[place.id.casefold()]][place.id] = place
    parts: dict[str, Part] = {}
    for files in bulletins:
        folder = files[0].folder.casefold()  # one that is misspelt may be meant
        name = together.get(folder, folder)
        if name not in parts:
            parts[name] = Part(places.get(name, {}))
        parts[name].bulletins.append(files)
    rest = Part({})
    for entry in base.calendar:
        name = together[entry.place.id.casefold()] if entry.place else ""
        parts.get(name, rest).calendar.append(entry)
    for line in lines:
        folder = line.text.partition("/")[0].casefold()
        parts.get(together.get(folder, folder), rest).releases.append(line)
    return list(parts.values()), rest


def within(archive: Archive, part: Part) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive with nothing but the part's places, dates and releases, and the problems of reading the last."""
    releases, problems = read_lines(part.releases)
    return replace(archive, places=part.places, calendar=tuple(part.calendar), releases=releases), problems


def _hanging_together(places: Places) -> Mapping[str, str]:
    """By the id of each place, the name of its part: the unit that its successors end in."""
    found: dict[str, str] = {}
    for name in places:
        met = {name: None}
        last = name
        while (successor := places[last].successor) and successor not in met:
            met[successor] = None
            last = successor
        found[name.casefold()] = (min(met) if successor else last).casefold()
    return found
