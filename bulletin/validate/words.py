"""Joins an original with its translations: every text of the front matter in every language that has it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bulletin.model.bulletin import Reference, Words
from bulletin.model.language import Language, Localised
from bulletin.model.words import TypedHeading, TypedNumber
from bulletin.problems import Location
from bulletin.prose.numbers import Written, numbers
from bulletin.prose.references import loose_brackets, references, unclosed_brackets
from bulletin.prose.vietnamese import vietnamese
from bulletin.prose.visible import headings, visible, visible_line
from bulletin.sources.document import DocumentSet, ParsedDocument
from bulletin.validate.near import near_names
from bulletin.validate.reading import Path, Reading
from bulletin.validate.schema import BulletinDocument, BulletinTranslation

_SHOWN = 40  # letters of a text that a message repeats
_FACTS = frozenset(BulletinDocument.model_fields) - frozenset(BulletinTranslation.model_fields)


@dataclass(slots=True)
class Translations:
    """The translations of one bulletin while it is read; `asked` collects the texts that need one, by dotted path."""

    original: str
    readings: dict[str, Reading] = field(default_factory=dict)
    written: dict[str, BulletinTranslation] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    def text(self, path: Path, text: str) -> Localised:
        """The text at `path` of the original, with its translations."""
        dotted = ".".join(str(step) for step in path)
        self.asked[dotted] = text
        found = {code: entry.texts[dotted] for code, entry in self.written.items() if dotted in entry.texts}
        return Localised(self.original, {self.original: text} | found)

    def neutral(self, text: str) -> Localised:
        """A text that says the same in every language, such as "§5"."""
        return Localised(self.original, dict.fromkeys([self.original, *self.written], text))


def read_translations(documents: DocumentSet, languages: tuple[Language, ...], reading: Reading) -> Translations:
    """Hold each translation against its schema; a required one that is missing is noted at the original."""
    translations = Translations(languages[0].code)
    for document in documents.translations:
        if not _known(document, languages, reading):
            continue
        own = Reading(document, languages)
        code = document.language or ""
        translations.readings[code] = own
        if not _holds_facts(own) and (entry := own.held_against(BulletinTranslation)):
            translations.written[code] = entry
    note_missing_files(documents, languages, reading)
    return translations


def note_missing_files(documents: DocumentSet, languages: tuple[Language, ...], reading: Reading) -> None:
    """A required language without a file is a problem of the original."""
    present = {document.language for document in documents.translations}
    original = documents.original
    for language in languages[1:]:
        if language.status == "required" and language.code not in present:
            file = original.path.removesuffix(".md") + f".{language.code}.md"
            reading.problem("translation-file-missing", Location(original.path), language=language.code, file=file)


def _known(document: ParsedDocument, languages: tuple[Language, ...], reading: Reading) -> bool:
    codes = [language.code for language in languages]
    if document.language in codes[1:]:
        return True
    code = document.language or ""
    known = tuple(codes[1:])
    near = near_names(code, known)
    reading.problem("language-unknown", Location(document.path), language=code, near=near, known=known)
    return False


def _holds_facts(reading: Reading) -> bool:
    """Whether a translation states facts, which stand once, in the original."""
    facts = [entry.key for entry in reading.document.fields.entries if entry.key.text in _FACTS]
    for key in facts:
        reading.problem("fact-in-translation", key.where, key=key.text)
    return bool(facts)


def check_texts(translations: Translations, languages: tuple[Language, ...], *, flawed: bool) -> None:
    """Note texts that lack a translation in a required language, and translations of nothing.

    `flawed` says that the original has problems.
    """
    for language in languages[1:]:
        entry = translations.written.get(language.code)
        if entry is None:
            continue
        reading = translations.readings[language.code]
        for path in entry.texts:
            # Where the original has problems of its own, its texts may not all have been asked for.
            if path not in translations.asked and not flawed:
                near = near_names(path, translations.asked)
                reading.problem("text-path-unknown", reading.key(("texts", path)), path=path, near=near)
        for path, text in entry.texts.items():
            _note_vietnamese(reading, language.code, ("texts", path), text)
        if language.status == "required":
            for path, text in translations.asked.items():
                if path not in entry.texts:
                    where = reading.key(("texts",))
                    reading.problem("translation-missing", where, path=path, text=text, language=language.code)


def words_of(reading: Reading, language: str, title: str, summary: str, agency: str = "") -> Words:
    """The words of one file; a page of words has no agency."""
    document = reading.document
    for reference in references(title):
        reading.problem("reference-in-title", reading.where(("title",)), reference=reference.target)
    of_body = list(references(document.body))
    for offset in unclosed_brackets(document.body) if loose_brackets(document.body, len(of_body)) else ():
        line = document.body[offset:].partition("\n")[0]
        reading.problem("reference-unclosed", document.body_at(offset), text=line[:_SHOWN])
    for key, text in (("title", title), ("summary", summary), ("agency", agency)):
        _note_vietnamese(reading, language, (key,), text)
    seen = visible(document.body)
    if language != "vi" and (found := vietnamese(seen)):
        reading.problem("still-vietnamese", document.body_at(found[0]), language=language, text=found[1])
    quoted = [(reference, reading.at(("summary",), reference.offset)) for reference in references(summary)]
    quoted += [(reference, document.body_at(reference.offset)) for reference in of_body]
    return Words(
        language=language,
        title=title,
        summary=summary,
        agency=agency,
        body=document.body,
        references=tuple(Reference(found.target, where) for found, where in quoted if not found.free),
        numbers=tuple(_numbers(reading, language, title, summary, seen)),
        headings=tuple(
            TypedHeading(heading.level, heading.text, document.body_at(heading.offset))
            for heading in headings(document.body)
        ),
        where=Location(document.path, document.body_line),
    )


def _note_vietnamese(reading: Reading, language: str, path: Path, text: str) -> None:
    """Note a text of another language that still speaks Vietnamese, once a text."""
    if language != "vi" and (found := vietnamese(visible_line(text))):
        reading.problem("still-vietnamese", reading.at(path, found[0]), language=language, text=found[1])


def _numbers(reading: Reading, language: str, title: str, summary: str, seen: str) -> Iterator[TypedNumber]:
    """The numbers that one file's words spell out, with their places; `seen` is what readers see of its body."""
    for found in numbers(visible_line(title), language):
        yield _typed(found, reading.at(("title",), found.offset), in_title=True)
    for found in numbers(visible_line(summary), language):
        yield _typed(found, reading.at(("summary",), found.offset))
    document = reading.document
    for found in numbers(seen, language):
        yield _typed(found, document.body_at(found.offset))


def _typed(found: Written, where: Location, *, in_title: bool = False) -> TypedNumber:
    return TypedNumber(
        text=found.text,
        values=found.values,
        form=found.form,
        percent=found.percent,
        scale=found.scale,
        before=found.before,
        after=found.after,
        in_title=in_title,
        where=where,
    )
