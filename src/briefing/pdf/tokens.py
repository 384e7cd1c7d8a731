"""A theme's tokens in its style sheet, so that no token stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.language import slopes
from briefing.pdf.covers import COVERS
from briefing.pdf.model_parts import View
from briefing.pdf.motif import draw_motif
from briefing.themes.languages import in_language
from briefing.themes.model import FontRole, Theme

_MOTIF_SHARE = 0.56
"""How much of the cover's height the motif takes, from its foot."""

_EMOJI = "Zsye"
"""Digits are emoji, too: its font is left to be found by the characters that have no other."""

_TOKEN = re.compile(r"var\(--(?P<name>[\w-]+)\)")


def render_style(view: View, theme: Theme) -> str:
    """Return a theme's style sheet for one page size, with the value of each token in the place of its `var()`.

    Colours are `--color-ink`, fonts `--font-head`, sizes `--type-body` (size/leading, for `font`), pages `--page-rail`, lines `--rule-hair`. They are
    put in here, since WeasyPrint would look each of them up again for every element. Custom properties of the style sheet's own are left to it.
    """
    values = dict(_values(view, in_language(theme, view.language)))
    return _TOKEN.sub(lambda found: values.get(found["name"], found[0]), theme.stylesheet)


def _values(view: View, theme: Theme) -> Iterator[tuple[str, str]]:
    yield from ((f"color-{token}", value) for token, value in theme.colors.items())
    families = _families(theme)
    yield from ((f"font-{role}", family) for role, family in families.items())
    yield from ((f"weight-{role}", str(family.weight)) for role, family in theme.fonts.items())
    yield from ((f"type-{style}", f"{size.size}pt/{size.leading}pt") for style, size in theme.document_type.items())
    yield from ((f"leading-{style}", f"{size.leading}pt") for style, size in theme.document_type.items())
    kicker = theme.deck_faces["kicker"]
    yield "tracking", f"{kicker.tracking / theme.deck_type['kicker'][0].size:.3f}em" if kicker.tracking else "normal"
    yield from _faces(view, theme, families)
    yield from _page_values(view, theme)
    yield from ((f"rule-{name.removeprefix('document_')}", f"{weight}pt") for name, weight in theme.rules.items() if name.startswith("document_"))


def _families(theme: Theme) -> dict[FontRole, str]:
    """Return the families of each role's font: its own, then those of the scripts."""
    fallbacks = tuple(dict.fromkeys(script.open for script in theme.scripts if script.script != _EMOJI))
    return {role: ", ".join(f'"{name}"' for name in dict.fromkeys((family.open, *fallbacks))) for role, family in theme.fonts.items()}


def _faces(view: View, theme: Theme, families: Mapping[FontRole, str]) -> Iterator[tuple[str, str]]:
    """Yield how the styles with a face of their own are set, as values of `font`, and how emphasis shows in a quotation: in a part, and in all of it.

    A part is emphasised by the other slope. One that is emphasised as a whole stands upright in every theme: nothing beside it tells its slope.
    """
    has_slope = slopes(view.language)
    for style, face in theme.document_faces.items():
        slope, weight, size = "italic" if face.italic and has_slope else "normal", "bold" if face.bold else "normal", theme.document_type[style]
        yield f"set-{style}", f"{slope} {weight} {size.size}pt/{size.leading}pt {families[face.font]}"
    yield "quote-emphasis", "normal" if theme.document_faces["quote"].italic and has_slope else "italic"
    yield from (
        (("quote-whole", "italic"), ("quote-whole-emphasis", "normal"))
        if has_slope
        else (("quote-whole", "normal"), ("quote-whole-emphasis", "italic"))
    )


def _page_values(view: View, theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield the lengths of a page, the place of the text column (`edge`), its height (`body`), and colours and motif of its cover."""
    page, cover = theme.page[view.page], COVERS[theme.document_cover]
    yield from ((f"page-{name}", f"{length}mm") for name, length in page.items())
    yield "page-edge", f"{page['rail'] + page['gutter']:g}mm"
    yield "page-body", f"{page['h'] - page['top'] - page['bottom']:g}mm"
    yield from cover.values(theme)
    colors = cover.bundles(theme, in_sides=view.cover.motif == "sides")
    motif = draw_motif(theme, page["w"], page["h"] * _MOTIF_SHARE, colors, is_mirrored=view.direction == "rtl")
    yield "motif", f'url("{motif}")' if motif else "none"
