"""What may be written on the command line: commands, options and their help."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from bulletin.model.moment import parse_moment
from bulletin.signing_arguments import add_signing

ROOT = Path(__file__).resolve().parent.parent


def parser() -> argparse.ArgumentParser:
    """All commands with their options, explained in Vietnamese and English."""
    whole = argparse.ArgumentParser(
        prog="build.py",
        description="Bản tin thống kê các tỉnh: kiểm tra nội dung, dựng trang web, bản in và dữ liệu mở. / "
        "Provincial statistical bulletins: check the content, render website, prints and open data.",
    )
    commands = whole.add_subparsers(
        dest="command", required=True, metavar="build | check | serve | release | schema | messages | sign | verify"
    )
    speaking = argparse.ArgumentParser(add_help=False)
    speaking.add_argument("--messages", choices=("vi", "en"), help="ngôn ngữ thông báo / language of the messages")
    reading = argparse.ArgumentParser(add_help=False, parents=[speaking])
    reading.add_argument("--content", type=Path, default=ROOT / "content", help="thư mục nội dung / the content folder")
    reading.add_argument(
        "--templates", type=Path, default=ROOT / "templates", help="thư mục khuôn mẫu / the folder of templates"
    )
    shared = argparse.ArgumentParser(add_help=False, parents=[reading])
    shared.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi / treat warnings as errors")
    shared.add_argument(
        "--report", type=Path, metavar="FILE", help="ghi danh sách lỗi dạng JSON / write problems as JSON"
    )
    shared.add_argument(
        "--as-of",
        type=_moment,
        metavar="DATE|TIME",
        help="coi như đang ở thời điểm này: 2026-12-01 (từ 0 giờ), 2026-12-01T08:00+07:00; không ghi: bây giờ / "
        "the moment to build for: a day (its start in Vietnam), or a time with its zone; now, if not given",
    )
    previewing = argparse.ArgumentParser(add_help=False)
    previewing.add_argument(
        "--drafts",
        action="store_true",
        help="cho xem cả bản nháp và bản tin chưa đến giờ công bố / show drafts and what is under embargo as well",
    )
    listing = argparse.ArgumentParser(add_help=False)
    listing.add_argument(
        "--format",
        dest="listing",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="dạng danh sách lỗi in ra / the form in which problems are printed",
    )
    working = argparse.ArgumentParser(add_help=False)
    working.add_argument(
        "--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="số tiến trình / processes"
    )
    checking = commands.add_parser(
        "check",
        parents=[shared, listing, working],
        help="chỉ kiểm tra, không ghi gì / validate and check, write nothing",
    )
    checking.add_argument(
        "--profile",
        action="store_true",
        help="cho biết mỗi bước, mỗi quy tắc mất bao lâu, khi làm lại tất cả trong một tiến trình / "
        "tell how long each stage and rule takes, with all of it done anew in one process",
    )
    building = commands.add_parser(
        "build", parents=[shared, previewing, listing, working], help="kiểm tra rồi xuất bản / check, then publish"
    )
    building.add_argument("--output", type=Path, default=ROOT / "output", help="thư mục kết quả / the output folder")
    building.add_argument("--only", metavar="GLOB", help="chỉ dựng các trang khớp mẫu / render matching pages alone")
    building.add_argument("--no-pdf", action="store_true", help="không dựng bản in / leave the PDFs out")
    building.add_argument(
        "--explain",
        metavar="PATH",
        help="nói vì sao tệp này của thư mục kết quả được dựng lại hay dùng lại / "
        "say why this file of the output folder was made again, or reused",
    )
    building.add_argument(
        "--executor",
        choices=["processes", "dask"],
        default="processes",
        help="ai làm: các tiến trình của máy này, hay cụm máy Dask / "
        "who does it: processes of this machine, or a Dask cluster",
    )
    building.add_argument(
        "--scheduler",
        metavar="URL",
        help="địa chỉ bộ điều phối của cụm / the cluster's scheduler: tcp://host:8786",
    )
    building.add_argument(
        "--base-url", type=_web_address, metavar="URL", help="địa chỉ gốc của trang / the site's address"
    )
    commands.add_parser(
        "release", parents=[shared], help="ghi lại những gì đã công bố / record what has been published"
    )
    schema = commands.add_parser(
        "schema", parents=[reading], help="ghi khuôn mẫu cho trình soạn thảo / write JSON Schemas for editors' programs"
    )
    schema.add_argument("--output", type=Path, default=ROOT / "docs" / "schema", help="thư mục ghi / where to")
    messages = commands.add_parser(
        "messages",
        parents=[reading],
        help="gom các câu cần dịch, báo tỷ lệ đã dịch / collect the messages, tell how much is translated",
    )
    messages.add_argument(
        "--missing",
        metavar="LANGUAGE",
        help="liệt kê những gì ngôn ngữ này còn thiếu / list what a language still lacks",
    )
    serving = commands.add_parser(
        "serve", parents=[shared, previewing], help="xem trên máy này / show the site on this machine"
    )
    serving.add_argument("--port", type=int, default=8000, metavar="N", help="cổng / port")
    add_signing(commands, speaking, ROOT / "output")
    return whole


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError("phải bắt đầu bằng https:// / must begin with https://")
    return text.rstrip("/") + "/"


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError("phải là số nguyên dương / must be a positive whole number")
    return int(text)


def _moment(text: str) -> datetime:
    if moment := parse_moment(text):
        return moment
    raise argparse.ArgumentTypeError(
        "ghi như 2026-12-01 hoặc 2026-12-01T08:00+07:00 / write it as 2026-12-01 or 2026-12-01T08:00+07:00"
    )
