"""Keeps what a check found, and gives it again for as long as nothing has changed that it was found in."""

import pickle
from contextlib import suppress
from datetime import datetime
from typing import cast

from bulletin.model.language import Language
from bulletin.model.moment import day_of
from bulletin.problems import Problem
from bulletin.report import Lack, Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.sources.walk import stored_state
from bulletin.store import Drawer, digest, program
from bulletin.validate.packing import pack, unpack_plain

_Counts = tuple[int, int]
_Plain = tuple[tuple[Problem, ...], bool, _Counts, tuple[tuple[Language, int, int, int, int], ...]]


def checked(settings: Settings, tell: Tell, *, few: int | None = None) -> Report:
    """What a check finds: what it found the last time where all files are as they were then, otherwise anew.

    One answer is kept. That of an archive of up to `few` bulletins is not, since it is found as soon; where nothing
    is said, few are those that are read in one process.
    """
    tell(Step(Stage.SOURCES))
    drawer = Drawer(settings.cache / "answer")
    key = _key(settings)
    kept = drawer.get(key)
    if kept and (report := _opened(kept, settings.as_of)):
        return report
    # Nothing of it is needed where the answer is kept, and to import it takes longer.
    from bulletin.parts import check_in_parts  # noqa: PLC0415
    from bulletin.workers import FEW  # noqa: PLC0415

    few = FEW if few is None else few
    report = check_in_parts(settings, tell, few=few)
    # A file that was changed meanwhile may have been read before or after that.
    if report.bulletins > few and key == _key(settings):
        drawer.keep({key: _sealed(report, settings.as_of)})
    return report


def _key(settings: Settings) -> str:
    """The name of what is found in these files on this day, by this program, when asked like this."""
    shown = (settings.shown_content, settings.shown_templates)
    asked = (*shown, settings.drafts, settings.strict, day_of(settings.as_of).isoformat())
    folders = (settings.content.absolute(), settings.templates.absolute() / "locales")
    state = (piece for folder in folders for piece in (bytes(folder), *stored_state(folder)))
    return digest(program().encode(), repr(asked).encode(), *state)


def _sealed(report: Report, as_of: datetime) -> bytes:
    lacks = tuple((one.language, one.messages, one.texts, one.bulletins, one.pages) for one in report.lacks)
    counts = (report.bulletins, report.held)
    return pack((as_of, report.next_release, (report.problems, report.stopped, counts, lacks)))


def _opened(kept: bytes, as_of: datetime) -> Report | None:
    """The report, if no embargo has ended between its moment and this one."""
    with suppress(pickle.UnpicklingError):
        since, until, plain = cast("tuple[datetime, datetime | None, _Plain]", unpack_plain(kept))
        if since <= as_of and (until is None or as_of < until):
            problems, stopped, (bulletins, held), counted = plain
            lacks = tuple(
                Lack(language=language, messages=messages, texts=texts, bulletins=untranslated, pages=pages)
                for language, messages, texts, untranslated, pages in counted
            )
            return Report(
                problems=problems, stopped=stopped, bulletins=bulletins, held=held, next_release=until, lacks=lacks
            )
    return None
