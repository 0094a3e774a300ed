"""Which pictures there are, what each says, and how its words are said to who cannot see it."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

from markupsafe import escape

from bulletin.artefact import Artefact
from bulletin.i18n.periods import print_period
from bulletin.jobs import Draft, Job
from bulletin.model.bulletin import Bulletin
from bulletin.record import record
from bulletin.render.addresses import bulletin_picture_file, site_picture_file
from bulletin.render.edition import Edition
from bulletin.render.headlines import Headline, headlines
from bulletin.render.holds import hold_text
from bulletin.render.inputs import Inputs, Origins
from bulletin.render.names import bulletin_name, bulletin_title, place_title
from bulletin.render.quoting import summary_text
from bulletin.render.share.picture import Picture, PictureFigure, Studio
from bulletin.render.withdrawals import withdrawn_status
from bulletin.settings import Settings
from bulletin.store import digest


@record(frozen=True, slots=True)
class _Order:
    """One picture to be drawn: where it goes, and what it says."""

    path: str
    picture: Picture
    templates: Path
    cache: Path


@lru_cache(maxsize=1)
def _studio(templates: Path, cache: Path) -> Studio:
    """The studio of this process. A process forked after the first call has it already."""
    return Studio.of(templates, cache)


def picture_jobs(
    editions: Sequence[Edition], bulletins: Sequence[Bulletin], settings: Settings, origins: Origins
) -> Iterator[Job]:
    """The picture of each of the bulletins, and the one of the site, in every language."""

    def job(path: str, say: Callable[[], Picture], inputs: Inputs) -> Job:
        def draft() -> Draft:
            order = _Order(path, say(), settings.templates, settings.cache)
            made_with = inputs["program"], inputs["libraries"], inputs["templates"]
            return Draft(digest(repr((order.path, order.picture, made_with)).encode()), partial(_draw, order))

        return Job(path, inputs, draft, portable=True)

    for edition in editions:
        yield job(site_picture_file(edition.language), partial(site_picture, edition), origins.common)
        for bulletin in bulletins:
            say = partial(bulletin_picture, bulletin, edition)
            yield job(bulletin_picture_file(edition.language, bulletin), say, origins.of_bulletin(bulletin))


def _draw(order: _Order) -> Artefact:
    return Artefact(order.path, _studio(order.templates, order.cache).draw(order.picture))


def site_picture(edition: Edition) -> Picture:
    """What stands for pages that have no picture of their own."""
    info = edition.site.info
    return Picture(
        kicker="",
        title=edition.plain(info.title),
        figures=(),
        words=edition.plain(info.description),
        warning="",
        foot=edition.plain(info.publisher),
    )


def bulletin_picture(bulletin: Bulletin, edition: Edition) -> Picture:
    """What the picture of a bulletin says; without headline figures, its summary."""
    place = _plain(place_title(bulletin.place, bulletin.end, edition))
    figures = tuple(_figure(one, bulletin) for one in headlines(bulletin, edition, None))
    return Picture(
        kicker=f"{place} · {print_period(bulletin.period, edition.locale)}",
        title=_plain(bulletin_title(bulletin, edition)),
        figures=figures,
        words="" if figures else _plain(summary_text(bulletin, edition)),
        warning=withdrawn_status(bulletin, edition) or hold_text(bulletin, edition),
        foot=edition.plain(edition.site.info.title),
    )


def _figure(headline: Headline, bulletin: Bulletin) -> PictureFigure:
    """A figure of another period or day than the bulletin's says so: its value would else be taken for another."""
    name = _plain(headline.name)
    if headline.period:
        name = f"{name} ({headline.period})"
    return PictureFigure(name, headline.value.before, headline.value.value, _plain(headline.unit))


def picture_words(bulletin: Bulletin, edition: Edition) -> str:
    """The picture in words: what it is of, and its figures."""
    picture = bulletin_picture(bulletin, edition)
    name = _plain(bulletin_name(bulletin, edition))
    figures = (f"{one.name}: {' '.join(filter(None, (one.before, one.value, one.unit)))}" for one in picture.figures)
    said = "; ".join(figures) or picture.title
    return f"{name}. {picture.warning}. {said}" if picture.warning else f"{name}. {said}"


def _plain(text: str) -> str:
    return escape(text).striptags()
