"""What fits where on a page: titles on lines, forms on a page."""

from itertools import combinations, pairwise

from . import layout
from .blocks import Slip, Title

SLIP_ROW = 28.0  # points a row of one line takes
_SLIP_FRAME = 120.0  # points left to the title, the number, the foot and rounding
SLIP_LABEL = 0.22  # share of the type area: six characters of 14 points


def broken_title(title: Title, line: float) -> tuple[str, ...]:
    """The title on one line, or broken between its pieces, so that no line tears a phrase apart (§7.3.1: 词意完整).

    As few lines as do, as even as can be. A piece that is itself wider than a line is left to the word processor.
    """
    places = range(1, len(title.pieces))
    ways = []
    for count in range(len(places) + 1):
        for chosen in combinations(places, count):
            cuts = pairwise((0, *chosen, len(title.pieces)))
            lines = tuple("".join(title.pieces[start:end]) for start, end in cuts)
            widths = [layout.width_in_characters(part) for part in lines]
            too_wide = sum(max(0.0, width - line) for width in widths)
            ways.append((too_wide, len(lines), max(widths), lines))
    return min(ways)[-1]


def slip_fit(slip: Slip) -> tuple[float, float]:
    """The largest size (4号 to 小五) at which the form fits its page, and the height left for the unit's answer, in points.

    Estimated on the safe side: what does not fit would cost a second page.
    """
    room = layout.TYPE_HEIGHT * layout.TWIPS_PER_MM / 20 - _SLIP_FRAME
    blank = sum(SLIP_ROW for _, _, rows in slip.rows if rows == 1)
    least = sum(SLIP_ROW * rows for _, _, rows in slip.rows if rows > 1)
    left = room
    for points in (14.0, 12.0, 10.5, 9.0):
        line = layout.TYPE_WIDTH * (1 - SLIP_LABEL) * layout.TWIPS_PER_MM / 20 / points - 2
        used = blank + sum(
            max(SLIP_ROW, points * 1.45 * -(-_generous_width(text) // line))
            for _, text, rows in slip.rows
            if not rows
        )
        left = room - used
        if left >= least:
            return points, left
    return 9.0, max(left, SLIP_ROW)


def _generous_width(text: str) -> float:
    """The width of a line in characters, with Latin letters as wide as capitals are: they also break less evenly."""
    return sum(0.7 if character.isascii() else 1.0 for character in text)
