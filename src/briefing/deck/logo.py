"""The logo: on the cover a picture with words in its place, on every other slide part of the layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.blocks import Picture
from briefing.deck.body import Placed
from briefing.deck.kit import Kit
from briefing.deck.model import Image, Panel
from briefing.pictures import fitted, is_lost_on
from briefing.roles import DOCUMENT_KEY, Role, format_name
from briefing.themes.model import Box, Theme

PLATE = 0.08  # inches around a logo that its ground would swallow


def cover_logo(kit: Kit, *, is_last: bool) -> Iterator[Placed]:
    """Yield the logo of the cover; its words are the organisation, and stand on the last cover alone."""
    picture = kit.document.logo
    if picture is not None:
        box = _in_corner(picture, kit.theme.boxes["cover"]["logo"])
        yield Placed(Image(name=format_name(Role.LOGO, DOCUMENT_KEY), picture=picture, box=box, alt=kit.document.organisation if is_last else ""))


def layout_logo(logo: Picture | None, theme: Theme, kind: str, *, is_night: bool) -> tuple[tuple[Panel, ...], tuple[Image, ...]]:
    """Return the logo of a layout, and the plate below it where the ground would swallow it; the cover's layout has the plate alone."""
    if logo is None:
        return (), ()
    box = _in_corner(logo, theme.boxes[kind]["logo"])
    is_lost = is_lost_on(logo, theme.colors["night" if is_night else "white"])
    plate = Panel(box=Box(box.x - PLATE, box.y - PLATE, box.w + 2 * PLATE, box.h + 2 * PLATE), color="tx1" if is_night else "tx2")
    image = Image(name=format_name(Role.LOGO, DOCUMENT_KEY), picture=logo, box=box)
    return (plate,) if is_lost else (), () if kind == "cover" else (image,)


def _in_corner(logo: Picture, box: Box) -> Box:
    """Return where the logo stands in its box: at its right edge, in the middle of its height."""
    width, height = fitted(logo, box.w, box.h)
    return replace(box, x=box.x + box.w - width, y=box.y + (box.h - height) / 2, w=width, h=height)
