"""The wheel with the reading compiled finds what the sources find."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest

from tracker.extraction.extract import extract
from tracker.reading import read

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((PROJECT / "samples").glob("*.txt"))

_READ = """
import json, sys
from pathlib import Path
from tracker.extraction import extract
found = {path: repr(extract.extract(Path(path).read_text(encoding="utf-8"))) for path in sys.argv[1:]}
print(json.dumps([extract.__file__, found]))
"""


@pytest.mark.long
@pytest.mark.skipif(which("cc") is None and which("gcc") is None, reason="a C compiler is needed")
def test_the_compiled_wheel_finds_the_same(tmp_path: Path) -> None:
    uv = which("uv")
    build = (
        [uv, "build", "--wheel", "--python", sys.executable, "--out-dir"]
        if uv
        else [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir"]
    )
    built = subprocess.run(
        [*build, str(tmp_path / "wheel"), str(PROJECT)],
        env={**os.environ, "TRACKER_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert not list(PROJECT.glob("tracker/**/*.so")), "a compiled module would hide its source"
    with ZipFile(next((tmp_path / "wheel").glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "program")
    texts = {str(tmp_path / path.name): read(path.read_bytes(), path.name)[0].text or "" for path in SAMPLES}
    for path, text in texts.items():
        Path(path).write_text(text, encoding="utf-8", newline="")
    told = subprocess.run(
        [sys.executable, "-c", _READ, *texts],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "program"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stderr
    module, found = json.loads(told.stdout)
    assert Path(module).suffix in (".so", ".pyd")
    assert found == {path: repr(extract(Path(path).read_text(encoding="utf-8"))) for path in texts}
