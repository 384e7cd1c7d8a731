"""A theme's tokens as CSS custom properties, so that no token stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.pdf.model import View
from briefing.pdf.motif import draw_motif
from briefing.themes.model import Theme

_MOTIF_SHARE = 0.56
"""How much of the cover's height the motif takes, from its foot."""

_EMOJI = "Zsye"
"""Digits are emoji, too: its font is left to be found by the characters that have no other."""


def render_tokens(view: View, theme: Theme) -> str:
    """Return the custom properties of a theme for one page size, for elements and for pages.

    Colours are `--color-ink`, fonts `--font-head`, sizes `--type-body` (size/leading, for `font`), pages `--page-rail`, lines `--rule-hair`.
    """
    declarations = "\n".join(f"  --{name}: {value};" for name, value in _declarations(view, theme))
    return f":root {{\n{declarations}\n}}\n@page {{\n{declarations}\n}}\n"


def _declarations(view: View, theme: Theme) -> Iterator[tuple[str, str]]:
    yield from ((f"color-{token}", value) for token, value in theme.colors.items())
    fallbacks = tuple(dict.fromkeys(script.open for script in theme.scripts if script.script != _EMOJI))
    for role, family in theme.fonts.items():
        yield f"font-{role}", ", ".join(f'"{name}"' for name in dict.fromkeys((family.open, *fallbacks)))
        yield f"weight-{role}", str(family.weight)
    yield from ((f"type-{style}", f"{size.size}pt/{size.leading}pt") for style, size in theme.document_type.items())
    yield from ((f"leading-{style}", f"{size.leading}pt") for style, size in theme.document_type.items())
    page = theme.page[view.page]
    yield from ((f"page-{name}", f"{length}mm") for name, length in page.items())
    yield from ((f"rule-{name.removeprefix('document_')}", f"{weight}pt") for name, weight in theme.rules.items() if name.startswith("document_"))
    motif = draw_motif(theme, page["w"], page["h"] * _MOTIF_SHARE, in_sides=view.cover.motif == "sides")
    yield "motif", f'url("{motif}")' if motif else "none"
