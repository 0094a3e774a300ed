"""What may be written after `sign` and `verify`. Secrets are no options: a shell keeps what is typed."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from bulletin.signatures.places import Box

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_signing(commands: "Commands", speaking: argparse.ArgumentParser, output: Path) -> None:
    """Add both commands to the others."""
    signing = commands.add_parser(
        "sign", parents=[speaking], help="ký số các bản in / sign the PDFs of the output folder"
    )
    signing.add_argument("--output", type=Path, default=output, help="thư mục kết quả / the output folder")
    signing.add_argument(
        "--only",
        metavar="GLOB",
        default="*",
        help="chỉ ký các tệp khớp mẫu / sign matching files alone: 'vi/*'",
    )
    key = signing.add_mutually_exclusive_group(required=True)
    key.add_argument("--p12", type=Path, metavar="FILE", help="tệp khóa PKCS#12 / the key in a PKCS#12 file")
    key.add_argument(
        "--pkcs11", type=Path, metavar="LIB", help="thư viện của thiết bị ký số / the PKCS#11 library of a token"
    )
    signing.add_argument(
        "--token", metavar="LABEL", help="tên thiết bị, nếu có nhiều / the token, if there are several"
    )
    signing.add_argument("--key", metavar="LABEL", help="tên khóa trên thiết bị, nếu có nhiều / the key on the token")
    signing.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="tệp chứa mật khẩu hoặc mã PIN; không ghi: lấy từ biến BULLETIN_PASSPHRASE, hoặc hỏi / "
        "a file with the passphrase or PIN; otherwise the variable BULLETIN_PASSPHRASE, or you are asked",
    )
    signing.add_argument("--passphrase", "--password", "--pin", type=_never, help=argparse.SUPPRESS)
    signing.add_argument(
        "--tsa", type=_server, metavar="URL", help="máy chủ dấu thời gian (RFC 3161) / a timestamp server"
    )
    seen = signing.add_mutually_exclusive_group()
    seen.add_argument(
        "--field", metavar="NAME", help="ô chữ ký trống có sẵn / an empty signature field of the document"
    )
    seen.add_argument(
        "--box",
        type=_box,
        metavar="PAGE,LEFT,TOP,WIDTH,HEIGHT",
        help="khung hiện chữ ký, tính bằng mm từ góc trên bên trái; last là trang cuối / "
        "where the signature is seen, in mm from the top left corner: last,110,200,70,25",
    )
    seen.add_argument(
        "--unseen",
        action="store_true",
        help="không hiện chữ ký, kể cả ở chỗ mà báo cáo đã chừa / show nothing, not even where a report leaves room",
    )
    verifying = commands.add_parser("verify", parents=[speaking], help="kiểm tra chữ ký số / verify signatures")
    verifying.add_argument(
        "path", type=Path, nargs="?", default=output, help="tệp PDF hoặc thư mục / a PDF or a folder"
    )
    verifying.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="chứng thư gốc đáng tin (PEM, DER); ghi được nhiều lần / a root certificate to trust; may be repeated",
    )
    verifying.add_argument(
        "--output",
        type=Path,
        default=output,
        help="trang web đã dựng, để đối chiếu số liệu trong PDF / the built site that figures inside are compared with",
    )
    verifying.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi / treat warnings as errors")


def _never(_: str) -> NoReturn:
    raise argparse.ArgumentTypeError(
        "không ghi mật khẩu trên dòng lệnh: hãy đợi được hỏi, hoặc dùng --passphrase-file / "
        "never write a secret on the command line: wait to be asked, or use --passphrase-file"
    )


def _server(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise argparse.ArgumentTypeError("phải bắt đầu bằng https:// / must begin with https://")
    if parts.password is not None or parts.username is not None:
        raise argparse.ArgumentTypeError("không ghi mật khẩu trong địa chỉ / must hold no password")
    return text


def _box(text: str) -> Box:
    try:
        page, *sides = text.split(",")
        left, top, width, height = map(float, sides)
        box = Box(-1 if page == "last" else int(page), left, top, width, height)
    except ValueError:
        box = None
    if box is None or box.page == 0 or not (width > 0 and height > 0 and left >= 0 and top >= 0):
        raise argparse.ArgumentTypeError(
            "ghi như last,110,200,70,25: trang, trái, trên, rộng, cao / write it as last,110,200,70,25: "
            "page, left, top, width, height"
        )
    return box
