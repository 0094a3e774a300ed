"""Reads `releases.lock`, strictly: what has been published is not to be guessed."""

from bulletin.model.release import ReleasedBulletin, Releases
from bulletin.problems import Location, Problem, Value
from bulletin.sources.document import PlainText
from bulletin.validate.release_lines import HEADER, DamagedLineError, EditedLineError, read_line


def read_releases(file: PlainText | None) -> tuple[Releases, tuple[Problem, ...]]:
    """What was published before; empty where nothing was. A damaged line gives its problem and is left out."""
    if file is None:
        return Releases(), ()
    told: dict[str, Value] = {"lock": file.path}
    header, *lines = file.text.split("\n")
    problems = [] if header == HEADER else [Problem(code="lock-damaged", where=Location(file.path, 1), values=told)]
    if lines and not lines[-1]:
        lines.pop()
    elif lines:
        # Not ended by "\n": the file was cut off, if only by one character.
        problems.append(Problem(code="lock-damaged", where=Location(file.path, len(lines) + 1), values=told))
    bulletins: dict[str, ReleasedBulletin] = {}
    last = ""
    for number, line in enumerate(lines, start=2):
        where = Location(file.path, number)
        try:
            bulletin = read_line(line, where)
        except EditedLineError:
            problems.append(
                Problem(code="lock-edited", where=where, values={"bulletin": line.partition(" ")[0], **told})
            )
            continue
        except DamagedLineError:
            problems.append(Problem(code="lock-damaged", where=where, values=told))
            continue
        if bulletin.key <= last:  # twice, or out of order, as after a merge that went wrong
            problems.append(Problem(code="lock-damaged", where=where, values=told))
        last = max(last, bulletin.key)
        bulletins.setdefault(bulletin.key, bulletin)
    return Releases(bulletins), tuple(problems)
