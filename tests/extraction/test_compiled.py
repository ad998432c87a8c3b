"""The wheel with the reading compiled finds what the sources find."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from bench.compiled import unpack_compiled
from tracker.extraction.extract import extract
from tracker.reading import read

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((PROJECT / "samples").glob("*.txt"))

_READ = """
import json, pickle, sys
from pathlib import Path
from tracker.extraction import extract
found = {path: extract.extract(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:]}
assert pickle.loads(pickle.dumps(found)) == found  # as a reader process sends it
print(json.dumps([extract.__file__, {path: repr(one) for path, one in found.items()}]))
"""


@pytest.mark.long
@pytest.mark.skipif(which("cc") is None and which("gcc") is None, reason="a C compiler is needed")
def test_the_compiled_wheel_finds_the_same(tmp_path: Path) -> None:
    assert unpack_compiled(tmp_path / "program") == ""
    assert not list(PROJECT.glob("tracker/**/*.so")), "a compiled module would hide its source"
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
