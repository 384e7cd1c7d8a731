"""The view as HTML: one template for each block kind and part; a theme may bring its own in their place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.pdf.model import View
from briefing.pdf.pictures import address, arrange, arrange_logo
from briefing.pdf.tokens import render_tokens
from briefing.themes.model import Theme

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(view: View, theme: Theme) -> str:
    """Return the document as HTML, its style sheet inside; every text is escaped, and a name that no value has is an error."""
    style = f"{render_tokens(view, theme)}{theme.stylesheet}"
    environment = _environment(theme)
    environment.globals |= {
        "address": address,
        "arrange": partial(arrange, page=theme.page[view.page]),
        "arrange_logo": partial(arrange_logo, theme=theme),
    }
    return environment.get_template("document.html").render(view=view, style=style)


def _environment(theme: Theme) -> Environment:
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

    loader = ChoiceLoader([FileSystemLoader(theme.templates), PackageLoader("briefing.pdf")])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
