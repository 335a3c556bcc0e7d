"""Which colours does the game have?

Two own themes: dark, and light for projectors. Every pair in `PAIRS` keeps a contrast of at least 4.5 (a test measures
it). Red, orange and green stand for the phases only, and always beside the word.
"""

from textual.theme import Theme

DARK = Theme(
    name="samenop-donker",
    primary="#8fb8de",
    secondary="#a9c3d9",
    accent="#f2c14e",
    warning="#f0a860",
    error="#ff8f85",
    success="#8fd19e",
    foreground="#e8edf2",
    background="#10161d",
    surface="#17202a",
    panel="#1f2b38",
    dark=True,
    text_alpha=1.0,
    variables={
        "so-text": "#e8edf2",
        "so-soft": "#b3c1cf",
        "so-faint": "#a7b5c3",
        "so-rule": "#4d6377",
        "so-title": "#a9d0f5",
        "so-new": "#f2c14e",
        "so-bar": "#24405c",
        "so-bar-text": "#f4f8fc",
        "so-bar-new": "#ffd978",
        "so-banner": "#4a3a10",
        "so-banner-text": "#ffe9b0",
        "so-cursor": "#2b4763",
        "so-cursor-text": "#ffffff",
        "so-cursor-off": "#223242",
        "so-key": "#f2c14e",
        "so-red": "#ff9d94",
        "so-orange": "#f5b26b",
        "so-green": "#93d7a2",
        "so-dialog": "#1b2733",
        "button-focus-text-style": "bold underline",
        "block-cursor-blurred-background": "#26384a",
        "block-cursor-blurred-foreground": "#e8edf2",
        "scrollbar": "#3a4d60",
        "scrollbar-background": "#17202a",
        "scrollbar-hover": "#5b7690",
        "scrollbar-active": "#8fb8de",
    },
)

LIGHT = Theme(
    name="samenop-licht",
    primary="#1d4f82",
    secondary="#32597d",
    accent="#7a4a00",
    warning="#8a4500",
    error="#a31515",
    success="#1a6333",
    foreground="#14191f",
    background="#ffffff",
    surface="#f7f9fb",
    panel="#eaf0f5",
    dark=False,
    text_alpha=1.0,
    variables={
        "so-text": "#14191f",
        "so-soft": "#38444f",
        "so-faint": "#55626f",
        "so-rule": "#7f93a6",
        "so-title": "#123f6d",
        "so-new": "#7a4a00",
        "so-bar": "#1d4f82",
        "so-bar-text": "#ffffff",
        "so-bar-new": "#ffe08a",
        "so-banner": "#ffeec2",
        "so-banner-text": "#442c00",
        "so-cursor": "#cfe2f5",
        "so-cursor-text": "#0a1420",
        "so-cursor-off": "#e6edf4",
        "so-key": "#7a4a00",
        "so-red": "#a31515",
        "so-orange": "#8a4500",
        "so-green": "#1a6333",
        "so-dialog": "#f2f6fa",
        "button-focus-text-style": "bold underline",
        "block-cursor-blurred-background": "#d5e2ee",
        "block-cursor-blurred-foreground": "#14191f",
        "scrollbar": "#a9b8c6",
        "scrollbar-background": "#eef2f6",
        "scrollbar-hover": "#7f93a6",
        "scrollbar-active": "#1d4f82",
    },
)

THEMES = (DARK, LIGHT)
DEFAULTS = dict(DARK.variables)
"""For `App.get_theme_variable_defaults`: the stylesheet is read before a theme is chosen."""

_SURFACES = ("background", "surface", "panel", "so-dialog")
_TEXTS = ("so-text", "so-soft", "so-faint", "so-title", "so-new", "so-key", "so-red", "so-orange", "so-green", "primary")
PAIRS: tuple[tuple[str, str], ...] = (
    *((text, surface) for text in _TEXTS for surface in _SURFACES),
    ("so-bar-text", "so-bar"),
    ("so-bar-new", "so-bar"),
    ("so-banner-text", "so-banner"),
    ("so-cursor-text", "so-cursor"),
    *((text, cursor) for text in _TEXTS for cursor in ("so-cursor", "so-cursor-off")),
    ("error", "surface"),
    ("warning", "surface"),
    ("success", "surface"),
)
"""(text, background) by name: every pair that the screens put on each other."""


def colour(theme: Theme, name: str) -> str:
    """The hex colour that `name` stands for in `theme`."""
    own = theme.variables.get(name)
    return own if own is not None else str(getattr(theme, name))
