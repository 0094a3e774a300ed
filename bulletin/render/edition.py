"""One language's edition of the site: what every page of it is made with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from string import Formatter
from typing import Self

from jinja2 import Environment
from markupsafe import Markup, escape

from bulletin.i18n.locale import Locale
from bulletin.model.bulletin import Words
from bulletin.model.language import Localised, Text
from bulletin.record import record
from bulletin.render.maps.drawn import DrawnMap
from bulletin.render.words import WordRenderer
from bulletin.site.events import Event, events_by_page
from bulletin.site.presence import Presence, presences
from bulletin.site.quality import Quality
from bulletin.site.site import CheckedSite, Finding, Site


@record(frozen=True, slots=True, kw_only=True)
class Edition:
    """The site, one language, and the tools to render pages in it.

    `findings` are by bulletin and statement, `events` by the path of the page that tells of them; `questioned` are the
    figures with a warning, in the order of the site; `quality` is by bulletin; `presence` holds the places that have a
    page; `maps` those of the provinces, the newest first. `data` holds the data files by path once they are made, for
    the pages that tell of them, and `sizes` how large each is.
    """

    site: Site
    findings: Mapping[tuple[str, str], tuple[Finding, ...]]
    questioned: Mapping[tuple[str, str], tuple[Finding, ...]]
    quality: Mapping[str, Quality]
    locale: Locale
    environment: Environment
    words: WordRenderer
    base_url: str | None
    events: Mapping[str, tuple[Event, ...]]
    presence: Mapping[str, Presence]
    maps: tuple[DrawnMap, ...] = ()
    data: Mapping[str, bytes] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        checked: CheckedSite,
        locale: Locale,
        environment: Environment,
        base_url: str | None,
        maps: tuple[DrawnMap, ...] = (),
    ) -> Self:
        """Gather what pages look up again and again."""
        return cls(
            site=checked.site,
            findings=_by_statement(checked.findings),
            questioned=_by_statement(checked.questioned),
            quality=checked.qualities,
            locale=locale,
            environment=environment,
            words=WordRenderer(),
            base_url=base_url,
            events=events_by_page(checked.site),
            presence=presences(checked.site.places, checked.site.bulletins),
            maps=maps,
        )

    @property
    def language(self) -> str:
        """The code of this edition's language."""
        return self.locale.code

    def text(self, localised: Localised) -> str:
        """The text in this language; where it lacks, the original as markup under its own `lang`."""
        return self.marked(localised.into(self.language))

    def marked(self, text: Text) -> str:
        """The text, as markup under its own `lang` where that is not the page's."""
        if text.language == self.language:
            return text.text
        return Markup('<span lang="{}">{}</span>').format(text.language, text.text)

    def plain(self, localised: Localised) -> str:
        """The text where markup cannot stand: in a title, an attribute, metadata."""
        return localised.into(self.language).text

    def foreign(self, localised: Localised) -> str:
        """The language that a text is shown in where that is not this one; empty for what is translated."""
        language = localised.into(self.language).language
        return "" if language == self.language else language

    def own_words(self, words: Mapping[str, Words]) -> Words:
        """The words in this language; where they lack, those of the first language, under their own name."""
        if self.language in words:
            return words[self.language]
        return words[self.site.info.languages[0].code]


def _by_statement(findings: Iterable[Finding]) -> Mapping[tuple[str, str], tuple[Finding, ...]]:
    found: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.bulletin, finding.statement].append(finding)
    return {key: tuple(own) for key, own in found.items()}


def draft_notice(edition: Edition) -> str:
    """That an edition's language awaits a reader who speaks it; empty for the languages that have been reviewed."""
    language = next(one for one in edition.site.info.languages if one.code == edition.language)
    if not language.is_draft:
        return ""
    return edition.locale.gettext("This is a draft translation that awaits review by a native speaker.")


def filled(pattern: str, *in_order: str, **parts: str) -> Markup:
    """A message with its parts put in; parts that are markup stay so, all else is escaped.

    What `Markup.format` does, which takes a pattern apart anew each time: a page has hundreds.
    """
    waiting = iter(in_order)
    pieces = _taken_apart(pattern, is_markup=hasattr(pattern, "__html__"))
    return Markup("").join(
        part if isinstance(part, Markup) else parts[part] if part else next(waiting) for part in pieces
    )


@lru_cache(maxsize=2048)
def _taken_apart(pattern: str, *, is_markup: bool) -> tuple[str, ...]:
    """The words of a pattern, as markup, and between them the names of its parts; none of those that come in order."""
    pieces: list[str] = []
    for words, name, spec, conversion in Formatter().parse(pattern):
        if words:
            pieces.append(Markup(words) if is_markup else escape(words))  # noqa: S704 - it was markup before
        if name is not None:
            if spec or conversion:
                raise ValueError(pattern)
            pieces.append(name)
    return tuple(pieces)
