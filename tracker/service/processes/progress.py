"""What a long piece of work tells its front end while it goes on."""

from dataclasses import dataclass

from tracker.domain.ledger import IngestedFile


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of an import.

    `stage` is `reading` (then `total` counts files and `file` says what became of the one just finished) or `judging`
    (then `total` counts pairs of reports). `current` is the path or the report's title. While the pages of a scan are
    recognised, `page` of its `pages` are done.
    """

    stage: str
    done: int
    total: int
    current: str
    file: IngestedFile | None = None
    page: int = 0
    pages: int = 0
