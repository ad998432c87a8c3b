"""A file appears whole or not at all: full disks, missing rights, other writers."""

import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.domain.ledger import LedgerEntry
from tracker.reports import FORMATS, Kind, ReportError, ReportRequest, write
from tracker.reports.atomic import whole_file

from .builders import AS_OF, documents, entry, ledger, overview


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond 2 KB: what a full disk does, without filling one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("ending", list(FORMATS))
def test_a_full_disk_is_named_and_leaves_the_old_file(
    tmp_path: Path, ending: str, small_disk: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    output = tmp_path / f"x.{ending}"
    output.write_text("old")
    entries = ledger() * 20
    with pytest.raises(ReportError) as caught:
        write(
            ReportRequest(Kind.LEDGER, AS_OF),
            entries,
            overview(entries),
            output,
            force=True,
            documents=documents(),
        )
    assert caught.value.code == "output.failed"
    assert output.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {output.name, "scratch"}
    assert list(scratch.iterdir()) == []  # nor does a part of it lie elsewhere


def test_a_file_that_appears_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    output = tmp_path / "x.md"

    def entries() -> Iterator[LedgerEntry]:
        yield entry(1)
        output.write_text("someone else's")

    with pytest.raises(ReportError) as caught:
        write(ReportRequest(Kind.LEDGER, AS_OF), entries(), overview([entry(1)]), output)
    assert caught.value.code == "output.exists"
    assert output.read_text() == "someone else's"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    with whole_file(link, force=True) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_file(tmp_path / "x.md") as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_long_names_are_written(tmp_path: Path) -> None:
    output = tmp_path / ("通报" * 40 + ".md")
    write(ReportRequest(Kind.LEDGER, AS_OF), ledger(), overview(ledger()), output)
    assert output.stat().st_size > 1000
