"""A rule over the whole site: bulletins of one place do not state one observation differently."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bulletin.checks.interval import of_figure
from bulletin.checks.remark import Held, Said, remark
from bulletin.site.quality import RuleName
from bulletin.site.site import Observation, Site


def statements_that_differ(site: Site) -> Mapping[str, Sequence[Said]]:
    """By bulletin, its statements that are not those of the series, and say otherwise than these."""
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for served, other in _rivals(site):
        for one, said in _compared(served, other):
            found[one.bulletin.key].append(said)
    return found


def _rivals(site: Site) -> Iterator[tuple[Observation, Observation]]:
    """Each statement that another bulletin's serves the series instead of, behind that one."""
    for observations in site.observations.values():
        for served in observations:
            yield from ((served, other) for other in served.rivals)


def _compared(served: Observation, other: Observation) -> Iterator[tuple[Observation, Said]]:
    one, two = served.statement.figure, other.statement.figure
    if one is None or two is None or one.number is None or two.number is None or one.kind is not two.kind:
        return
    own, theirs = of_figure(two), of_figure(one)
    for observation in (served, other):
        yield observation, Held(RuleName.SAME, observation.statement)
    if own and theirs and own.meets(theirs):
        return
    yield (
        other,
        remark(
            "observation-differs",
            other.statement,
            value=two.number.value,
            other=one.number.value,
            difference=abs(two.number.value - one.number.value),
            bulletin=served.bulletin.path,
            period=served.statement.period.code,
        ),
    )
