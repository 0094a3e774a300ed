"""What the command line says of its own runs. The words of problems stand in `i18n/problems/`."""

from collections.abc import Mapping

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.report import Stage

STAGES: Mapping[EditorLanguage, Mapping[Stage, str]] = {
    "vi": {
        Stage.SOURCES: "đọc tệp",
        Stage.VALIDATE: "đối chiếu khuôn mẫu",
        Stage.SITE: "sắp xếp trang",
        Stage.CHECKS: "kiểm tra số liệu",
        Stage.RENDER: "dựng trang, bản in, dữ liệu",
        Stage.PUBLISH: "kiểm tra liên kết, xuất bản",
    },
    "en": {
        Stage.SOURCES: "reading files",
        Stage.VALIDATE: "holding them against the schema",
        Stage.SITE: "arranging pages",
        Stage.CHECKS: "checking figures",
        Stage.RENDER: "rendering pages, prints and data",
        Stage.PUBLISH: "checking links, publishing",
    },
}
TEXTS: Mapping[EditorLanguage, Mapping[str, str]] = {
    "vi": {
        "files": "tệp",
        "counted": "lỗi: {errors}, cảnh báo: {warnings}",
        "untouched": "Không có gì được ghi; kết quả lần trước vẫn giữ nguyên.",
        "unsound": "Nội dung chưa đúng; hãy sửa các lỗi trên.",
        "published": "Đã xuất bản {artefacts} tệp từ {bulletins} bản tin; mở {output}/index.html để xem.",
        "sound": "Nội dung đúng: {bulletins} bản tin.",
        "held": "Chưa được công bố (bản nháp, chưa đến giờ công bố): {held} bản tin.",
        "lacks": "Bản dịch nháp {name} còn thiếu: {messages} câu giao diện, {texts} tên và định nghĩa, "
        "{bulletins} bản tin, {pages} trang.",
        "translated": "{code}: {share} % câu giao diện đã dịch ({done}/{all})",
        "dropped": "bỏ vì không còn dùng: {code}: {text}",
        "lacking": "còn thiếu: {code}: {text}",
        "collected": "Đã ghi {all} câu vào {template} và cập nhật tệp của từng ngôn ngữ.",
        "released": "Đã ghi những gì đã công bố vào {lock}; hãy đưa tệp này vào hệ thống quản lý phiên bản.",
        "schemas": "Đã ghi {artefacts} tệp khuôn mẫu vào {output}.",
        "serving": "Mở {address} trong trình duyệt; bấm Ctrl-C để dừng.",
        "left": "còn khoảng {seconds} giây",
        "cancelled": "Đã dừng theo yêu cầu; kết quả lần trước vẫn giữ nguyên.",
        "passphrase": "Mật khẩu hoặc mã PIN của {source} (không hiện khi gõ): ",
        "bug": "Lỗi của chính chương trình, không phải của nội dung. Hãy gửi nguyên văn đoạn trên cho người bảo trì.",
    },
    "en": {
        "files": "files",
        "counted": "errors: {errors}, warnings: {warnings}",
        "untouched": "Nothing was written; the last output stays as it is.",
        "unsound": "The content is not sound; mend the errors above.",
        "published": "Published {artefacts} files from {bulletins} bulletins; open {output}/index.html to see them.",
        "sound": "The content is sound; bulletins: {bulletins}.",
        "held": "Not to be published yet (drafts, under embargo); bulletins: {held}.",
        "lacks": "The draft translation {name} still lacks messages: {messages}; names and definitions: {texts}; "
        "bulletins: {bulletins}; pages: {pages}.",
        "translated": "{code}: {share} % of the interface is translated ({done} of {all})",
        "dropped": "dropped, no longer used: {code}: {text}",
        "lacking": "lacking: {code}: {text}",
        "collected": "Wrote {all} messages to {template}, and brought the file of each language up to date.",
        "released": "Recorded what is published in {lock}; put the file under version control.",
        "schemas": "Wrote {artefacts} schema files to {output}.",
        "serving": "Open {address} in a browser; press Ctrl-C to stop.",
        "left": "about {seconds} s left",
        "cancelled": "Stopped on request; the last output stays as it is.",
        "passphrase": "Passphrase or PIN of {source} (not shown as you type): ",
        "bug": "A fault of the program itself, not of the content. Please send the lines above to the maintainer.",
    },
}
