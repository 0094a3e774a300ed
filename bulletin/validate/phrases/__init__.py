"""Takes one phrase as a report prints it, gives the figure, the change or the share that it says.

    figure    = sign | value { separator clause } [ "." ]
    sign      = "-" | "..." | "x"
    value     = { qualifier | estimated | lead } quantity
    quantity  = number [ unit ]                          count, money, number, duration; money also: unit number
              | number [ "%" ] [ base ]                  percent; index, which alone may name its base
              | number [ unit ] [ of number ] [ unit ]   ratio
              | percent "(" number of number [ unit ] ")"   ratio, its share printed first
              | percent                                  ratio, of which only the share is printed
              | { rank word } place [ of number ] [ unit ]  rank; a place is a number in figures or an ordinal
              | "top" number [ of number ] [ unit ]      rank among the first so many
              | number [ unit ] [ of number ] [ unit ]   score, density
    of        = "/" | "trên" | "trong số" | "of" | …
    number    = [ "-" ] digits [ scale { digits scale } ] | number word [ scale ]
    separator = [ "," | ";" ] [ "và" ]; clauses may also stand in brackets
    clause    = share | plan | change
    share     = "chiếm" amount | "(" amount ")"          amount = { qualifier } number "%"
    plan      = [ "đạt" | "bằng" ] amount "kế hoạch"
    change    = [ base ] move [ base ] | ( "bằng" | "đạt" ) amount base
    move      = ( "tăng" | "giảm" | "vượt" ) { qualifier } number ( "%" | "điểm %" | "bậc" | "lần" | [ unit ] )
              | ( "tăng" | "giảm" ) { qualifier } number "% không rõ cách tính"
              | ( "tăng" | "giảm" ) "tương đối" amount | "gấp" number "lần" | "không đổi"
    base      = "so với" ( "kế hoạch" | "năm 2019" | "cùng kỳ năm 2022" | "năm trước" | "quý I/2022" | … )

The words are data: `vietnamese.py` and `english.py` list them, and the parser is one for both.
What can be read in two ways is refused with both readings; what is unknown, at the piece that is.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bulletin.model.figure import Approximate, Change, Figure, Kind, Number, Sign
from bulletin.model.indicator import Unit
from bulletin.validate.phrases.clauses import on_full_stop, read_clause, read_clauses
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.english import ENGLISH
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.lexicon import Lexicon
from bulletin.validate.phrases.numerals import read_number
from bulletin.validate.phrases.percentages import Place, PlanShare, Share
from bulletin.validate.phrases.plain import read_plain
from bulletin.validate.phrases.units import Subject, subject_of
from bulletin.validate.phrases.values import Value, read_qualifiers, read_value
from bulletin.validate.phrases.vietnamese import VIETNAMESE

__all__ = ["LEXICONS", "PhraseError", "read_change", "read_figure", "read_share"]

LEXICONS: dict[str, Lexicon] = {"vi": VIETNAMESE, "en": ENGLISH}

# Word processors turn three dots into one character, and a hyphen into a dash.
_SIGNS = {
    "-": Sign.NONE_OCCURRED,
    "–": Sign.NONE_OCCURRED,
    "...": Sign.NOT_COLLECTED,
    "…": Sign.NOT_COLLECTED,
    "x": Sign.NOT_APPLICABLE,
    "X": Sign.NOT_APPLICABLE,
}


# Most counts are a number and nothing else, which needs no grammar. All other numbers do.
_PLAIN_COUNTS = {
    language: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(lexicon.group)}[0-9]{{3}})*")
    for language, lexicon in LEXICONS.items()
}


def read_figure(text: str, *, kind: Kind, unit: Unit, language: str, below_zero: bool = False) -> Figure:
    """Read a whole phrase; `language` is that of its words and of its numbers.

    `below_zero` lets a figure be negative whose kind alone would not: a difference of two scores.
    """
    if sign := _SIGNS.get(text.strip()):
        return Figure(kind=kind, sign=sign)
    if kind is Kind.COUNT and _PLAIN_COUNTS[language].fullmatch(text):
        return Figure(kind=kind, number=Number(Decimal(text.replace(LEXICONS[language].group, ""))))
    subject = subject_of(kind, unit, language, LEXICONS[language])
    if plain := read_plain(text, subject, LEXICONS[language], language):
        return plain
    return read_by_grammar(text, replace(subject, below_zero=True) if below_zero else subject, language)


def read_by_grammar(text: str, subject: Subject, language: str) -> Figure:
    """Read a whole phrase that is no sign."""
    cursor = _start(text, language)
    value = read_value(cursor, subject)
    if value.in_percent:
        subject = replace(subject, kind=Kind.PERCENT)
    share, plan_share, changes = _said_after(cursor, subject, value)
    return Figure(
        kind=subject.kind,
        number=value.number,
        of=value.of,
        qualifiers=value.qualifiers,
        estimated=value.estimated,
        share=share,
        plan_share=plan_share,
        changes=changes,
    )


def _said_after(
    cursor: Cursor, subject: Subject, value: Value
) -> tuple[Approximate | None, Approximate | None, tuple[Change, ...]]:
    share, plan_share = value.share, None
    changes = [value.change] if value.change else []
    for first, clause in read_clauses(cursor, subject, share_first=value.share is not None):
        match clause:
            case Share(amount) if share is None:
                share = amount
            case PlanShare(amount) if plan_share is None:
                plan_share = amount
            case Change():
                # An index may print its base with the value and say the same again after it.
                if clause != value.change:
                    changes.append(clause)
            case _:
                raise cursor.error("phrase-twice", at=first, text=cursor.since(first))
    return share, plan_share, tuple(changes)


def read_change(text: str, *, kind: Kind, unit: Unit, language: str) -> Change:
    """Read one comparison of a figure of `kind`, as an item of a list of changes."""
    cursor = _start(text, language)
    clause = read_clause(cursor, subject_of(kind, unit, language, cursor.lexicon), Place.ALONE)
    if not isinstance(clause, Change):
        raise cursor.error("phrase-no-change", at=0, text=cursor.since(0))
    _end(cursor)
    return clause


def read_share(text: str, *, language: str) -> Approximate:
    """Read a share that stands by itself: 73,6%, khoảng 70%, đạt 95%."""
    cursor = _start(text, language)
    if cursor.take(cursor.lexicon.share) is None:
        cursor.take(cursor.lexicon.share_or_index)
    qualifiers = read_qualifiers(cursor)
    first = cursor.at
    number = read_number(cursor, scaled=False)
    if number is None:
        raise cursor.number_missing()
    if number.value < 0:
        raise cursor.error("phrase-negative", at=first, text=cursor.since(first))
    cursor.take(cursor.lexicon.percent)
    _end(cursor)
    return Approximate(number, qualifiers)


def _start(text: str, language: str) -> Cursor:
    """Set out at the first piece of `text`, which must have one, and not be a sign of unclear meaning."""
    cursor = Cursor(text, LEXICONS[language])
    if not cursor.key:
        raise PhraseError("phrase-empty", 0)
    if not any(character.isalnum() for character in text):
        raise cursor.error("phrase-sign", text=text.strip())
    return cursor


def _end(cursor: Cursor) -> None:
    if cursor.key and not on_full_stop(cursor):
        raise cursor.unreadable()
