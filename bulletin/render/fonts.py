"""The typefaces: cut to the letters that pages need, once, for browsers (WOFF2) and for print (TTF)."""

import hashlib
import importlib.resources
import os
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from bulletin.i18n.locale import script_of
from bulletin.record import record

Format = Literal["woff2", "ttf"]
Axes = tuple[tuple[str, float], ...]
Ranges = tuple[tuple[int, int], ...]

# Latin with every Vietnamese letter, composed or combining, and the punctuation and currency signs of a report.
_LATIN_AND_VIETNAMESE = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x1A0, 0x1A2),
    (0x1AF, 0x1B1),
    (0x300, 0x304),
    (0x309, 0x30A),
    (0x323, 0x324),
    (0x1EA0, 0x1EFA),
    (0x2000, 0x2040),
    (0x20AB, 0x20AD),
    (0x2212, 0x2213),
)
# Print has no second font to fall back on, so its faces keep more: Latin with its extensions, Greek, more signs.
_WIDE = ((0x20, 0x250), (0x300, 0x400), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x20A0, 0x2150), (0x2200, 0x2266))
# What shaping needs; small caps, old-style figures and stylistic sets would double the files. `ccmp` is not among them:
# with it Noto Sans takes ị and ụ apart, and a PDF's text reads "vuị". Our text is NFC and needs no putting together.
_FEATURES = ("locl", "mark", "mkmk", "kern", "liga", "tnum", "lnum", "sups")
_REGULAR = 400
# What the families of small faces end with.
NAMES = " Names"
_KHMER = ((0x1780, 0x1800), (0x19E0, 0x1A00), (0x200B, 0x200E), (0x25CC, 0x25CD))
_COMPLEX = (
    "ccmp",
    "pref",
    "blwf",
    "abvf",
    "pstf",
    "cfar",
    "pres",
    "abvs",
    "blws",
    "psts",
    "clig",
    "abvm",
    "blwm",
    "dist",
)


@record(frozen=True, slots=True)
class Script:
    """What is kept of the typefaces of a script, for browsers and for print, and the features that shape it.

    `only` limits a face to these letters, so that browsers fetch it only for pages that hold some of them.
    """

    ranges: Mapping[Format, Ranges]
    features: tuple[str, ...]
    only: Ranges = ()


# By ISO 15924 code. Another script needs an entry here, its faces in FACES, and its family in the stacks of tokens.css.
_SCRIPTS: Mapping[str, Script] = {
    "Latn": Script({"woff2": _LATIN_AND_VIETNAMESE, "ttf": _WIDE}, _FEATURES),
    # Pango sets a blank between Khmer words in the typeface of the words.
    "Khmr": Script(
        {"woff2": _KHMER, "ttf": ((0x20, 0x21), (0xA0, 0xA1), *_KHMER)},
        (*_FEATURES, *_COMPLEX),
        only=((0x1780, 0x1800), (0x19E0, 0x1A00)),
    ),
}


@record(frozen=True, slots=True)
class Face:
    """One face of a family. `axes` fixes a variable font at one instance; `letters` are all that it is to have.

    `package` is a Python package or, of a face with `npm`, one of npm's.
    """

    family: str
    weight: int
    style: Literal["normal", "italic"]
    package: str
    file: str
    axes: Axes = ()
    script: str = "Latn"
    letters: str = ""
    npm: bool = False

    @property
    def name(self) -> str:
        """The face in file names."""
        slant = "-italic" if self.style == "italic" else ""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}{slant}"


def _vietnam(weight: int, file: str, style: Literal["normal", "italic"] = "normal") -> Face:
    return Face("Be Vietnam Pro", weight, style, "fontpkg_be_vietnam_pro", file)


def _noto(weight: int, kind: str = "", script: str = "Latn") -> Face:
    axes = (("wght", float(weight)), ("wdth", 100.0))
    package = f"fontpkg_noto_sans{f'_{kind.lower()}' if kind else ''}"
    family = f"Noto Sans {kind}".strip()
    return Face(family, weight, "normal", package, f"NotoSans{kind}[wdth,wght].ttf", axes, script)


def _tinos(weight: int, folder: str, style: Literal["normal", "italic"] = "normal") -> Face:
    file = f"{folder}/Tinos_{folder}.ttf"
    return Face("Tinos", weight, style, "@expo-google-fonts/tinos", file, npm=True)


# Be Vietnam Pro has no tabular digits (widths 385 to 710), so figures and tables stand in Noto Sans.
FACES = (
    _vietnam(400, "BeVietnamPro-Regular.ttf"),
    _vietnam(400, "BeVietnamPro-Italic.ttf", "italic"),
    _vietnam(600, "BeVietnamPro-SemiBold.ttf"),
    _noto(400),
    _noto(600),
    _noto(400, "Khmer", "Khmr"),
    _noto(600, "Khmer", "Khmr"),
)


# Official documents are set in Times New Roman, which is not free; Tinos has its widths.
REPORT_FACES = (
    _tinos(400, "400Regular"),
    _tinos(400, "400Regular_Italic", "italic"),
    _tinos(700, "700Bold"),
    _tinos(700, "700Bold_Italic", "italic"),
    *(face for face in FACES if face.script != "Latn"),
)


def faces_for(languages: Iterable[str]) -> tuple[Face, ...]:
    """The faces that pages in these languages need; Latin ones always, since numbers and addresses are in it."""
    scripts = {"Latn", *map(script_of, languages)}
    return tuple(face for face in FACES if face.script in scripts)


def awaited_family(language: str) -> str:
    """The family without which a page in this language is not to be drawn; empty for Latin, which every machine has."""
    script = script_of(language)
    return "" if script == "Latn" else next((face.family for face in FACES if face.script == script), "")


def name_faces(names: Mapping[str, str]) -> tuple[Face, ...]:
    """Small faces for the languages' own `names`, by code: a switch needs no more of another script."""
    letters: dict[str, str] = {}
    for code, name in names.items():
        letters[script_of(code)] = letters.get(script_of(code), "") + name
    return tuple(
        replace(face, family=f"{face.family}{NAMES}", letters="".join(sorted(set(letters[face.script]))))
        for face in FACES
        if face.script != "Latn" and face.script in letters and face.weight == _REGULAR
    )


def _ranges(face: Face, form: Format) -> Ranges:
    return tuple((ord(sign), ord(sign) + 1) for sign in face.letters) or _SCRIPTS[face.script].ranges[form]


def font_file(face: Face, form: Format, cache: Path, libraries: Path | None = None) -> Path:
    """The face cut to size, made on first use and kept in `cache`; its name changes with what it is made from.

    `libraries` is the folder of npm's packages, for the faces that come from there.
    """
    original = _original(face, libraries)
    recipe = repr((form, face.axes, _ranges(face, form), _SCRIPTS[face.script].features)).encode()
    kept = cache / "fonts" / f"{face.name}-{hashlib.sha256(recipe + original).hexdigest()[:12]}.{form}"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_name(f"{kept.name}.{os.getpid()}")
        beside.write_bytes(_cut(original, face, form))
        beside.replace(kept)
    return kept


def _original(face: Face, libraries: Path | None) -> bytes:
    if not face.npm:
        return (importlib.resources.files(face.package) / "files" / face.file).read_bytes()
    if libraries is None:
        raise ValueError(f"{face.family} is among the packages of npm")
    return (libraries / face.package / face.file).read_bytes()


def _cut(original: bytes, wanted_face: Face, form: Format) -> bytes:
    """The font with the letters of `form` alone, its axes fixed.

    HarfBuzz cuts in milliseconds what fontTools cuts in seconds; it does not write WOFF2.
    """
    import uharfbuzz  # noqa: PLC0415 - needed only where the cache is empty

    face = uharfbuzz.Face(original)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.clear()
    script = _SCRIPTS[wanted_face.script]
    for start, end in _ranges(wanted_face, form):
        wanted.unicode_set.update(range(start, end))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(feature.encode(), "big") for feature in script.features)
    wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    for axis, value in wanted_face.axes:
        wanted.pin_axis_location(face, axis, value)
    cut = bytes(wanted.subset(face).blob.data)
    return _woff2(cut) if form == "woff2" else cut


def _woff2(font: bytes) -> bytes:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - 0.3 s to import, needed only where the cache is empty

    packed: Any = TTFont(BytesIO(font), recalcTimestamp=False)
    packed.flavor = "woff2"
    written = BytesIO()
    packed.save(written)
    return written.getvalue()


def font_faces(urls: dict[Face, str], form: Format) -> str:
    """The `@font-face` rules for faces at these URLs."""
    kind = "woff2" if form == "woff2" else "truetype"
    return "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:swap;src:url("{url}") format("{kind}"){_only(face, form)}}}\n'
        for face, url in urls.items()
    )


def faces_within(faces: Iterable[Face], cache: Path) -> str:
    """The `@font-face` rules with the faces themselves, for what may fetch nothing."""
    files = {face: font_file(face, "woff2", cache).read_bytes() for face in faces}
    urls = {face: f"data:font/woff2;base64,{b64encode(file).decode()}" for face, file in files.items()}
    return font_faces(urls, "woff2")


def _only(face: Face, form: Format) -> str:
    """The letters that a face is limited to. Not in print, where split faces garble text."""
    limits = _SCRIPTS[face.script].only if form == "woff2" and not face.letters else ()
    return f";unicode-range:{','.join(f'U+{start:X}-{end - 1:X}' for start, end in limits)}" if limits else ""
