"""The rule that every number in a bulletin's words is one of its figures."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bulletin.checks.stated import is_stated, nearest, stated_numbers
from bulletin.model.bulletin import Bulletin, Words
from bulletin.model.spelling import spelling_key
from bulletin.model.words import TypedNumber
from bulletin.problems import Problem, Value
from bulletin.prose.numbers import LANGUAGES
from bulletin.site.quotes import Quote

# Words that point at what was named before: "cả hai tỉnh", "ba hệ thống này", "both provinces".
_POINTING_BEFORE = frozenset(
    {"cả", "các", "những", "mấy", "the", "these", "those", "both", "all", "other", "its", "their", "our", "every"}
)
_POINTING_AFTER = (
    *("này", "ấy", "đó", "kia", "khác", "còn lại", "nói trên", "nêu trên", "trên đây", "sau đây"),
    *("đầu tiên", "cuối cùng"),
)
# After these a small number mostly tells sources, levels and sides apart: "của ba cấp", "draws on two articles".
_APART_BEFORE = frozenset({"của", "giữa", "từ", "theo", "on", "by", "from", "between", "among"})
_SMALL = 10
# Before digits that may be a year these words make them one, whatever follows.
_BEFORE_A_YEAR = frozenset(
    {"năm", "từ", "đến", "tới", "trong", "với", "kỳ", "đầu", "giữa", "cuối", "và", "in", "of", "by", "since", "for"}
    | {"from", "to", "until", "during", "on", "year", "and", "or", "before", "after", "through", "mid", "late", "early"}
)


def numbers_are_figures(bulletin: Bulletin, known: Mapping[str, Quote]) -> Iterator[Problem]:
    """Each number that a title, a summary or a body spells out is stated by the bulletin, which states `known`."""
    stated = stated_numbers(bulletin, known)
    example = stated.in_order[0].reference if stated.in_order else "…"
    for words in bulletin.words.values():
        notation = words.language if words.language in LANGUAGES else bulletin.notation
        for number in counted_numbers(bulletin, words):
            if is_stated(number, stated):
                continue
            near = nearest(number, stated.in_order)
            values: dict[str, Value] = {
                "text": number.text,
                "near": near.printed(notation) if near else "",
                "reference": near.reference if near else example,
                # Only one of these is filled, and chooses the remedy.
                "free": "" if number.in_title else number.text,
                "title": number.text if number.in_title else "",
            }
            yield Problem(code="number-unknown", where=number.where, values=values, notation=notation)


def counted_numbers(bulletin: Bulletin, words: Words) -> Iterator[TypedNumber]:
    """The numbers of one language that say how much: no years, and those in words only before a unit."""
    # Mostly all are in digits, and need no unit.
    in_doubt = any(number.form != "digits" for number in words.numbers)
    spellings = _unit_spellings(bulletin, words.language) if in_doubt else ()
    for number in words.numbers:
        match number.form:
            case "digits":
                yield number
            case "year":
                if number.before not in _BEFORE_A_YEAR and _rest(number, spellings) is not None:
                    yield number
            case "words":
                rest = _rest(number, spellings)
                if rest is not None and not _is_ordinary(number, rest):
                    yield number


def _unit_spellings(bulletin: Bulletin, language: str) -> tuple[str, ...]:
    """How a language names what the bulletin's figures count, the longest first."""
    units = {figure.indicator.unit.id: figure.indicator.unit for figure in bulletin.every_figure()}
    names = [
        name for unit in units.values() for name in (unit.names.texts.get(language), *unit.spellings.get(language, ()))
    ]
    return tuple(sorted({_name_key(name) for name in names if name}, key=len, reverse=True))


def _rest(number: TypedNumber, spellings: Sequence[str]) -> str | None:
    """What follows the unit directly after a number; None where no unit does."""
    after = _key(number.after)
    for spelling in spellings:
        if after.startswith(spelling) and not after[len(spelling) : len(spelling) + 1].isalnum():
            return after[len(spelling) :].strip()
    return None


def _is_ordinary(number: TypedNumber, rest: str) -> bool:
    """Whether a number in words points at things named before rather than saying how many there are."""
    if number.before in _POINTING_BEFORE or (number.before in _APART_BEFORE and number.values[0] <= _SMALL):
        return True
    return any(rest.startswith(word) and not rest[len(word) : len(word) + 1].isalnum() for word in _AFTER_KEYS)


def _key(text: str) -> str:
    return spelling_key(" ".join(text.split()))


# Units are few, and asked for with every bulletin.
_name_key = lru_cache(maxsize=4096)(_key)


_AFTER_KEYS = tuple(_key(word) for word in _POINTING_AFTER)
