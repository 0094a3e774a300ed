"""Keeps what a check found and what a build published, and says so again as long as nothing has changed since."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import cast

from bulletin.model.language import Language
from bulletin.model.moment import day_of
from bulletin.problems import Problem
from bulletin.report import Lack, Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.sources.walk import stored_state
from bulletin.store import Drawer, digest, program
from bulletin.validate.packing import pack, unpack_plain

_Counts = tuple[int, int, int, int]
_Plain = tuple[tuple[Problem, ...], bool, _Counts, tuple[tuple[Language, int, int, int, int], ...]]


def checked(settings: Settings, tell: Tell, *, few: int | None = None) -> Report:
    """What a check finds: what it found the last time where all files are as they were then, otherwise anew.

    One answer is kept. That of an archive of up to `few` bulletins is not, since it is found as soon; where nothing
    is said, few are those that are read in one process.
    """
    tell(Step(Stage.SOURCES))
    drawer = Drawer(settings.cache / "answer")
    key = _key(settings, *_read_by_check(settings))
    kept = drawer.get(key)
    if kept and (report := _opened(kept, settings.as_of)):
        return report
    # Nothing of it is needed where the answer is kept, and to import it takes longer.
    from bulletin.parts import check_in_parts  # noqa: PLC0415
    from bulletin.workers import FEW  # noqa: PLC0415

    few = FEW if few is None else few
    report = check_in_parts(settings, tell, few=few)
    # A file that was changed meanwhile may have been read before or after that.
    if report.bulletins > few and key == _key(settings, *_read_by_check(settings)):
        drawer.keep({key: _sealed(report, settings.as_of)})
    return report


def built(settings: Settings, tell: Tell, build: Callable[[], Report]) -> Report:
    """What a build publishes: what it published the last time where that stands as it was left, otherwise anew.

    All files that it was made from must stand as they did, too. One that is to explain itself is always built.
    """
    if settings.explain:
        return build()
    drawer = Drawer(settings.cache / "built")
    key = _key(settings, *_read_by_build(settings))
    if kept := drawer.get(key):
        standing, work, report = cast("tuple[str, str, bytes]", unpack_plain(kept))
        # A build that was killed has left its work folder, and something to be settled.
        if not Path(work).exists() and standing == _standing(settings.output):
            tell(Step(Stage.PUBLISH))
            if opened := _opened(report, settings.as_of):
                return opened
    report_now = build()
    if report_now.artefacts and key == _key(settings, *_read_by_build(settings)):
        from bulletin.publish import work_folder  # noqa: PLC0415 - as above

        left = (_standing(settings.output), str(work_folder(settings.output)), _sealed(report_now, settings.as_of))
        drawer.keep({key: pack(left)})
    return report_now


def _key(settings: Settings, *state: bytes) -> str:
    """The name of what is found in files of this state on this day, by this program, when asked like this."""
    shown = (settings.shown_content, settings.shown_templates)
    asked = (*shown, settings.drafts, settings.strict, day_of(settings.as_of).isoformat())
    return digest(program().encode(), repr(asked).encode(), *state)


def _read_by_check(settings: Settings) -> Iterator[bytes]:
    return _states(settings.content, settings.templates / "locales")


def _read_by_build(settings: Settings) -> Iterator[bytes]:
    # Libraries for browsers are there as one installation left them; it writes this list at the end.
    fetched = settings.libraries / ".package-lock.json"
    yield fetched.read_bytes() if fetched.exists() else b""
    yield repr((settings.base_url, settings.only, settings.pdf, str(settings.output.absolute()))).encode()
    yield from _states(settings.content, settings.templates, settings.signed)


def _states(*folders: Path) -> Iterator[bytes]:
    for folder in folders:
        yield from (bytes(folder.absolute()), *stored_state(folder))


def _standing(output: Path) -> str:
    return digest(*stored_state(output))


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
