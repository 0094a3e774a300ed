"""How Vietnamese reports phrase their figures."""

from bulletin.i18n.words import NUMBER_WORDS, SCALE_WORDS
from bulletin.model.figure import BaseRelation, Qualifier
from bulletin.validate.phrases.lexicon import Lexicon, Readings, base_forms, terms, words

_PERIOD, _SAME = BaseRelation.PERIOD, BaseRelation.SAME_PERIOD
_GOALS = ("kế hoạch", "mục tiêu", "chỉ tiêu")
_OF_GOALS = ("", " năm", " cả năm", " đề ra", " được giao", " giao")
_COMPARED = ("so với", "so")

VIETNAMESE = Lexicon(
    group=".",
    decimal=",",
    number_words=terms(NUMBER_WORDS["vi"]),
    doubtful_zero="không",
    scales=terms(SCALE_WORDS["vi"]),
    scale_names={3: "nghìn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ"},
    lead=words("đạt", "là", "có", "hiện có", "đã có"),
    estimated=words("ước", "ước đạt", "ước tính", "ước tính đạt", "ước khoảng"),
    qualifiers=terms(
        {"trên": Qualifier.OVER, "hơn": Qualifier.OVER, "gần": Qualifier.NEARLY, "khoảng": Qualifier.ABOUT}
        | {"xấp xỉ": Qualifier.ABOUT, "ít nhất": Qualifier.AT_LEAST, "tối thiểu": Qualifier.AT_LEAST}
    ),
    currency=("đồng", "đ", "VND", "VNĐ"),
    percent=words("%", "phần trăm"),
    of=words("trên tổng số", "trên", "trong tổng số", "trong số", "trong"),
    per=words("trên"),
    rank=words("hạng", "thứ", "hạng thứ", "thứ hạng", "xếp", "xếp thứ", "xếp hạng", "đứng", "đứng thứ", "vị trí"),
    top=words(*(f"{among}{top}" for among in ("", "trong ", "thuộc ") for top in ("top", "tốp", "nhóm"))),
    places_in_words=terms(
        {word: place for word, place in NUMBER_WORDS["vi"].items() if place}
        | {"nhất": 1, "nhì": 2, "tư": 4, "đứng đầu": 1, "dẫn đầu": 1}
    ),
    ordinal_endings=words(),
    joined=words("và", "đồng thời"),
    share_or_index=words("đạt"),
    share=words("chiếm", "tỷ lệ", "tỉ lệ", "đạt tỷ lệ", "đạt tỉ lệ", "chiếm tỷ lệ", "chiếm tỉ lệ"),
    share_tail=words("tổng số", "trên tổng số", "trong tổng số", "so với tổng số"),
    plan=words(*(f"{link}{goal}{of}" for link in ("", "so với ", "so ") for goal in _GOALS for of in _OF_GOALS)),
    moves=terms({"vượt": 1, "tăng": 1, "tăng thêm": 1, "tăng trưởng": 1, "giảm": -1, "giảm bớt": -1, "giảm đi": -1}),
    relative_moves=terms({"tăng tương đối": 1, "giảm tương đối": -1}),
    rank_moves=terms({"lên": 1, "tụt": -1, "xuống": -1}),
    unspecified=words("không rõ cách tính"),
    points=words("điểm %", "điểm phần trăm"),
    bare_points=words("điểm"),
    places=words("bậc", "hạng", "thứ hạng"),
    times=words("lần"),
    factor=words("gấp", "tăng gấp", "bằng gấp"),
    multiples=terms({"gấp đôi": 2, "tăng gấp đôi": 2}),
    index=words("bằng"),
    unchanged=words("không đổi", "không thay đổi", "giữ nguyên"),
    compared=words(*_COMPARED),
    of_base=words(),
    base_needs_word=False,
    bases=base_forms(
        ("cùng kỳ", _SAME, None, 0),
        ("cùng kỳ năm trước", _SAME, None, 0),
        ("cùng kỳ năm ngoái", _SAME, None, 0),
        ("cùng kỳ năm YEAR", _SAME, "year", 0),
        ("cùng kỳ YEAR", _SAME, "year", 0),
        ("năm trước", BaseRelation.PREVIOUS_YEAR, None, 0),
        ("năm ngoái", BaseRelation.PREVIOUS_YEAR, None, 0),
        ("kỳ trước", BaseRelation.PREVIOUS_PERIOD, None, 0),
        ("tháng trước", BaseRelation.PREVIOUS_PERIOD, None, 0),
        ("quý trước", BaseRelation.PREVIOUS_PERIOD, None, 0),
        ("năm YEAR", _PERIOD, "year", 0),
        ("YEAR", _PERIOD, "year", 0),
        ("COUNT tháng đầu năm YEAR", _PERIOD, "months", 0),
        ("COUNT tháng năm YEAR", _PERIOD, "months", 0),
        ("6 tháng cuối năm YEAR", _PERIOD, "half", 2),
        ("sáu tháng cuối năm YEAR", _PERIOD, "half", 2),
        ("quý QUARTER năm YEAR", _PERIOD, "quarter", 0),
        ("quý QUARTER/YEAR", _PERIOD, "quarter", 0),
        ("tháng MONTH năm YEAR", _PERIOD, "month", 0),
        ("tháng MONTH/YEAR", _PERIOD, "month", 0),
        ("giai đoạn YEAR-LAST", _PERIOD, "span", 0),
        ("giai đoạn YEAR–LAST", _PERIOD, "span", 0),
    ),
    bare_bases=terms({}),
    months={},
    refused=terms(
        dict.fromkeys(("top", "tốp", "nhóm"), "phrase-top")
        | dict.fromkeys(("từ", "đến", "giữa", "dao động"), "phrase-range")
        | dict.fromkeys(("dự kiến", "dự báo", "phấn đấu", *_GOALS), "phrase-forecast")
        | dict.fromkeys(("dưới", "tối đa", "không quá", "chưa đến", "chưa tới", "trở lên"), "phrase-bound")
        | dict.fromkeys(("lên", "xuống", "còn", "thành"), "phrase-new-value")
        | dict.fromkeys(("n/a", "null", "không có", "chưa có", "không rõ", "kxđ"), "phrase-sign")
        | dict.fromkeys(("trăm", "chục", "vạn", "rưỡi", "mươi", "linh", "lẻ", "hàng"), "phrase-number-word")
    ),
    readings=Readings(
        points={1: "tăng {number} điểm %", -1: "giảm {number} điểm %"},
        unspecified={1: "tăng {number}% không rõ cách tính", -1: "giảm {number}% không rõ cách tính"},
        relative={1: "tăng tương đối {number}%", -1: "giảm tương đối {number}%"},
        moved={1: "tăng {number}", -1: "giảm {number}"},
        share="chiếm {number}%",
        index="bằng {number}% {base}",
        base="so với cùng kỳ",
        factor="gấp {number} lần",
    ),
)
