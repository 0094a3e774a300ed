"""The pictures that stand for pages where they are shared."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bulletin.jobs import Draft
from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.share.canvas import Canvas, Colour, Type, read_palette
from bulletin.render.share.lettering import Lettering, Style, letters_of
from bulletin.render.share.picture import Picture, PictureFigure, Studio
from bulletin.render.share.pictures import bulletin_picture, picture_jobs, picture_words
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.render.conftest import CACHE, ROOT, TEMPLATES, check_folder, settings_for

PAPER, ACCENT = (255, 255, 255), (11, 92, 99)
MARGIN, FOOT = 64, 560
STRONG = Style("Be Vietnam Pro", 600)


@pytest.fixture(scope="module")
def files(real_site: CheckedSite, real_editions: tuple[Edition, ...]) -> Mapping[str, bytes]:
    bulletins = real_editions[0].site.bulletins
    settings = settings_for(ROOT / "content")
    files = {}
    for job in picture_jobs(real_editions, bulletins, settings, Origins(real_site, settings)):
        draft = job.make()
        assert isinstance(draft, Draft)
        files[job.name] = draft.make().content
    return files


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio.of(TEMPLATES, CACHE)


@pytest.fixture(scope="module")
def lettering() -> Lettering:
    return Lettering(CACHE)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def points(picture: Image.Image) -> list[tuple[int, ...]]:
    return list(zip(*[iter(picture.tobytes())] * 3, strict=True))


def bare(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), PAPER)]


def letters(lines: Sequence[str]) -> str:
    """What is read of some lines, which end between words: at a blank, or in Khmer at a break without a width."""
    return "".join(lines).replace(" ", "").replace("\u200b", "")


def test_each_bulletin_has_one_in_each_language_and_all_other_pages_share_one(
    files: Mapping[str, bytes], real_editions: tuple[Edition, ...]
) -> None:
    bulletins = real_editions[0].site.bulletins
    assert len(bulletins) > 30
    assert len(files) == len(real_editions) * (len(bulletins) + 1)
    assert {"assets/share-vi.png", "vi/tra-vinh/2020/tra-vinh-2020-vi.png"} <= set(files)
    assert {"assets/share-en.png", "en/tien-giang/2023-h1/tien-giang-2023-h1-en.png"} <= set(files)


def test_all_are_of_the_size_that_networks_show_and_small(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        with Image.open(BytesIO(content)) as picture:
            assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630)), path
        assert len(content) < 40_000, path


def test_nothing_leaves_its_room(files: Mapping[str, bytes]) -> None:
    """Margins are bare, and so is the strip above the foot: what does not fit would run into them."""
    for path, content in files.items():
        picture = opened(content)
        assert picture.getpixel((600, 8)) == ACCENT
        assert bare(picture, (0, 16, MARGIN - 2, 630)), path
        assert bare(picture, (1200 - MARGIN + 2, 16, 1200, 630)), path
        assert bare(picture, (0, FOOT - 12, 1200, FOOT)), path
        assert not bare(picture, (MARGIN, 16, 1200 - MARGIN, FOOT - 12)), path


def test_no_title_or_name_of_the_real_site_is_cut_short(
    real_editions: tuple[Edition, ...], lettering: Lettering
) -> None:
    for edition in real_editions:
        for bulletin in edition.site.bulletins:
            picture = bulletin_picture(bulletin, edition)
            assert 1 <= len(picture.figures) <= 4
            title = lettering.fit(picture.title, STRONG, range(44, 33, -2), 1072, 2)
            assert letters(title.lines) == letters([picture.title])
            for figure in picture.figures:
                lines, width = (2, 512) if len(picture.figures) == 4 else (4, 325)
                name = lettering.fit(figure.name, Style("Be Vietnam Pro", 400), range(24, 17, -1), width, lines)
                assert letters(name.lines) == letters([figure.name])


def test_the_same_content_gives_the_same_bytes(files: Mapping[str, bytes], real_editions: tuple[Edition, ...]) -> None:
    """Those of the fixture were drawn in another studio."""
    studio = Studio.of(TEMPLATES, CACHE)
    bulletin = next(one for one in real_editions[0].site.bulletins if one.key == "tra-vinh/2020")
    drawn = studio.draw(bulletin_picture(bulletin, real_editions[0]))
    assert drawn == files["vi/tra-vinh/2020/tra-vinh-2020-vi.png"]


def test_a_picture_says_place_period_title_and_headline_figures(real_editions: tuple[Edition, ...]) -> None:
    bulletin = next(one for one in real_editions[0].site.bulletins if one.key == "lao-cai/2020-7m")
    assert bulletin_picture(bulletin, real_editions[0]) == Picture(
        kicker="Tỉnh Lào Cai · 7 tháng đầu năm 2020",
        title="Thông tin và truyền thông tỉnh Lào Cai bảy tháng đầu năm 2020",
        figures=(
            # They are of another period than the bulletin, which a picture must not hide.
            PictureFigure(
                "Hồ sơ dịch vụ công trực tuyến mức độ 3, 4 (6 tháng đầu năm 2020)", "trên", "38.500", "hồ sơ"
            ),
            PictureFigure("Hồ sơ mức độ 3, 4 tiếp nhận trực tuyến (6 tháng đầu năm 2020)", "gần", "24.000", "hồ sơ"),
        ),
        words="",
        warning="",
        foot="Thống kê thông tin và truyền thông các tỉnh",
    )


def test_a_withdrawn_bulletin_shows_no_figures_but_that_it_was_withdrawn(content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    withdrawn = "status: final\nheadline: [digital_certificates]\nwithdrawn:\n  date: 2021-05-02\n  reason: Sai.\n"
    path.write_text(path.read_text("utf-8").replace("status: final\n", withdrawn), "utf-8")
    english = path.with_name("2020.en.md")
    front, fence, body = english.read_text("utf-8").rpartition("---\n")
    english.write_text(f"{front}  withdrawn.reason: Wrong.\n{fence}{body}", "utf-8")
    edition = make_editions(check_folder(content), settings_for(content))[1]
    bulletin = edition.site.bulletins[0]
    picture = bulletin_picture(bulletin, edition)
    assert (picture.figures, picture.words, picture.warning) == ((), "Synthetic data.", "Withdrawn on 2 May 2021")
    assert picture_words(bulletin, edition) == "Tra Vinh, 2020. Withdrawn on 2 May 2021. Test bulletin"


def test_the_longest_words_still_fit(studio: Studio) -> None:
    """Synthetic: longer than anything that a bulletin says."""
    figure = PictureFigure(
        "Tên chỉ tiêu " * 30, "ước đạt khoảng", "999.999 tỷ 999 triệu 999 nghìn đồng", "thuê bao/100 dân"
    )
    words = Picture("Nơi " * 40, "Bản tin " * 60, (figure,) * 4, "", "Đã thu hồi " * 9, "Trang " * 60)
    picture = opened(studio.draw(words))
    assert bare(picture, (0, 16, MARGIN - 2, 630))
    assert bare(picture, (1200 - MARGIN + 2, 16, 1200, 630))
    assert bare(picture, (0, FOOT - 12, 1200, FOOT))


def test_lines_are_even_and_hold_whole_words(lettering: Lettering) -> None:
    block = lettering.fit("Thống kê thông tin và truyền thông các tỉnh", STRONG, range(60, 33, -2), 1072, 3)
    assert (block.size, block.lines) == (60, ("Thống kê thông tin và", "truyền thông các tỉnh"))
    smaller = lettering.fit("Telecommunications", STRONG, range(60, 19, -2), 300, 2)
    assert smaller.lines == ("Telecommunications",)
    assert lettering.width("Telecommunications", STRONG, smaller.size) <= 300
    assert lettering.width("Telecommunications", STRONG, smaller.size + 2) > 300


def test_what_is_too_long_ends_with_an_ellipsis(lettering: Lettering) -> None:
    block = lettering.fit("Doanh thu bưu chính, viễn thông và công nghệ thông tin", STRONG, range(30, 29, -1), 300, 2)
    assert block.lines == ("Doanh thu bưu", "chính, viễn thông…")


def test_no_sign_is_parted_from_the_letter_that_it_belongs_to(lettering: Lettering) -> None:
    """Khmer writes words without blanks, with vowels (ា) and second consonants (្ក) that belong to the letter before."""
    syllable = "\u1780\u17d2\u1780\u17b6"
    block = lettering.fit(syllable * 40, STRONG, range(30, 29, -1), 200, 60)
    assert len(block.lines) > 4
    assert "".join(block.lines) == syllable * 40
    assert all(line.startswith("\u1780") for line in block.lines)
    assert not [line for line in block.lines if line.endswith("\u17d2")]


def test_letters_that_a_typeface_lacks_come_from_another(lettering: Lettering) -> None:
    """Be Vietnam Pro has no Greek."""
    runs = list(lettering.runs("Tỷ lệ α/β", STRONG, 30))
    assert [(run.text, run.font.getname()[0]) for run in runs] == [
        ("Tỷ lệ ", "Be Vietnam Pro SemiBold"),
        ("α", "Noto Sans"),
        ("/", "Be Vietnam Pro SemiBold"),
        ("β", "Noto Sans"),
    ]


def test_letters_have_their_colours_and_leave_those_beside_them(lettering: Lettering) -> None:
    palette = read_palette(TEMPLATES)
    colours: tuple[Colour, ...] = ("ink", "muted", "accent", "missed")

    def drawn(*lines: tuple[Colour, int]) -> Image.Image:
        canvas = Canvas(300, 120, palette, lettering)
        for colour, left in lines:
            canvas.line(colour, (left, 10), "Iı", Type(STRONG, 60))
        return opened(canvas.png())

    for colour in colours:
        found = {one for _, one in drawn((colour, 20)).getcolors() or ()}
        assert palette[colour] in found
        assert not found.intersection(palette[other] for other in colours if other != colour)
    # The frame of the second word lies over the end of the first, its letters do not.
    assert letters_of(*lettering.runs("Iı", STRONG, 60), 0, 15)[0].width > 20
    one, other, both = map(points, (drawn(("ink", 20)), drawn(("accent", 34)), drawn(("ink", 20), ("accent", 34))))
    for ours, theirs, seen in zip(one, other, both, strict=True):
        assert seen == min(ours, theirs) or PAPER not in (ours, theirs)


def test_colours_are_those_of_the_style_sheet(tmp_path: Path) -> None:
    assert read_palette(TEMPLATES)["accent"] == ACCENT
    css = tmp_path / "assets" / "css"
    css.mkdir(parents=True)
    css.joinpath("tokens.css").write_text(
        ":root { --paper: light-dark(#fff, #111); --ink: #1a2b3c; }\n"
        "@media (prefers-color-scheme: dark) { :root { --ink: #fff; } }\n"
    )
    assert read_palette(tmp_path) == {"paper": (255, 255, 255), "ink": (26, 43, 60)}
