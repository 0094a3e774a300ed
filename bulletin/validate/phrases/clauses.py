"""Reads what follows the value of a phrase: its share, the part of the plan that it is, its comparisons."""

from collections.abc import Iterator
from dataclasses import replace

from bulletin.model.figure import ASSUMED_BASE, Change
from bulletin.validate.phrases.bases import read_base
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.moves import read_move
from bulletin.validate.phrases.percentages import Place, PlanShare, Share, read_percentage
from bulletin.validate.phrases.units import Subject

Clause = Share | PlanShare | Change


def read_clauses(cursor: Cursor, subject: Subject, *, share_first: bool) -> Iterator[tuple[int, Clause]]:
    """All clauses to the end of the phrase, each with the piece that it starts at; brackets may hold several."""
    while cursor.key and not on_full_stop(cursor):
        if cursor.accept("("):
            yield from _bracketed(cursor, subject, share_first=share_first)
            continue
        _pass_separators(cursor)
        yield cursor.at, read_clause(cursor, subject, Place.AFTER_VALUE, share_first=share_first)


def _bracketed(cursor: Cursor, subject: Subject, *, share_first: bool) -> Iterator[tuple[int, Clause]]:
    while True:
        yield cursor.at, read_clause(cursor, subject, Place.IN_BRACKETS, share_first=share_first)
        if cursor.accept(")"):
            return
        if not cursor.key:
            raise cursor.error("phrase-bracket")
        _pass_separators(cursor)


def _pass_separators(cursor: Cursor) -> None:
    if cursor.key in (",", ";"):
        cursor.at += 1
    cursor.take(cursor.lexicon.joined)


def on_full_stop(cursor: Cursor) -> bool:
    """A phrase copied from the end of a sentence brings its full stop along."""
    return cursor.key == "." and cursor.keys[cursor.at + 1] == ""


def read_clause(cursor: Cursor, subject: Subject, place: Place, *, share_first: bool = False) -> Clause:
    """One share, part of the plan or change. The base of a change stands before or after it."""
    first = cursor.at
    base = ASSUMED_BASE if cursor.sees(cursor.lexicon.plan) else read_base(cursor)
    change = read_move(cursor, subject, share_first=share_first)
    if change is None:
        return read_percentage(cursor, subject, place, (first, base))
    if change.base != ASSUMED_BASE:
        return change
    return replace(change, base=read_base(cursor) if base == ASSUMED_BASE else base)
