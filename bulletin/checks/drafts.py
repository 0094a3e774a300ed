"""How much a draft language still lacks: told in one line, and no problem."""

from collections.abc import Iterable, Iterator

from bulletin.checks.messages import MessageFiles, translated
from bulletin.i18n.message_calls import Message
from bulletin.i18n.message_files import TEMPLATE, po_file, read_entries
from bulletin.model.archive import Archive, SiteInfo
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Catalogue
from bulletin.model.language import Language, Localised
from bulletin.model.place import Places
from bulletin.report import Lack


def lacks(archive: Archive, files: MessageFiles) -> tuple[Lack, ...]:
    """What each draft language lacks, in the order of the languages; the files of messages must be sound."""
    drafts = [language for language in archive.info.languages if language.status == "draft"]
    if not drafts:
        return ()
    keys = [entry.key for entry in read_entries(files.folder / TEMPLATE)]
    messages = {key: Message(id=key[1], context=key[0]) for key in keys}
    texts = dict(described_texts(archive.info, archive.catalogue, archive.places))
    return tuple(
        Lack(
            language=one,
            messages=len(messages) - len(translated(messages, read_entries(po_file(files.folder, one.code)), one.code)),
            texts=sum(one.code not in text.texts for text in texts.values()),
            bulletins=untranslated(archive.bulletins, one),
            pages=sum(one.code not in page.words for page in archive.text_pages),
        )
        for one in drafts
    )


def untranslated(bulletins: Iterable[Bulletin], language: Language) -> int:
    """How many bulletins have no words in a language."""
    return sum(language.code not in bulletin.words for bulletin in bulletins)


def described_texts(info: SiteInfo, catalogue: Catalogue, places: Places) -> Iterator[tuple[str, Localised]]:
    """Every text of `site.yaml`, the catalogue and the places that readers see, by its path."""
    yield from (("title", info.title), ("description", info.description), ("publisher", info.publisher))
    yield "licence.names", info.licence.names
    for domain in catalogue.domains.values():
        yield f"domains.{domain.id}.names", domain.names
    for unit in catalogue.units.values():
        yield f"units.{unit.id}.names", unit.names
    for breakdown in catalogue.breakdowns.values():
        yield f"breakdowns.{breakdown.id}.names", breakdown.names
        for category in breakdown.categories.values():
            yield f"breakdowns.{breakdown.id}.categories.{category.id}", category.names
    for indicator in catalogue.indicators.values():
        yield f"indicators.{indicator.id}.names", indicator.names
        yield f"indicators.{indicator.id}.definition", indicator.definition
        for number, change in enumerate(indicator.breaks):
            yield f"indicators.{indicator.id}.breaks.{number}.reason", change.reason
    for place in places.values():
        for number, designation in enumerate(place.designations):
            yield f"types.{designation.type.id}.names", designation.type.names
            yield f"types.{designation.type.id}.title", designation.type.title
            yield f"places.{place.id}.names.{number}", designation.names
