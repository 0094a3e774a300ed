#!/usr/bin/env python3
"""The front door: `python build.py build` turns `content/` into `output/`. See `python build.py --help`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons must meet this line before they meet newer syntax
    sys.exit("Cần Python 3.11 trở lên. / Python 3.11 or later is needed.")

try:
    from bulletin.cli import main
except KeyboardInterrupt:
    sys.exit(130)
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("bulletin"):
        raise
    sys.exit(
        f"Thiếu thư viện {missing.name}: hãy chạy “make build”, lệnh này tự cài đặt mọi thứ cần thiết.\n"
        f"The library {missing.name} is missing: run “make build”, which sets up all that is needed."
    )

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
