"""The words in which readers are told what was checked, and what was found."""

from collections.abc import Mapping

from bulletin.i18n.locale import Locale
from bulletin.site.quality import RuleName


def rule_text(name: RuleName, locale: Locale) -> str:
    """What a rule holds against what."""
    texts: Mapping[RuleName, str] = {
        RuleName.SUM: locale.gettext("All parts add up to their total"),
        RuleName.EQUATION: locale.gettext("A figure that others determine by its definition is what they give"),
        RuleName.SHARE: locale.gettext("A printed share, worked out again from its two numbers"),
        RuleName.OF: locale.gettext("The second number of “n of m” is the indicator that it counts"),
        RuleName.CHANGE: locale.gettext("A printed rise or fall, worked out again from the figure before"),
        RuleName.BALANCE: locale.gettext("A stock is that of the last count, with what came and without what went"),
        RuleName.MERGER: locale.gettext("A figure of a merged province is the sum over the former ones"),
        RuleName.SAME: locale.gettext("Another bulletin of the place states the same"),
        RuleName.PARTS: locale.gettext("A part, or those parts that are stated, is not above the whole"),
        RuleName.N_OF_M: locale.gettext("In “n of m”, n is not above m"),
        RuleName.BOUNDS: locale.gettext("A value stays within the bounds of its indicator, such as 0 to 100%"),
        RuleName.PLAUSIBLE: locale.gettext("The ratio to another figure is one that usually occurs"),
        RuleName.BALANCE_LIMIT: locale.gettext("A stock is not above that of the last count with what came since"),
        RuleName.FLOW: locale.gettext("What is counted from the start of the year on does not become less"),
        RuleName.JUMP: locale.gettext("No leap from period to period as a wrong digit or scale would make it"),
        RuleName.PREVIOUS: locale.gettext("The value printed as that of the period before is the one published then"),
    }
    return texts[name]


def finding_text(code: str, locale: Locale) -> str:
    """What does not fit at a figure; a code that nobody put into words is a KeyError, and our bug."""
    return (_within_bulletins(locale) | _across_bulletins(locale) | _of_dates(locale))[code]


def _within_bulletins(locale: Locale) -> dict[str, str]:
    above_hundred = locale.gettext("The printed share is above 100%.")
    unusual = locale.gettext("The ratio to another figure is unusual.")
    return {
        "sum-mismatch": locale.gettext("The parts do not add up to the total."),
        "parts-above-whole": locale.gettext("The parts together are above the whole."),
        "part-above-whole": locale.gettext("The part is above its whole."),
        "n-above-m": locale.gettext("In “n of m”, n is above m."),
        "of-mismatch": locale.gettext("The second number of “n of m” is not that of its indicator."),
        "share-mismatch": locale.gettext("The printed share does not follow from its two numbers."),
        "share-rounded-up": locale.gettext("The printed share was rounded up."),
        "share-above-whole": above_hundred,
        "share-above-hundred": above_hundred,
        "out-of-bounds": locale.gettext("The value lies outside the bounds of its indicator."),
        "equation-mismatch": locale.gettext("The value is not what its definition gives."),
        "implausible-ratio": unusual,
        "absurd-ratio": unusual,
        "amount-small": locale.gettext("The amount of money is very small."),
        "percent-huge": locale.gettext("The printed change is very large."),
    }


def _across_bulletins(locale: Locale) -> dict[str, str]:
    return {
        "change-mismatch": locale.gettext("The printed change does not follow from the figure before."),
        "change-opposite": locale.gettext("By the figures, the printed change goes the other way."),
        "previous-differs": locale.gettext("The value printed for the period before is not the one published then."),
        "merger-differs": locale.gettext("The value is not the sum over the former provinces."),
        "observation-differs": locale.gettext("Another bulletin states another value."),
        "balance-mismatch": locale.gettext("The stock does not follow from the last count and what came and went."),
        "flow-falls": locale.gettext("The value is below that of a shorter period of the same year."),
        "scale-jump": locale.gettext("The value differs from that of another period by about a power of ten."),
        "series-jump": locale.gettext("The value leaps further than its series ever did."),
    }


def _of_dates(locale: Locale) -> dict[str, str]:
    early = locale.gettext("The figure was published before its period was over.")
    return {
        "source-before-period": locale.gettext("The source is older than the period."),
        "source-withdrawn": locale.gettext("The source was withdrawn by its own publisher."),
        "published-before-start": early,
        "published-before-end": early,
        "as-of-outside": locale.gettext("The day of the count lies far from the period."),
    }
