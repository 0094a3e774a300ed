"""How English reports of Vietnamese provinces phrase their figures."""

from bulletin.i18n.words import NUMBER_WORDS, SCALE_WORDS
from bulletin.model.figure import BaseRelation, Qualifier
from bulletin.validate.phrases.lexicon import Lexicon, Readings, base_forms, keyed, terms, words

_PERIOD, _SAME, _LAST_YEAR = BaseRelation.PERIOD, BaseRelation.SAME_PERIOD, BaseRelation.PREVIOUS_YEAR
_PREVIOUS = BaseRelation.PREVIOUS_PERIOD
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_COMPARED = ("compared with", "compared to", "against", "versus", "on", "from")
_GOALS = ("plan", "the plan", "the annual plan", "the year's plan", "target", "the target")

ENGLISH = Lexicon(
    group=",",
    decimal=".",
    number_words=terms(NUMBER_WORDS["en"]),
    doubtful_zero=None,
    scales=terms(SCALE_WORDS["en"]),
    scale_names={3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
    lead=words("is", "are", "was", "were", "reached", "reaching", "totalled", "totalling", "at"),
    estimated=words("estimated", "estimated at", "an estimated", "estimated to be"),
    qualifiers=terms(
        {"over": Qualifier.OVER, "more than": Qualifier.OVER, "nearly": Qualifier.NEARLY, "almost": Qualifier.NEARLY}
        | {"about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "approximately": Qualifier.ABOUT}
        | {"at least": Qualifier.AT_LEAST}
    ),
    currency=("VND", "dong", "VNĐ"),
    percent=words("%", "percent", "per cent"),
    of=words("of", "out of", "of a total of", "out of a total of"),
    per=words("per", "for every"),
    rank=words("rank", "ranked", "ranking", "ranks", "place", "position"),
    top=words(*(f"{among}top" for among in ("", "the ", "in the ", "among the "))),
    places_in_words=terms({ordinal: place for place, ordinal in enumerate(_ORDINALS, start=1)}),
    ordinal_endings=words("st", "nd", "rd", "th"),
    joined=words("and"),
    share_or_index=words("reaching"),
    share=words("accounting for", "making up", "or", "a share of"),
    share_tail=words("of the total", "of total", "of all"),
    plan=words(*(f"{link} {goal}" for link in ("of", *_COMPARED) for goal in _GOALS)),
    moves=terms(
        dict.fromkeys(("up", "up by", "rose", "rose by", "rising", "rising by", "grew", "grew by", "growth of"), 1)
        | dict.fromkeys(("increased", "increased by", "an increase of", "increase of", "a rise of"), 1)
        | dict.fromkeys(("down", "down by", "fell", "fell by", "falling", "falling by"), -1)
        | dict.fromkeys(("decreased", "decreased by", "a decrease of", "decrease of", "a fall of"), -1)
    ),
    relative_moves=terms(
        {f"{article}relative {word} of": 1 for article in ("", "a ") for word in ("increase", "rise")}
        | {f"{article}relative {word} of": -1 for article in ("", "a ") for word in ("decrease", "fall")}
    ),
    rank_moves=terms({"climbed": 1, "dropped": -1}),
    unspecified=words("unspecified", "of unstated kind"),
    points=words("percentage point", "percentage points", "% points", "percent points"),
    bare_points=words("point", "points"),
    places=words("place", "places", "rank", "ranks"),
    times=words("times", "fold", "-fold"),
    factor=words(),
    multiples=terms({"double": 2, "doubled": 2, "twice": 2}),
    index=words("at", "equal to", "equivalent to"),
    unchanged=words("unchanged", "no change"),
    compared=words(*_COMPARED),
    of_base=words("of"),
    base_needs_word=True,
    bases=base_forms(
        *((f"{article}same period", _SAME, None, 0) for article in ("", "the ")),
        *(
            (f"{article}same period {of}{year}", _SAME, None, 0)
            for article in ("", "the ")
            for of in ("", "of ", "in ")
            for year in ("last year", "the previous year", "the year before")
        ),
        *(
            (f"{article}same period {of}YEAR", _SAME, "year", 0)
            for article in ("", "the ")
            for of in ("", "of ", "in ")
        ),
        *((text, _LAST_YEAR, None, 0) for text in ("the previous year", "last year", "the year before")),
        *((f"the previous {unit}", _PREVIOUS, None, 0) for unit in ("period", "month", "quarter")),
        *((f"last {unit}", _PREVIOUS, None, 0) for unit in ("month", "quarter")),
        ("YEAR", _PERIOD, "year", 0),
        ("the year YEAR", _PERIOD, "year", 0),
        *(
            (f"{article}{_ORDINALS[half - 1]} half {of}YEAR", _PERIOD, "half", half)
            for article in ("", "the ")
            for of in ("", "of ")
            for half in (1, 2)
        ),
        *(
            (f"{article}first COUNT months {of}YEAR", _PERIOD, "months", 0)
            for article in ("", "the ")
            for of in ("", "of ")
        ),
        *((f"january {to} MONTH YEAR", _PERIOD, "months", 0) for to in ("to", "-", "–")),
        *(
            (f"{article}{_ORDINALS[quarter - 1]} quarter {of}YEAR", _PERIOD, "quarter", quarter)
            for article in ("", "the ")
            for of in ("", "of ")
            for quarter in (1, 2, 3, 4)
        ),
        *((f"q{quarter} YEAR", _PERIOD, "quarter", quarter) for quarter in (1, 2, 3, 4)),
        *((f"h{half} YEAR", _PERIOD, "half", half) for half in (1, 2)),
        ("MONTH YEAR", _PERIOD, "month", 0),
        ("YEAR-LAST", _PERIOD, "span", 0),
        ("YEAR–LAST", _PERIOD, "span", 0),
    ),
    bare_bases=terms({"year on year": _SAME, "year-on-year": _SAME}),
    months=keyed((name, number) for number, name in enumerate(_MONTHS, start=1)),
    refused=terms(
        {"top": "phrase-top"}
        | dict.fromkeys(("between", "from", "to", "ranging"), "phrase-range")
        | dict.fromkeys(("forecast", "expected", "projected", "planned", "plan", "target"), "phrase-forecast")
        | dict.fromkeys(("under", "below", "less than", "fewer than", "at most", "up to", "or more"), "phrase-bound")
        | dict.fromkeys(("n/a", "na", "null", "none", "nil", "not available"), "phrase-sign")
        | dict.fromkeys(("hundred", "hundreds", "dozen", "half", "thousands", "millions"), "phrase-number-word")
    ),
    readings=Readings(
        points={1: "up {number} percentage points", -1: "down {number} percentage points"},
        unspecified={1: "up {number}% of unstated kind", -1: "down {number}% of unstated kind"},
        relative={1: "a relative increase of {number}%", -1: "a relative decrease of {number}%"},
        moved={1: "up {number}", -1: "down {number}"},
        share="accounting for {number}%",
        index="at {number}% {base}",
        base="of the same period",
        factor="{number} times",
    ),
)
