"""The way a person came through the screens, for going back."""

from collections.abc import Container


class Trail:
    """Names of screens left behind, the newest last."""

    def __init__(self, first: str) -> None:
        self._first = first
        self._left: list[str] = []

    def leave(self, name: str) -> None:
        """A screen was left for another."""
        self._left.append(name)

    def before(self, current: str, known: Container[str]) -> str | None:
        """The screen to go back to, the first one where nothing was left behind; None on the first one itself."""
        while self._left:
            name = self._left.pop()
            if name in known and name != current:
                return name
        return None if current == self._first else self._first
