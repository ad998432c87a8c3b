"""Formats of older office programs: `.doc` and `.wps` through doc2docx, `.rtf` through striprtf, LibreOffice as a help."""

import shutil
import tempfile
from pathlib import Path

from ..domain.problem import Problem
from ..domain.vocabulary import Severity
from .limits import RefusedError
from .result import Read
from .scanning import Scans
from .tethered import run_tethered

_SOFFICE_SECONDS = 100  # within the time a file has


def read_doc(data: bytes, scans: Scans) -> Read:
    """A binary Word or WPS file. Raises `RefusedError` when neither doc2docx nor LibreOffice can read it."""
    import doc2docx
    from doc2docx.errors import Doc2DocxError

    from .word import read_docx

    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        source = Path(folder) / "in.doc"
        source.write_bytes(data)
        try:
            converted = doc2docx.convert(source, Path(folder) / "out.docx").output_path.read_bytes()
        except Doc2DocxError as error:
            if "password" in str(error).lower() or "encrypt" in str(error).lower():
                raise RefusedError("file.password") from error
            converted = libreoffice_docx(data, ".doc")
            if converted is None:
                raise RefusedError("doc.unreadable", reason=str(error)[:200]) from error
    return read_docx(converted, scans)


def read_rtf(data: bytes, scans: Scans) -> Read:
    """Rich text. Deleted words of tracked changes can only be left out through LibreOffice; without it a warning says so."""
    from striprtf.striprtf import rtf_to_text

    if b"\\deleted" in data:
        from .word import read_docx

        converted = libreoffice_docx(data, ".rtf")
        if converted is not None:
            return read_docx(converted, scans)
    problems = (Problem("rtf.deletions_kept", Severity.WARNING),) if b"\\deleted" in data else ()
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="gb18030", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise RefusedError("rtf.broken", reason=str(error)[:200]) from error
    return Read("\n".join(_row(line) for line in text.split("\n")), problems=problems)


def _row(line: str) -> str:
    """striprtf parts the cells of a table row with bars and ends the row with one."""
    return line[:-1].replace("|", "\t") if line.endswith("|") and line.count("|") > 1 else line


def libreoffice_docx(data: bytes, ending: str) -> bytes | None:
    """The same document as `.docx`, made by an installed LibreOffice; None where there is none or it fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        source = Path(folder) / f"in{ending}"
        source.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "docx", "--outdir", folder, str(source),
        ]  # fmt: skip
        if not run_tethered(command, Path(folder), _SOFFICE_SECONDS):
            return None
        output = Path(folder) / "in.docx"
        return output.read_bytes() if output.exists() else None
