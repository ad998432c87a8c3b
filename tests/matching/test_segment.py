"""Both segmenters cut alike, so that what is found does not depend on the machine."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.matching import segment

ROOT = Path(__file__).parents[2]
RUNS = [
    run
    for path in sorted((ROOT / "samples").glob("*.txt"))
    for run in re.findall(r"[\u4e00-\u9fff]{2,}", path.read_text(encoding="utf-8", errors="ignore"))
]


Both = tuple[segment.Segmenter, segment.Segmenter]


@pytest.fixture(scope="module")
def both() -> Both:
    """The compiled one and the one in Python, loaded once."""
    return segment.compiled(), segment.interpreted()


def test_both_cut_the_samples_alike(both: Both) -> None:
    compiled, interpreted = both
    assert len(RUNS) > 500
    assert [list(compiled(run)) for run in RUNS] == [list(interpreted(run)) for run in RUNS]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("新建改造乡镇卫生院服务中心万人次率达到和的年底前0123.%一二三"), max_size=24))
def test_both_cut_any_text_alike_and_lose_nothing(both: Both, text: str) -> None:
    words = list(both[0](text))
    assert words == list(both[1](text))
    assert "".join(words) == text


@pytest.mark.parametrize("missing", [False, True])
def test_the_door_opens_without_the_compiled_one(missing: bool) -> None:
    code = (
        "import sys\n"
        f"if {missing}: sys.modules['rjieba'] = None\n"
        "from tracker.matching.segment import cut\n"
        "print(*cut('县人民医院新院区主体工程'), 'jieba' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    *words, interpreted = ran.stdout.split()
    assert "".join(words) == "县人民医院新院区主体工程"
    assert (interpreted == "True", ran.stderr) == (missing, "")


def run(code: str) -> None:
    """Run `code` in a process of its own, from the sources of this project."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment, capture_output=True)


def findings(store: Path) -> list[tuple[str, ...]]:
    """Who is answered by what, and by which rule."""
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(
            "SELECT commitment.item_id, finding.outcome, finding.rule, evidence.start_at, evidence.score"
            " FROM finding JOIN commitment ON commitment.id = finding.commitment_id"
            " JOIN evidence ON evidence.finding_id = finding.id ORDER BY 1, 2, 3, 4"
        ).fetchall()


def test_both_lead_to_the_same_verdicts(tmp_path: Path) -> None:
    """The samples, judged once more by a process that cannot import the compiled segmenter."""
    store = tmp_path / "store.db"
    start = "import sys\nfrom tracker.cli.main import run\n"
    run(f"{start}assert run(['ingest', 'samples', '--db', {str(store)!r}]) == 0")
    compiled = findings(store)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE pair SET policy = 'another'")
        connection.execute("DELETE FROM evidence")
    run(f"{start}sys.modules['rjieba'] = None\nassert run(['rejudge', '--db', {str(store)!r}]) == 0")
    assert len(compiled) > 50
    assert findings(store) == compiled
