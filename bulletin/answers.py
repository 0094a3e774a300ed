"""Keeps what a check found and what a build published, and says so again as long as nothing has changed since."""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, cast

from bulletin.beside import beside
from bulletin.model.language import Language
from bulletin.model.moment import day_of
from bulletin.problems import Problem
from bulletin.report import Lack, Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.sources.walk import standing, stored_state
from bulletin.store import Drawer, digest, program
from bulletin.validate.packing import pack, unpack_plain

_Counts = tuple[int, int, int, int]
_Plain = tuple[tuple[Problem, ...], bool, _Counts, tuple[tuple[Language, int, int, int, int], ...]]


def checked(settings: Settings, tell: Tell) -> Report:
    """What a check finds: what it found the last time where all files are as they were then, otherwise anew."""
    tell(Step(Stage.SOURCES))
    drawer = Drawer(settings.cache / "answer")
    key = _key(settings, *_read_by_check(settings))
    kept = drawer.get(key)
    if kept and (report := _opened(kept, settings.as_of)):
        return report
    # Nothing of it is needed where the answer is kept, and to import it takes longer.
    from bulletin.parts import check_in_parts  # noqa: PLC0415

    report = check_in_parts(settings, tell)
    # A file that was changed meanwhile may have been read before or after that.
    if key == _key(settings, *_read_by_check(settings)):
        drawer.keep({key: _sealed(report, settings.as_of)})
    return report


def built(settings: Settings, tell: Tell, build: Callable[[], Report]) -> Report:
    """What a build publishes: what it published the last time where that stands as it was left, otherwise anew.

    All files that it was made from must stand as they did, too; where some of bulletins do not, only what shows their
    commentary may have to be made anew. A build that is to explain itself is always done.
    """
    if settings.explain:
        return build()
    key, state, done = _done_already(settings, tell)
    if done:
        return done
    report = build()
    others, bulletins = _read_by_build(settings)
    if report.artefacts and (_key(settings, *others), _state(bulletins)) == (key, state):
        left = _Left(state, _look_at(settings.output)(), report)
        _Memory(settings).keep(key, left, bulletins, settings)
    return report


def _done_already(settings: Settings, tell: Tell) -> tuple[str, str, Report | None]:
    """The name of what is to be built, the state of its bulletins, and the report if not everything need be arranged.

    How all files stand is known in here alone: while everything is built it would take memory.
    """
    memory = _Memory(settings)
    standing = _look_at(settings.output)
    others, bulletins = _read_by_build(settings)
    key, state = _key(settings, *others), _state(bulletins)
    last = memory.left(key, standing(), settings)
    if last and last.state == state:
        tell(Step(Stage.PUBLISH))
        return key, state, last.report
    if last and (changed := _differing(memory.bulletins(), bulletins)):
        # Nothing of it is needed where all is as it was, and to import it takes longer.
        from bulletin.rewording import reword  # noqa: PLC0415

        if done := reword(settings, changed, last.report, tell):
            if not done.report.stopped and _read_by_build(settings) == (others, bulletins):
                now = _standing(settings.output, last.standing, done.written)
                memory.keep(key, _Left(state, now, done.report), bulletins, settings)
            return key, state, done.report
    return key, state, None


def _look_at(output: Path) -> Callable[[], Mapping[str, bytes]]:
    """Begin to look how the files of an output folder stand, half of them in another process: most files are there."""
    folders = sorted(path for path in output.iterdir() if path.is_dir()) if output.is_dir() else []
    half = folders[1::2]
    others = beside(lambda: [list(stored_state(folder)) for folder in half])

    def found() -> Mapping[str, bytes]:
        here = dict(stored_state(output, but=frozenset(map(str, half))))
        return {**here, **{path: stands for folder in others() for path, stands in folder}}

    return found


class _Left(NamedTuple):
    """What is known of the last build: of what state of the bulletins it was, how its output stands, what it said."""

    state: str
    standing: Mapping[str, bytes]
    report: Report


class _Memory:
    """What is kept of the last build of each output folder, and how the files of bulletins stood then."""

    def __init__(self, settings: Settings) -> None:
        self._left, self._files = Drawer(settings.cache / "built"), Drawer(settings.cache / "built-from")
        self._name = digest(bytes(settings.output.absolute()))

    def left(self, key: str, standing: Mapping[str, bytes], settings: Settings) -> _Left | None:
        """The last build, if it was one of this key, its output stands as it was left and no embargo has ended."""
        kept = self._left.get(self._name)
        if kept is None:
            return None
        known, state, left, work, sealed = cast("tuple[str, str, str, str, bytes]", unpack_plain(kept))
        # A build that was killed has left its work folder, and something to be settled.
        if known != key or Path(work).exists():
            return None
        report = _opened(sealed, settings.as_of)
        return _Left(state, standing, report) if report and digest(*_flat(standing)) == left else None

    def bulletins(self) -> Mapping[str, bytes]:
        """By their paths, how the files stood."""
        kept = self._files.get(self._name)
        return cast("Mapping[str, bytes]", unpack_plain(kept)) if kept else {}

    def keep(self, key: str, left: _Left, bulletins: Mapping[str, bytes], settings: Settings) -> None:
        """Keep this of a build, and what is kept of other folders."""
        from bulletin.publish import work_folder  # noqa: PLC0415 - as above

        work, sealed = str(work_folder(settings.output)), _sealed(left.report, settings.as_of)
        kept = pack((key, left.state, digest(*_flat(left.standing)), work, sealed))
        self._left.keep({**self._left.all(), self._name: kept})
        self._files.keep({**self._files.all(), self._name: pack(bulletins)})


def _standing(output: Path, before: Mapping[str, bytes], written: Iterable[str]) -> Mapping[str, bytes]:
    """How an output folder stands after these of its files were written."""
    now = {str(path): standing(path) for path in (output / one for one in written)}
    return {path: now.get(path, stood) for path, stood in before.items()}


def _differing(before: Mapping[str, bytes], bulletins: Mapping[str, bytes]) -> frozenset[str]:
    """Which files of bulletins stand otherwise than before; none where others are there."""
    if before.keys() != bulletins.keys():
        return frozenset()
    return frozenset(path for path, stands in bulletins.items() if before[path] != stands)


def _key(settings: Settings, *state: bytes) -> str:
    """The name of what is found in files of this state on this day, by this program, when asked like this."""
    shown = (settings.shown_content, settings.shown_templates)
    asked = (*shown, settings.drafts, settings.strict, day_of(settings.as_of).isoformat())
    return digest(program().encode(), repr(asked).encode(), *state)


def _read_by_check(settings: Settings) -> Iterator[bytes]:
    return _states(settings.content, settings.templates / "locales")


def _read_by_build(settings: Settings) -> tuple[tuple[bytes, ...], Mapping[str, bytes]]:
    """All that a build is made of: by their paths, how the files of bulletins stand, and everything else."""
    bulletins, others = dict[str, bytes](), list[bytes]()
    below = str(settings.content / "bulletins") + os.sep
    for path, stands in stored_state(settings.content):
        if path.startswith(below):
            bulletins[path] = stands
        else:
            others += (os.fsencode(path), stands)
    # Libraries for browsers are there as one installation left them; it writes this list at the end.
    fetched = settings.libraries / ".package-lock.json"
    others.append(fetched.read_bytes() if fetched.exists() else b"")
    others.append(repr((settings.base_url, settings.only, settings.pdf, str(settings.output.absolute()))).encode())
    others += _states(settings.templates, settings.signed)
    return tuple(others), bulletins


def _state(bulletins: Mapping[str, bytes]) -> str:
    return digest(*_flat(bulletins))


def _states(*folders: Path) -> Iterator[bytes]:
    for folder in folders:
        yield bytes(folder.absolute())
        yield from _flat(dict(stored_state(folder)))


def _flat(state: Mapping[str, bytes]) -> Iterator[bytes]:
    for path, stands in state.items():
        yield os.fsencode(path)
        yield stands


def _sealed(report: Report, as_of: datetime) -> bytes:
    lacks = tuple((one.language, one.messages, one.texts, one.bulletins, one.pages) for one in report.lacks)
    counts = (report.bulletins, report.held, report.artefacts, report.reused)
    return pack((as_of, report.next_release, (report.problems, report.stopped, counts, lacks)))


def _opened(kept: bytes, as_of: datetime) -> Report | None:
    """The report, if no embargo has ended between its moment and this one."""
    with suppress(pickle.UnpicklingError):
        since, until, plain = cast("tuple[datetime, datetime | None, _Plain]", unpack_plain(kept))
        if since <= as_of and (until is None or as_of < until):
            problems, stopped, (bulletins, held, artefacts, reused), counted = plain
            lacks = tuple(
                Lack(language=language, messages=messages, texts=texts, bulletins=untranslated, pages=pages)
                for language, messages, texts, untranslated, pages in counted
            )
            return Report(
                problems=problems,
                stopped=stopped,
                bulletins=bulletins,
                held=held,
                next_release=until,
                artefacts=artefacts,
                reused=reused,
                lacks=lacks,
            )
    return None
