"""Sets each `.json` of a folder with Typst, all in one process: `python print_typst.py FOLDER TEMPLATE`.

Runs in the peers' own environment. The CPU seconds of each document go to `FOLDER/seconds.txt`.
"""

import json
import sys
import time
from pathlib import Path

import typst


def main() -> int:
    """Write a PDF beside each file, tagged and archivable."""
    folder, template = Path(sys.argv[1]), sys.argv[2]
    begun = time.process_time()
    compiler = typst.Compiler(template)
    seconds = []
    for file in sorted(folder.glob("*.json")):
        data = file.read_text("utf-8")
        pdf = file.with_suffix(".pdf")
        compiler.compile(output=pdf, format="pdf", sys_inputs={"bulletin": data}, pdf_standards=["a-3a", "ua-1"])
        seconds.append(time.process_time() - begun)
        begun = time.process_time()
    folder.joinpath("seconds.txt").write_text(json.dumps(seconds), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
