"""Finds what holds digits and is yet no figure: dates, periods, times, and the numbers of laws.

Where a spelling could also hide a figure ("tháng 10, 12 xã": in October, twelve communes), it is read as one.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping

from bulletin.i18n.words import NUMBER_WORDS
from bulletin.prose.patterns import any_of, first_words, folded_in_place

_D = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_M = r"(?:0?[1-9]|1[0-2])(?![0-9])"
_Y = r"(?:19|2[01])[0-9]{2}(?![0-9])"
# The number goes no further: "6" begins neither 6,5 nor 6% nor 6/9. And it begins here, not further left.
_END = r"(?![0-9]|[.,/][0-9]|\s*%)"
_FROM = r"(?<![\w.,/+-])"
_DASH = r"\s*[-–—]\s*"
_MONTHS_OF_YEAR, _LAST_DAY = 12, 31
# Letters before and after a number within which all stands that makes it a date.
_REACH = 40


# The same in both languages.
_NUMERIC = (
    rf"{_FROM}[0-9]{{1,2}}(?P<sep>[/.-])[0-9]{{1,2}}(?P=sep){_Y}{_END}",
    rf"{_FROM}{_Y}-[0-9]{{2}}-[0-9]{{2}}{_END}",
    # A nought tells 01/01 and 05/7 from a fraction.
    rf"{_FROM}(?:0[1-9]/{_M}|{_D}/0[1-9]){_END}",
    rf"{_FROM}{_M}[/-]{_Y}{_END}",
    rf"{_FROM}{_Y}(?:\s?[-–—/]\s?{_Y}|[-–—/][0-9]{{2}}(?![0-9])){_END}",
    rf"{_FROM}(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?{_END}",
    rf"{_FROM}24/(?:7|24){_END}",
    r"\b(?-i:TCVN|QCVN|ISO(?:/IEC)?|IEC)\s+[0-9][0-9.:/-]*",
)

# "mỗi tháng 12 kỳ" counts what happens in a month.
_ONCE = "".join(rf"(?<!\b{word}\s)" for word in ("mỗi", "một", "hằng", "hàng", "quân", "từng"))
_TO = rf"(?:{_DASH}|\s+(?:đến|tới)\s+)"
_AND = rf"(?:{_TO}|,?\s+(?:và|hoặc|hay)\s+|[,;]\s+)"
_OF_MONTH = rf"(?:\s*[/-]\s*{_M}(?:\s*[/-]\s*{_Y})?|\s+tháng\s+{_M}(?:\s+năm\s+{_Y}|\s*/\s*{_Y})?)"
_OF_YEAR = rf"(?:\s*[/-]\s*{_Y}|\s+năm\s+{_Y}|\s+{_Y})"
_ON = r"(?:ngày|mùng|mồng|hôm|sáng|chiều|tối|trước|sau|hết|vào|kể\s+từ)"
_COUNT_VI = rf"(?:[0-9]{{1,2}}|{any_of(NUMBER_WORDS['vi'])})"
_SPAN_VI = any_of(
    (
        *("đầu", "cuối", "giữa", "qua", "tới", "trước", "sau", "gần đây", "gần nhất", "liên tiếp", "còn lại"),
        *("năm", "của năm"),
    )
)
_ACT_VI = any_of(("nghị định", "thông tư", "nghị quyết", "chỉ thị", "pháp lệnh", "công điện", "bộ luật"))
_NUMBERED_ACT_VI = any_of(
    (
        *("luật", "quyết định", "kế hoạch", "công văn", "thông báo", "kết luận", "đề án", "văn bản", "tờ trình"),
        *("báo cáo", "hướng dẫn", "chương trình", "thông tư liên tịch"),
    )
)
_ARTICLE_VI = any_of(("điều", "khoản", "chương", "mục", "tiểu mục", "phụ lục"))
_VIETNAMESE = (
    # ngày 14, 15 và 16/6/2023: days alone only where one with its month follows.
    rf"{_ONCE}\b{_ON}\s+(?:{_D}{_AND}(?:ngày\s+)?){{0,5}}{_D}{_OF_MONTH}(?:{_AND}(?:ngày\s+)?{_D}{_OF_MONTH})*{_END}",
    rf"\b(?:từ|đến|tới)\s+(?:(?:{_D}{_AND}(?:ngày\s+)?){{1,5}}{_D}{_OF_MONTH}|{_D}\s+tháng\s+{_M}){_END}",
    # "từ 5/9" may be a fraction, "đến 30/6" none.
    rf"\b(?:từ|đến|tới)\s+(?P<part>[0-9]{{1,2}})/(?P<whole>{_M}){_END}",
    rf"{_ONCE}\b(?:ngày|mùng|mồng)\s+{_D}{_END}(?:{_TO}(?:ngày\s+)?{_D}{_END})?",
    rf"\bcác\s+(?:ngày\s+{_D}(?:{_AND}{_D})*|tháng\s+{_M}(?:{_AND}{_M})*){_END}",
    rf"{_ONCE}\btháng\s+(?:{_M}{_AND}(?:tháng\s+)?){{0,5}}{_M}{_OF_YEAR}{_END}",
    rf"{_ONCE}\btháng\s+{_M}(?:{_TO}(?:tháng\s+)?{_M})?{_END}",
    rf"{_ONCE}\bqu[ýí]\s+(?:[1-4]{_AND}(?:qu[ýí]\s+)?){{0,3}}[1-4]{_OF_YEAR}{_END}",
    rf"{_ONCE}\bqu[ýí]\s+[1-4](?:{_TO}(?:qu[ýí]\s+)?[1-4])?{_END}",
    rf"{_FROM}{_COUNT_VI}\s+(?:tháng|qu[ýí]|tuần|năm|ngày)\s+(?:{_SPAN_VI}\b|{_Y})",
    # Reports cover three, six and nine months.
    rf"{_FROM}0?[369]\s+tháng\b",
    rf"\b(?:giai\s+đoạn|kỳ|kế\s+hoạch)\s+{_COUNT_VI}\s+năm\b",
    rf"{_ONCE}\b(?:tuần(?:\s+thứ)?|thế\s+kỷ|thập\s+niên|thập\s+kỷ|những\s+năm)\s+[0-9]{{1,2}}{_END}",
    r"\b(?:lúc|hồi|vào|trước|sau|từ|đến)\s+(?:[01]?[0-9]|2[0-4])\s+giờ(?:\s+[0-5]?[0-9](?:\s+phút)?)?\b",
    rf"{_FROM}(?:[01]?[0-9]|2[0-4])\s+giờ\s+(?:[0-5][0-9]\b(?:\s+phút\b)?|sáng|trưa|chiều|tối|đêm|ngày)",
    rf"\b(?:(?-i:Quyết\s+định)|{_ACT_VI})(?:\s+số)?\s+[0-9]+(?:/[0-9]+)?{_END}",
    rf"\b{_NUMBERED_ACT_VI}\s+số\s+[0-9]+(?:/[0-9]+)?{_END}",
    rf"\bsố\s+[0-9]+/{_Y}{_END}",
    rf"\b{_ARTICLE_VI}\s+[0-9]+{_END}(?:(?:{_AND}{_ARTICLE_VI}\s+|{_TO}|\s+và\s+)[0-9]+{_END})*",
)

_MONTH_NAME = (
    "(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY_EN = rf"{_D}(?:st|nd|rd|th)?"
_AND_EN = rf"(?:{_DASH}|,?\s+(?:and|or|to|until)\s+|,\s+)"
_COUNT_EN = rf"(?:[0-9]{{1,2}}|{any_of(NUMBER_WORDS['en'])})"
_ACT_EN = r"(?-i:Decree|Decision|(?:Joint\s+)?Circular|Resolution|Directive|Ordinance)"
_NUMBERED_ACT_EN = r"(?-i:Law|Plan|Notice|Conclusion|Programme|Project|Report|Document|Announcement|Letter|Dispatch)"
_ARTICLE_EN = r"(?:articles?|clauses?|chapters?|sections?|appendix|annex|paragraphs?)"
_ENGLISH = (
    rf"{_FROM}(?:{_DAY_EN}{_AND_EN}){{0,5}}{_DAY_EN}\s+(?:of\s+)?{_MONTH_NAME}(?:,?\s+(?:of\s+)?{_Y})?{_END}",
    rf"\b{_MONTH_NAME}\s+{_DAY_EN}(?:{_AND_EN}{_DAY_EN})?,?\s+{_Y}{_END}",
    # British words put the day first: "In June 12 communes" is no day.
    rf"\b(?:on|by|until|till|to|from|of|before|after|since|dated)\s+{_MONTH_NAME}\s+{_DAY_EN}{_END}",
    rf"\b(?:on|by|until|till|before|after|since|dated|as\s+of)\s+{_D}/{_M}{_END}",
    rf"\b(?:first|last|past|previous|next|initial|final|opening|these|those|the|same)\s+{_COUNT_EN}"
    r"\s+(?:months?|quarters?|weeks?|days?|years?|half-years?)\b",
    rf"{_FROM}{_COUNT_EN}\s+(?:months|quarters|half-years)\s+(?:of|to|in|ended|ending|from|until|before|after)\b",
    rf"{_FROM}(?:[369]|three|six|nine)\s+months\b",
    rf"{_FROM}[0-9]{{1,2}}(?:st|nd|rd|th)\s+(?:quarter|half|month|week|day|year|century|decade)\b",
    rf"\b(?:quarter|week)\s+[0-9]{{1,2}}{_END}",
    rf"{_FROM}(?:[01]?[0-9]|2[0-4])(?:[:.][0-5][0-9])?\s*(?:[ap]\.?m\b|o[’']clock)",
    rf"\b{_ACT_EN}(?:\s+No\.?)?\s+[0-9]+(?:/[0-9]+)?{_END}",
    rf"\b{_NUMBERED_ACT_EN}\s+No\.?\s*[0-9]+(?:/[0-9]+)?{_END}",
    rf"\b{_ARTICLE_EN}\s+[0-9]+{_END}(?:{_AND_EN}(?:{_ARTICLE_EN}\s+)?[0-9]+{_END})*",
)

# By language, all patterns. Those that may begin with a digit begin with `_FROM`; of these some may begin with a word.
FREE: Mapping[str, tuple[str, ...]] = {"vi": (*_NUMERIC, *_VIETNAMESE), "en": (*_NUMERIC, *_ENGLISH)}
_WITH_COUNT = tuple(_FROM + count for count in (_COUNT_VI, _COUNT_EN, "(?:[369]|three"))
_AT_DIGIT: Mapping[str, re.Pattern[str]] = {
    language: re.compile(
        f"{_FROM}(?:{'|'.join(one.removeprefix(_FROM) for one in own if one.startswith(_FROM))})", re.IGNORECASE
    )
    for language, own in FREE.items()
}
_AT_WORD: Mapping[str, re.Pattern[str]] = {
    language: re.compile(
        "|".join(one for one in own if not one.startswith(_FROM) or one.startswith(_WITH_COUNT)), re.IGNORECASE
    )
    for language, own in FREE.items()
}
# The first word of whatever any of these patterns finds, if it is no number in digits. Most words are none of them,
# which a search in folded letters tells sooner than the patterns.
_FIRST_WORDS: Mapping[str, str] = {
    "vi": "ngày mùng mồng hôm sáng chiều tối trước sau hết vào kể từ đến tới các tháng quý quí giai kỳ kế tuần thế "
    "thập những lúc hồi quyết nghị thông chỉ pháp công bộ luật kết đề văn tờ báo hướng chương số điều khoản mục tiểu "
    "phụ",
    "en": "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec on by until till to from of before after since dated as first last past previous "
    "next initial final opening these those the same quarter week decree decision joint circular resolution directive "
    "ordinance law plan notice conclusion programme project report document announcement letter dispatch article "
    "articles clause clauses chapter chapters section sections appendix annex paragraph paragraphs",
}
_STANDARDS = ("TCVN", "QCVN", "ISO", "IEC")
# 26.516 or 26,516: part of no date, period, time or law, but of a standard's number.
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_BEGINS: Mapping[str, re.Pattern[str]] = {
    language: re.compile(
        "|".join(
            (
                *(f"{digit}[0-9]*" for digit in range(10)),
                *sorted({*map(str.lower, _STANDARDS), *words.split(), *first_words(language)}),
            )
        )
    )
    for language, words in _FIRST_WORDS.items()
}
_IN_WORD = re.compile(r"\w")
_FULL_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")


def free_spans(text: str, language: str, numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """From where to where `text` names a date, a period, a time or a law, in the order of the text.

    It is searched only around `numbers`, the places of its numbers in their order, and not around those that are parted
    into groups of three digits: text is long, and the others are few.
    """
    standards = any(name in text for name in _STANDARDS)
    possible = [place for place in numbers if standards or not _GROUPED.fullmatch(text, *place)]
    if not possible:
        return
    folded = folded_in_place(text)
    passed = 0
    for start, end in _neighbourhoods(possible):
        for begin in _BEGINS[language].finditer(folded, max(0, start), end):
            at = begin.start()
            if at < passed or (at and _IN_WORD.match(text, at - 1)):
                continue
            pattern = _AT_DIGIT if "0" <= text[at] <= "9" else _AT_WORD
            if match := pattern[language].match(text, at, end):
                passed = match.end()
                if _is_one(match):
                    yield match.span()


def _neighbourhoods(numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for first, last in numbers:
        if end >= 0 and first - _REACH > end:
            yield start, end
            end = -1
        start = first - _REACH if end < 0 else start
        end = max(end, last + _REACH)
    if end >= 0:
        yield start, end


def _is_one(match: re.Match[str]) -> bool:
    """Whether every full date in it is in the calendar (in English the month may come first), and none a fraction."""
    named = match.groupdict()
    if named.get("part"):
        return int(named["part"]) > int(named["whole"])
    return all(_in_calendar(date) for date in _FULL_DATE.finditer(match[0]))


def _in_calendar(date: re.Match[str]) -> bool:
    first, second, third = (int(digits) for digits in date.groups() if digits)
    if first > _LAST_DAY:
        return _exists(first, second, third)
    return _exists(third, second, first) or (second > _MONTHS_OF_YEAR and _exists(third, first, second))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS_OF_YEAR and 1 <= day <= calendar.monthrange(year, month)[1]
