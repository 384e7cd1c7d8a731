"""A theme as it sets the texts of one language."""

from __future__ import annotations

from dataclasses import replace

from briefing.language import likely_tag
from briefing.themes.model import Theme

SPACED = frozenset({"Latn", "Grek", "Cyrl", "Armn", "Geor", "Hans", "Hant", "Jpan", "Kore"})
"""Scripts whose letters may be set apart from each other; those of others join, or stand on each other."""


def in_language(theme: Theme, language: str) -> Theme:
    """Return a theme for a language: the font of its script before those of others, and no letters set apart that belong together.

    Chinese, Japanese and Korean share characters, not shapes: the first font that has one draws it.
    """
    own = likely_tag(language)[1]
    scripts = tuple(sorted(theme.scripts, key=lambda font: font.script != own))
    if own in SPACED:
        return replace(theme, scripts=scripts)
    faces = {name: replace(face, tracking=0.0) for name, face in theme.deck_faces.items()}
    return replace(theme, scripts=scripts, deck_faces=faces)
