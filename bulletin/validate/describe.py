"""Reads what the site and its places are described with: `site.yaml` and `places.yaml`."""

from bulletin.model.archive import Licence, SiteInfo
from bulletin.model.language import Language, Localised
from bulletin.model.place import Designation, Place, PlaceType
from bulletin.model.prints import Print
from bulletin.problems import Problem
from bulletin.sources.document import ParsedDocument
from bulletin.validate.description_schema import PlaceEntry, PlacesDocument, SiteDocument
from bulletin.validate.prints import read_prints
from bulletin.validate.reading import Reading

Problems = tuple[Problem, ...]


def read_site_info(document: ParsedDocument) -> tuple[SiteInfo | None, Problems]:
    """The site's name, publisher, licence and languages."""
    reading = Reading(document)
    written = reading.held_against(SiteDocument)
    if written is None:
        return None, tuple(reading.problems)
    languages = tuple(Language(entry.code, entry.name, entry.status) for entry in written.languages)
    reading.languages = languages
    codes = [language.code for language in languages]
    if not codes:
        reading.problem("languages-missing", reading.key(("languages",)))
        return None, tuple(reading.problems)
    for number, code in enumerate(codes):
        if code in codes[:number]:
            reading.problem("language-twice", reading.where(("languages", number, "code")), language=code)
            return None, tuple(reading.problems)
    base_url = written.base_url
    if base_url and not base_url.startswith(("https://", "http://")):
        reading.problem("url-wrong", reading.where(("base_url",)), text=base_url)
    info = SiteInfo(
        title=reading.localised(("title",), written.title),
        description=reading.localised(("description",), written.description),
        publisher=reading.localised(("publisher",), written.publisher),
        licence=Licence(
            written.licence.id,
            written.licence.url,
            reading.localised(("licence", "names"), written.licence.names),
        ),
        languages=languages,
        base_url=base_url.rstrip("/") + "/" if base_url else None,
        prints=read_prints(reading, written.prints) if "prints" in written.model_fields_set else tuple(Print),
    )
    return info, tuple(reading.problems)


def read_places(
    document: ParsedDocument, languages: tuple[Language, ...]
) -> tuple[tuple[PlaceType, ...], dict[str, Place], Problems]:
    """All types of units, and all territorial units by id, in the order of the file."""
    reading = Reading(document, languages)
    written = reading.held_against(PlacesDocument)
    if written is None:
        return (), {}, tuple(reading.problems)
    types: dict[str, PlaceType] = {}
    for name, kind in written.types.items():
        names = reading.localised(("types", name, "names"), kind.names)
        bare = {language.code: "{name}" for language in languages}
        title = reading.localised(("types", name, "title"), kind.title) if kind.title else None
        types[name] = PlaceType(name, kind.level, names, title or Localised(languages[0].code, bare))
    places = {name: _place(reading, name, entry, types) for name, entry in written.places.items()}
    for name, entry in written.places.items():
        for key, other in (("successor", entry.successor), ("within", entry.within)):
            if other:
                reading.one_of("place-unknown", ("places", name, key), other, places)
    sound = {name: place for name, place in places.items() if place}
    return tuple(types.values()), sound, tuple(reading.problems)


def _place(reading: Reading, name: str, entry: PlaceEntry, types: dict[str, PlaceType]) -> Place | None:
    path = ("places", name)
    names = reading.localised((*path, "names"), entry.names)
    designations: list[Designation] = []
    if entry.type and reading.one_of("place-type-unknown", (*path, "type"), entry.type, types):
        designations.append(Designation(type=types[entry.type], names=names))
    for number, written in enumerate(entry.types):
        spot = (*path, "types", number)
        if reading.one_of("place-type-unknown", (*spot, "type"), written.type, types):
            own = reading.localised((*spot, "names"), written.names) if written.names else names
            start = reading.date((*spot, "from"), written.start)
            end = reading.date((*spot, "to"), written.end)
            designations.append(Designation(type=types[written.type], names=own, start=start, end=end))
    if not designations:
        if not (entry.type or entry.types):
            reading.problem("key-missing", reading.key(path), key="type")
        return None
    return Place(
        id=name,
        code=entry.code,
        within=entry.within,
        designations=tuple(designations),
        valid_from=reading.date((*path, "valid_from"), entry.valid_from),
        valid_to=reading.date((*path, "valid_to"), entry.valid_to),
        successor=entry.successor,
    )
