"""The desk's own two themes; Textual's built-in ones can be chosen besides."""

from textual.theme import Theme

DARK = Theme(
    name="tracker-dark",
    primary="#4f9fdc",
    secondary="#7aa2c8",
    accent="#e3b341",
    foreground="#d7dde5",
    background="#11151b",
    surface="#171d25",
    panel="#212934",
    success="#57b36a",
    warning="#dd9a3c",
    error="#e2605c",
    dark=True,
    variables={
        "block-cursor-text-style": "none",
        "scrollbar": "#2c3644",
        "scrollbar-hover": "#3a4758",
        "scrollbar-background": "#171d25",
        "scrollbar-background-hover": "#171d25",
        "scrollbar-background-active": "#171d25",
        "scrollbar-corner-color": "#171d25",
    },
)

LIGHT = Theme(
    name="tracker-light",
    primary="#1d5f9e",
    secondary="#4a6f92",
    accent="#8f5a00",
    foreground="#20262d",
    background="#fcfbf8",
    surface="#f4f2ec",
    panel="#e8e5dc",
    success="#217a3c",
    warning="#a65f00",
    error="#b3261e",
    dark=False,
    variables={
        "block-cursor-text-style": "none",
        "scrollbar": "#cfcabd",
        "scrollbar-hover": "#b9b3a4",
        "scrollbar-background": "#f4f2ec",
        "scrollbar-background-hover": "#f4f2ec",
        "scrollbar-background-active": "#f4f2ec",
        "scrollbar-corner-color": "#f4f2ec",
    },
)

OWN = (DARK, LIGHT)
