"""What scripts rely on: arguments, exit codes, the shapes of JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .command_line import PROJECT, SAMPLES, Ran, Tracker, in_a_process

PLAN = "×县卫生健康局2021年工作计划\n\n一、2021年工作安排\n8月底前，完成全县18岁以上人群80%的疫苗接种任务。\n\n×县卫生健康局\n2021年1月5日\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(PLAN.replace("×", "云麓"), encoding="utf-8")
    return path


def items(ran: Ran) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


def test_ingest_tells_one_line_a_file_and_knows_it_again(
    tracker: Tracker, plan: Path, tmp_path: Path
) -> None:
    store = tmp_path / "t.db"
    first = tracker("ingest", plan, "--db", store)
    assert (first.code, first.out.count("\n")) == (0, 1)
    assert first.out.startswith("新增  ") and "硬指标 1" in first.out
    second = tracker("ingest", plan, "--db", store)
    assert second.code == 0 and second.out.startswith("已有  ")


def test_a_refused_file_is_named_with_its_reason_and_the_rest_is_read(
    tracker: Tracker, plan: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04 no archive")
    ran = tracker("ingest", plan, bad, "--db", tmp_path / "t.db", "--json")
    assert ran.code == 1
    files = {Path(file["path"]).name: file for file in json.loads(ran.out)["files"]}
    assert files["计划.txt"]["result"] == "new"
    assert files["坏.docx"]["result"] == "refused"
    assert (
        files["坏.docx"]["problems"][0]["code"]
        and "docx" not in files["坏.docx"]["problems"][0]["message"][:0]
    )
    assert files["坏.docx"]["problems"][0]["message"] != files["坏.docx"]["problems"][0]["code"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["list", "--nonsense"],
        ["ingest"],
        ["ingest", "/nowhere/at/all.txt"],
        ["list", "--as-of", "2021-13-01"],
        ["list", "--status", "sometime"],
        ["export", "--output", "x.json"],
        ["explain"],
        ["report", "overdue"],
        ["mark"],
        ["export", "--format", "xml", "--output", "x"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "eighty"],
        ["ingest", ".", "--jobs", "0"],
        ["report", "overdue", "--output", "."],
        ["restore", "nowhere.db"],
        ["ingest", ""],
        ["list", "--limit", "0"],
        ["list", "--year", "last"],
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage_is_2_with_a_sentence_in_the_users_language(
    tracker: Tracker, arguments: list[str], language: str
) -> None:
    ran = tracker(*arguments, "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    sentence = ran.err.splitlines()[0]
    assert sentence.startswith("tracker: ")
    has_chinese = any("\u4e00" <= character <= "\u9fff" for character in sentence)
    assert has_chinese is (language == "zh"), sentence


@pytest.mark.parametrize("arguments", [["list"], ["show", "X"], ["documents"], ["history", "X"]])
def test_a_store_that_cannot_be_used_is_3(tracker: Tracker, tmp_path: Path, arguments: list[str]) -> None:
    no_store = tmp_path / "letter.db"
    no_store.write_text("这不是数据库" * 200, encoding="utf-8")
    before = no_store.read_bytes()
    ran = tracker(*arguments, "--db", no_store, "--json")
    assert ran.code == 3
    assert json.loads(ran.out)["error"]["code"] == "store.not_a_database"
    assert str(no_store) in ran.err
    assert no_store.read_bytes() == before


@pytest.mark.parametrize(
    "address", ["no address://", "postgresql+psycopg://nobody@127.0.0.1:1/none", "oracle://x/y"]
)
def test_an_address_that_leads_nowhere_is_3(tracker: Tracker, address: str) -> None:
    ran = tracker("list", "--db", address)
    assert ran.code == 3 and ran.err.startswith("tracker: ")


def test_what_is_no_document_is_passed_over_in_a_folder_and_refused_by_name(
    tracker: Tracker, plan: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    plan.rename(folder / plan.name)
    for number in range(9):
        (folder / f"{number}.json").write_text("{}", encoding="utf-8")
    (folder / "README.md").write_text("# 说明\n2021年12月底前建成水库3座。\n", encoding="utf-8")
    (folder / "~$计划.docx").write_bytes(b"lock")
    ran = tracker("ingest", folder, "--db", tmp_path / "t.db")
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == ["略过  11 个非文档文件：9 个 .json、README.md、~$计划.docx"]
    assert "共 1 份文件：新增 1" in ran.err
    data = json.loads(tracker("ingest", folder, "--db", tmp_path / "t.db", "--json").out)
    assert sum(file["result"] == "passed_over" for file in data["files"]) == 11
    named = tracker("ingest", folder / "0.json", folder / "README.md", "--db", tmp_path / "t.db")
    assert named.code == 1
    assert [line.split("  ")[0] for line in named.out.splitlines() if line[0] != " "] == ["未读入", "新增"]


def test_reading_commands_do_not_make_a_store(tracker: Tracker, tmp_path: Path) -> None:
    ran = tracker("list", "--db", tmp_path / "none.db")
    assert ran.code == 3 and "ingest" in ran.err
    assert not (tmp_path / "none.db").exists()


def test_the_store_is_named_by_option_then_environment_then_home(
    tracker: Tracker, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tracker("ingest", plan).code == 0
    assert (tmp_path / "data" / "tracker" / "tracker.db").is_file()
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "office.db"))
    assert tracker("ingest", plan).code == 0
    assert (tmp_path / "office.db").is_file()
    assert tracker("ingest", plan, "--db", tmp_path / "other.db").code == 0
    assert (tmp_path / "other.db").is_file()


def test_export_json_has_the_shape_of_the_contract(
    tracker: Tracker, sample_store: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    assert (
        tracker(
            "export", "--db", sample_store, "--format", "json", "--as-of", "2023-06-30", "--output", target
        ).code
        == 0
    )
    data = json.loads(target.read_text(encoding="utf-8"))
    assert set(data) >= {"as_of", "documents", "commitments"}
    assert data["as_of"] == "2023-06-30"
    assert {document["name"] for document in data["documents"]} >= {"云麓县政府工作报告2022.docx"}
    for item in data["commitments"]:
        assert set(item) >= {
            "id", "document", "start", "end", "text", "grade", "deadline", "targets", "soft", "lead", "support", "leader", "actor", "restated",
            "outcome", "status", "reason", "rule", "evidence", "mark",
        }  # fmt: skip
        assert set(item["deadline"]) >= {"raw", "date", "basis"}
        for target_ in item["targets"]:
            assert set(target_) >= {"raw", "op", "value", "unit", "metric", "change", "redacted"}
        for evidence in item["evidence"]:
            assert set(evidence) >= {"document", "start", "end", "text", "score"}
    text = (SAMPLES / "云麓县政府工作报告2021.txt").read_text(encoding="utf-8")
    mine = [item for item in data["commitments"] if item["document"] == "云麓县政府工作报告2021.txt"]
    assert mine and all(text[item["start"] : item["end"]] == item["text"] for item in mine)


def test_export_writes_the_form_it_is_told_and_never_over_a_file(
    tracker: Tracker, sample_store: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ledger.out"
    assert tracker("export", "--db", sample_store, "--format", "jsonl", "--output", target).code == 0
    before = target.read_bytes()
    assert all(json.loads(line)["id"] for line in before.decode("utf-8").splitlines())
    again = tracker("export", "--db", sample_store, "--format", "csv", "--output", target)
    assert again.code == 2 and target.read_bytes() == before
    assert tracker("export", "--db", sample_store, "--format", "csv", "--output", target, "--force").code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_list_filters_and_tells_the_same_as_the_export(tracker: Tracker, sample_store: Path) -> None:
    everything = items(tracker("list", "--db", sample_store, "--as-of", "2023-06-30", "--json"))
    overdue = items(
        tracker("list", "--db", sample_store, "--as-of", "2023-06-30", "--status", "逾期", "--json")
    )
    assert [item["id"] for item in everything if item["status"] == "overdue"] == [
        item["id"] for item in overdue
    ]
    assert overdue
    found = items(
        tracker("list", "--db", sample_store, "--as-of", "2023-06-30", "--search", "接种", "--json")
    )
    assert 0 < len(found) < len(everything)
    assert len(items(tracker("list", "--db", sample_store, "--limit", 3, "--json"))) == 3


def test_explain_answers_a_line_with_a_line() -> None:
    asked = [
        {"text": "8月底前，完成全市18岁以上人群80%的疫苗接种任务", "date": "2021-07-05"},
        {"text": "加强领导", "date": None},
    ]
    ran = in_a_process("explain", "--jsonl", stdin="\n".join(json.dumps(line) for line in asked) + "\n")
    first, second = (json.loads(line) for line in ran.out.splitlines())
    assert first["deadline"] == {"raw": "8月底前", "date": "2021-08-31", "basis": "explicit"}
    assert (first["targets"][0]["op"], first["targets"][0]["value"], first["grade"]) == (">=", 80, "hard")
    assert first["rules"]
    assert (second["deadline"], second["targets"], second["grade"]) == (None, [], "declaratory")
    assert ran.code == 0


def test_explain_names_the_line_it_cannot_read() -> None:
    ran = in_a_process(
        "explain", "--jsonl", stdin='{"text": "年底前完成", "date": "2021-01-01"}\n{"date": 3}\n'
    )
    assert ran.code == 2 and "2" in ran.err and ran.out.count("\n") == 1


def test_plain_tracker_without_a_terminal_says_what_to_do_instead() -> None:
    ran = in_a_process()
    assert ran.code == 2 and "tracker list" in ran.err


def test_plain_tracker_opens_the_store_that_the_environment_names(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.db"
    letter.write_bytes(b"no store" * 300)
    monkeypatch.setenv("TRACKER_DB", str(letter))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = tracker()
    assert ran.code == 3 and str(letter) in ran.err


def test_a_reader_that_has_seen_enough_is_no_error(sample_store: Path) -> None:
    command = f'"{sys.executable}" -m tracker.cli.main list --db "{sample_store}" | head -1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
    )
    assert done.returncode == 0 and "Traceback" not in done.stderr


def test_a_failure_of_the_program_is_a_sentence_and_a_log_without_document_text(tmp_path: Path) -> None:
    code = (
        "import sys, tracker.cli.main as m\n"
        "def broken(arguments): raise RuntimeError('机密原文')\n"
        "m.run = broken\nm.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        cwd=PROJECT,
        timeout=60,
    )
    log = tmp_path / "tracker" / "tracker.log"
    assert str(log) in done.stderr and "Traceback" not in done.stderr
    written = log.read_text(encoding="utf-8")
    assert "RuntimeError" in written and "in broken" not in done.stderr
    assert "机密原文" not in written + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full")
def test_output_that_cannot_be_written_is_told_and_no_fault_of_the_program(sample_store: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tracker.cli.main", "list", "--db", str(sample_store), "--lang", "zh"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
            cwd=PROJECT,
        )
    assert done.returncode == 2
    assert "没有写完" in done.stderr and "内部" not in done.stderr


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[matching", "TOML"),
        ("[nothing]\na = 1", "[nothing]"),
        ("lights = 5", "[[lights]]"),
        ("[tolerance]\nnothing = 1", "nothing"),
        ("[matching]\nslack_days = nan", "nan"),
        ('[[lights]]\nname = "x"\nbehind_red = "much"', "behind_red"),
        ('[[lights]]\nname = "x"\nnear_days = -1', "near_days = -1"),
    ],
)
def test_a_wrong_policy_is_told_in_the_users_language(
    tracker: Tracker, sample_store: Path, tmp_path: Path, written: str, said: str
) -> None:
    policy = tmp_path / "标准.toml"
    policy.write_text(written, encoding="utf-8")
    ran = tracker("list", "--db", sample_store, "--policy", policy, "--lang", "zh")
    assert (ran.code, ran.out) == (2, "")
    assert "判定标准文件" in ran.err and "标准.toml" in ran.err and said in ran.err


def test_a_body_is_found_under_its_other_names(tracker: Tracker, sample_store: Path) -> None:
    """`云麓县卫健局` is what the office says; the reports on file bear the full name."""
    count = {
        name: len(items(tracker("list", "--db", sample_store, "--issuer", name, "--json")))
        for name in ("云麓县卫生健康局", "云麓县卫健局", "青岩县卫健局", "云麓县人民政府")
    }
    assert count["云麓县卫健局"] == count["云麓县卫生健康局"] > 0
    assert count["青岩县卫健局"] == 0 < count["云麓县人民政府"]
