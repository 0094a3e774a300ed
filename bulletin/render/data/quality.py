"""`quality.json`: how many figures were checked by which rule, for the whole site and for each bulletin."""

from collections.abc import Iterable, Mapping, Sequence

from bulletin.site.quality import Quality, together
from bulletin.site.site import CheckedSite, Finding


def quality_document(checked: CheckedSite, known: Mapping[str, Quality]) -> Mapping[str, object]:
    """The site without its withdrawn bulletins, then each bulletin with its accepted contradictions.

    `close` are figures compared with others as closely as both are printed, `limited` those held against limits
    alone; `missing`, `aside` and `alone` were held against nothing.
    """
    bulletins = checked.site.bulletins
    accepted = _by_bulletin(found for found in checked.findings if found.accepted)
    questioned = _by_bulletin(checked.questioned)
    return {
        "site": _quality(together(known[one.key] for one in bulletins if not one.withdrawn)),
        "bulletins": [
            {
                "bulletin": one.key,
                "withdrawn": one.withdrawn is not None,
                **_quality(known[one.key]),
                "accepted": [{"figure": found.statement, "code": found.code} for found in accepted.get(one.key, ())],
                "questioned": [
                    {"figure": found.statement, "code": found.code} for found in questioned.get(one.key, ())
                ],
            }
            for one in bulletins
        ],
    }


def _by_bulletin(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.bulletin, []).append(one)
    return found


def _quality(quality: Quality) -> dict[str, object]:
    """Counts are numbers here: they are nobody's figures, and no digit of them can be lost."""
    return {
        "figures": quality.figures,
        "signs": quality.signs,
        "plans": quality.plans,
        "close": quality.close,
        "limited": quality.limited,
        "missing": quality.missing,
        "aside": quality.aside,
        "alone": quality.alone,
        "by_rule": {name.value: count for name, count in quality.by_rule.items()},
        "estimates": quality.estimates,
        "differing": quality.differing,
        "sourced": quality.sourced,
        "located": quality.located,
        "quoted": quality.quoted,
        "translated": {code: {"done": one.done, "all": one.all} for code, one in quality.translated.items()},
    }
