"""Characters that turn the reading order, hide or command stay out of every paper, as they do of the terminal."""

import json
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tracker.reports import FORMATS, Kind, ReportRequest, write
from tracker.wording.terminal import UNSAFE

from .builders import AS_OF, documents, entry, evidence, overview

HIDDEN = [chr(code) for code in range(0x10000) if UNSAFE.match(chr(code)) and not 0xD800 <= code < 0xE000]
LINE = "修建" + "路".join(character for character in HIDDEN if character not in "\t\n\r") + "三条"


def _texts(path: Path) -> dict[str, str]:
    """The text in a file, or in each part of a package."""
    if not is_zipfile(path):
        return {path.name: path.read_bytes().decode("utf-8-sig")}
    with ZipFile(path) as package:
        return {
            name: package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")
        }


@pytest.mark.parametrize("kind", [Kind.LEDGER, Kind.OVERDUE, Kind.SLIPS])
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_hidden_character_is_written(tmp_path: Path, form: str, kind: Kind) -> None:
    path = tmp_path / f"paper.{form}"
    items = [entry(1, text=LINE, note=LINE, lead=LINE, evidence=(evidence(LINE),))]
    request = ReportRequest(kind, AS_OF, title_scope=LINE, recipients=LINE, signature=LINE)
    write(request, items, overview(items), path, documents=documents())
    for name, text in _texts(path).items():
        found = {hex(ord(character)) for character in UNSAFE.findall(text)} - {"0x9", "0xa", "0xd"}
        assert not found, name
    if form == "json":
        kept = json.loads(path.read_text("utf-8"))["commitments"]
        assert [one["text"] for one in kept] == [LINE]  # escaped, and the same value
