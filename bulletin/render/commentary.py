"""What shows the commentary of a few bulletins, made of the places that hang together with theirs, and of nothing else.

A bulletin's own pages, prints and picture show it, one shard of the search index in each language, and the style guide
for the bulletin that it is filled with.
"""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple, cast

from bulletin.jobs import Job
from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Places
from bulletin.render.inputs import Inputs, Origins
from bulletin.render.search.files import bulletin_shards, shard_job
from bulletin.render.style_guide_page import bulletins_shown
from bulletin.render.whole import jobs_of_bulletins, make_editions
from bulletin.settings import Settings
from bulletin.site.site import CheckedSite, Site, YearOf
from bulletin.store import Drawer, digest
from bulletin.validate.packing import pack, unpack_plain

_MEMORY = "facts"


class Facts(NamedTuple):
    """What a build knew of the whole site, and some of its places cannot tell: plain values, to be kept.

    `common` are the inputs of every file. `told` has the digests of each bulletin's commentary and of all else that is
    told of it. `years` are those that pages are parted into, by the paths of the pages; `shards` the bulletins of each
    shard of the search index but the first; `shown` those whose commentary stands in other pages.
    """

    common: Inputs
    told: Mapping[str, tuple[str, str]]
    years: Mapping[str, tuple[int, ...]]
    shards: tuple[tuple[str, ...], ...]
    shown: tuple[str, ...]


def facts_of(checked: CheckedSite, origins: Origins) -> Facts:
    """What is to be kept of the whole site."""
    site = checked.site
    return Facts(
        common=dict(origins.common),
        told={one.key: _told(one, origins) for one in site.bulletins},
        years={path: tuple(_year(page.subject) for page in own) for path, own in site.years.items()},
        shards=tuple(tuple(one.key for one in own) for own in bulletin_shards(site.bulletins)),
        shown=tuple(one.key for one in bulletins_shown(site)),
    )


def keep_facts(facts: Facts, settings: Settings) -> None:
    """Keep the facts of what was published to the output folder."""
    drawer = Drawer(settings.cache / _MEMORY)
    drawer.keep({**drawer.all(), _name(settings): pack(tuple(facts))})


def kept_facts(settings: Settings) -> Facts | None:
    """The facts of what was last published to the output folder, if they are still there."""
    kept = Drawer(settings.cache / _MEMORY).get(_name(settings))
    with suppress(pickle.UnpicklingError):
        if kept:
            return Facts(*cast("tuple[Any, ...]", unpack_plain(kept)))
    return None


def newly_worded(site: Site, places: Places, origins: Origins, facts: Facts) -> tuple[Bulletin, ...] | None:
    """Which bulletins of a site of these places alone have another commentary; None where more has changed of them."""
    before = {key: told for key, told in facts.told.items() if key.partition("/")[0] in places}
    now = {one.key: _told(one, origins) for one in site.bulletins}
    if origins.common != facts.common or now.keys() != before.keys():
        return None
    if any(now[key][1] != before[key][1] for key in now):
        return None
    changed = tuple(one for one in site.bulletins if now[one.key] != before[one.key])
    return None if any(one.key in facts.shown for one in changed) else changed


def with_commentary(facts: Facts, bulletins: Sequence[Bulletin], origins: Origins) -> Facts:
    """The facts after these bulletins were reworded."""
    return facts._replace(told={**facts.told, **{one.key: _told(one, origins) for one in bulletins}})


def shards_with(bulletins: Sequence[Bulletin], facts: Facts) -> Mapping[int, tuple[str, ...]]:
    """The shards of the search index that have any of the bulletins, by their numbers: the keys of all in each."""
    keys = {one.key for one in bulletins}
    return {number: own for number, own in enumerate(facts.shards, start=1) if keys.intersection(own)}


def commentary_jobs(
    checked: CheckedSite,
    bulletins: Sequence[Bulletin],
    shards: Mapping[int, Site],
    settings: Settings,
    origins: Origins,
) -> Iterator[Job]:
    """All files that show the commentary of the bulletins, which `checked` has; `shards` are sites of shards."""
    editions = make_editions(checked, settings)
    yield from jobs_of_bulletins(checked, bulletins, editions, settings, origins)
    for number, site in shards.items():
        of_shard = Origins(CheckedSite(site, ()), settings)
        for edition in editions:
            yield shard_job(number, bulletin_shards(site.bulletins)[0], replace(edition, site=site), of_shard)


def _name(settings: Settings) -> str:
    return digest(bytes(settings.output.absolute()))


def _told(bulletin: Bulletin, origins: Origins) -> tuple[str, str]:
    return origins.of_commentary(bulletin), origins.of_the_rest(bulletin)


def _year(subject: object) -> int:
    if not isinstance(subject, YearOf):
        raise TypeError(subject)
    return subject.year
