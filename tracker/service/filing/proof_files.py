"""Files that a unit names as proof: kept by path and fingerprint, opened only beside the sheet that names them."""

import hashlib
from pathlib import Path

from tracker.domain.loop import Proof

MOST_BYTES = 1 << 30
"""A file larger than this is only named: a fingerprint would take minutes."""


def fingerprinted(folder: Path, proof: Proof) -> Proof:
    """The proof with the fingerprint of its file; one whose path leads out of `folder`, or to no plain file, is only kept."""
    try:
        path = (folder / proof.path).resolve()
        if (
            not path.is_relative_to(folder.resolve())
            or not path.is_file()
            or path.stat().st_size > MOST_BYTES
        ):
            return proof
        with path.open("rb") as file:
            return Proof(proof.path, hashlib.file_digest(file, "sha256").hexdigest())
    except (OSError, ValueError):
        return proof
