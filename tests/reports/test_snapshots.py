"""The text forms, compared with files that a person has read. `UPDATE_SNAPSHOTS=1` writes them anew: then read them."""

import os
from pathlib import Path

import pytest

from tracker.reports import Kind, ReportRequest, write

from .builders import AS_OF, HOUSING, documents, ledger, overview

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize(
    ("kind", "ending", "lang"),
    [
        *((kind, "md", "zh") for kind in Kind),
        (Kind.OVERDUE, "md", "en"),
        (Kind.SUMMARY, "md", "en"),
        (Kind.LEDGER, "csv", "zh"),
        (Kind.LEDGER, "jsonl", "zh"),
        (Kind.LEDGER, "ics", "zh"),
    ],
)
def test_text_forms_read_as_before(tmp_path: Path, kind: Kind, ending: str, lang: str) -> None:
    output = tmp_path / f"{kind}.{lang}.{ending}"
    entries = ledger()
    request = ReportRequest(
        kind,
        AS_OF,
        lang=lang,
        unit=HOUSING,
        signature="云溪县人民政府督查室" if lang == "zh" else "The county office",
    )
    write(request, entries, overview(entries), output, documents=documents())
    kept = SNAPSHOTS / output.name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(output.read_bytes())
    assert output.read_bytes() == kept.read_bytes()
