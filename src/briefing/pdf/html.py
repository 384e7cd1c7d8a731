"""The view as HTML: one template for each block kind and part; a theme may bring its own in their place."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.language import primary
from briefing.pdf.fill import Setting
from briefing.pdf.glyph_texts import WORD_JOINER
from briefing.pdf.model_parts import View
from briefing.pdf.pictures import address, arrange, arrange_logo
from briefing.pdf.tokens import render_style
from briefing.themes.model import Theme

_BETWEEN_TAGS = re.compile(">[^<>]+<")
_BEHIND_SCHEME = re.compile(r"(?<=://)(?=\w)")
_INSIDE_WORDS = re.compile(_BEHIND_SCHEME.pattern + r"|(?<=[\uac00-\ud7a3])(?=[\w(])|(?<=[\w)])(?=[\uac00-\ud7a3])")

_COMPILED = Path(__file__).parent / "templates" / "__pycache__"

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(view: View, theme: Theme, setting: Setting | None = None) -> str:
    """Return the document as HTML, its style sheet inside; every text is escaped, and a name that no value has is an error."""
    arrangers = {"arrange": partial(arrange, page=theme.page[view.page]), "arrange_logo": partial(arrange_logo, theme=theme), "address": address}
    template = _environment(theme.templates).get_template("document.html", globals=arrangers)
    html = template.render(view=view, style=render_style(view, theme), setting=setting or Setting())
    return keep_words_whole(html, view.language)


def keep_words_whole(html: str, language: str) -> str:
    """Return HTML in whose texts no line ends behind the `https://` of an address, or inside of a Korean word.

    Joiners keep them together, which nobody sees or copies; the style sheet in the head is left alone.
    """
    inside = _INSIDE_WORDS if primary(language) == "ko" else _BEHIND_SCHEME
    style, end, body = html.rpartition("</style>")
    return style + end + _BETWEEN_TAGS.sub(lambda text: inside.sub(WORD_JOINER, text[0]), body)


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    """Return what finds and keeps the templates; one that was changed on the disk is read again.

    They are compiled without a look for constants, which takes a quarter of the time and finds none; ours are kept as they were compiled.
    """
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

    from briefing.pdf.compiled import CompiledTemplates

    loader = ChoiceLoader([FileSystemLoader(folders), PackageLoader("briefing.pdf")])
    compiled = None if folders else CompiledTemplates(_COMPILED)
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,
        bytecode_cache=compiled,
    )
