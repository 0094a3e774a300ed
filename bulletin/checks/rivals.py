"""A rule over the whole site: bulletins of one place do not state one observation differently."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bulletin.checks.interval import of_figure
from bulletin.checks.remark import Remark, remark
from bulletin.site.site import Observation, Site


def statements_that_differ(site: Site) -> Mapping[str, Sequence[Remark]]:
    """By bulletin, its statements that are not those of the series, and say otherwise than these."""
    found: defaultdict[str, list[Remark]] = defaultdict(list)
    for served, other in _rivals(site):
        if remarked := _difference(served, other):
            found[other.bulletin.key].append(remarked)
    return found


def _rivals(site: Site) -> Iterator[tuple[Observation, Observation]]:
    """Each statement that another bulletin's serves the series instead of, behind that one."""
    for observations in site.observations.values():
        for served in observations:
            yield from ((served, other) for other in served.rivals)


def _difference(served: Observation, other: Observation) -> Remark | None:
    one, two = served.statement.figure, other.statement.figure
    if one is None or two is None or one.number is None or two.number is None or one.kind is not two.kind:
        return None
    own, theirs = of_figure(two), of_figure(one)
    if own and theirs and own.meets(theirs):
        return None
    return remark(
        "observation-differs",
        other.statement,
        value=two.number.value,
        other=one.number.value,
        difference=abs(two.number.value - one.number.value),
        bulletin=served.bulletin.path,
        period=served.statement.period.code,
    )
