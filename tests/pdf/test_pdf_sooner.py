"""What WeasyPrint works out once writes the same bytes, and is what WeasyPrint itself works out."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from types import ModuleType, SimpleNamespace
from typing import Any, TypeAlias
from urllib.parse import quote

import pytest
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import absolute, inline, percent, preferred
from weasyprint.layout import float as floats
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import FontConfiguration

from briefing.pdf import glyph_runs, writer
from briefing.pdf import plain_boxes as looks
from briefing.pdf.font_times import timeless_fonts
from briefing.pdf.glyph_runs import FIELDS, painted_by_runs
from briefing.pdf.instead import instead
from briefing.pdf.plain_boxes import plain_boxes
from briefing.pdf.shaping import SHAPE, USUAL, shared_layouts
from briefing.pdf.sooner import sooner
from briefing.pdf.styles import looked_up_sooner
from briefing.pdf.used_values import lengths_of, resolved_once
from briefing.pdf.widths import sparing_widths

Layout: TypeAlias = Any
"""An object of WeasyPrint, which has no types."""

WORDS = "Student researchers join the teams that build the model, and several leading labs take no interns at all. "
PAGE = f"""<html lang="en"><head><style>
@page {{ size: 400px 300px; margin: 30px 20px; @top-left {{ content: "running"; width: 50% }} }}
body {{ font: 12px/1.4 "Liberation Serif"; font-variant-numeric: lining-nums; overflow-wrap: break-word; widows: 2 }}
.spaced {{ letter-spacing: 2px }} .apart {{ word-spacing: 5px }} .full {{ text-align: justify }} .under {{ text-decoration: underline overline }}
.thin {{ width: 40px; hyphens: auto }} .thin + .thin {{ hyphens: manual; overflow-wrap: normal }} .kept {{ white-space: pre-wrap; tab-size: 6 }}
.cut {{ width: 90px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }} .two {{ max-lines: 2; block-ellipsis: auto }}
.box {{ box-sizing: border-box; width: 50%; padding: 3px 5%; border: 2px solid; margin-inline-start: 7px }} .math {{ width: calc(50% - 10px) }}
.sized {{ box-sizing: border-box; width: 150px; padding: 9px }} .lined {{ border-top-style: solid }}
.red {{ background: red }} .round {{ border: 1px solid; border-end-start-radius: 5px }} .gone {{ visibility: hidden; outline: 1px solid }}
.out {{ outline: 2px dashed blue }} .shade {{ background-image: linear-gradient(red, blue) }}
.dots {{ width: 90px; overflow: hidden; text-overflow: ellipsis }}
[dir] {{ direction: rtl }} .inline {{ display: inline-block; min-width: 20px; margin: 0 auto }} .narrow {{ width: 60px }}
.float {{ float: left; max-width: 30% }} .off {{ position: absolute; right: 0 }} i {{ border-inline-end: 1px dotted; padding: 1em 0 }}
table {{ border-collapse: collapse }} td {{ border: 1px solid; height: 30px }}
table + table {{ border-collapse: separate; table-layout: fixed; width: 100% }}
.flex {{ display: flex }} .grid {{ display: grid }} p::first-letter {{ font-size: 20px }} p::first-line {{ letter-spacing: 1px }}
</style></head><body>
<p>{WORDS * 2}</p><p class="spaced">{WORDS}</p><p class="apart">{WORDS}</p><p class="full">{WORDS * 3}</p><p class="under">{WORDS}</p>
<div class="thin">extra\u00adordinary {WORDS}</div><div class="thin">extra\u00adordinarily-long {WORDS}</div><pre class="kept">a\tb\n\tc\n\n  d</pre>
<div class="cut">{WORDS}</div><div class="two">{WORDS * 3}</div><div class="box">{WORDS}</div><div class="math">{WORDS}</div>
<div dir="rtl">\u05e9\u05dc\u05d5\u05dd one <b>two</b> {WORDS}</div><div>{WORDS}<span class="inline">one two</span> and
<span class="inline">{WORDS}</span></div><div class="narrow">a <span class="inline">one two three four</span> b</div>
<div class="float">{WORDS}</div><div class="off">one <b>two</b></div><p>{WORDS}<i>one <b>two</b></i> {WORDS}</p>
<table><tr><td>{WORDS}<td>2</table><table><tr><td>1<td><table><tr><td>{WORDS}</table></table>
<div class="flex"><div>{WORDS}</div><div>two</div></div><div class="grid"><div>{WORDS}</div><div>two</div></div>
<div class="sized">{WORDS}</div><div class="lined">{WORDS}</div><div class="dots">Donaudampfschifffahrtsgesellschaft</div>
<div class="narrow">Donaudampfschifffahrtsgesellschaft</div><div>{WORDS}</div><div class="narrow">{WORDS}</div>
<div class="red">{WORDS}</div><div class="round">{WORDS}</div><div class="gone">{WORDS}</div><div class="out">{WORDS}<b class="red">two</b></div>
<div class="shade">{WORDS}<i class="out">one</i></div><div>one \u4e2d\u6587 two</div><p style="line-height: 3">{WORDS}</p>
<p>office fluffy AVATAR \u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f \U0001f600 \u0939\u093f\u0928\u094d\u0926\u0940 a\u0301x\u0323\u0302 end</p>
<p style="font: 700 italic 9pt/2 Carlito">{WORDS}<sup>1</sup></p><p class="spaced">{WORDS}</p><p class="apart">{WORDS}</p>
<img src="data:image/svg+xml,{quote("<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20'><text y='15'>a picture</text></svg>")}">
</body></html>"""
ALL = {
    "widths": sparing_widths,
    "shaping": shared_layouts,
    "lengths": resolved_once,
    "styles": looked_up_sooner,
    "runs": painted_by_runs,
    "looks": plain_boxes,
    "all": sooner,
}


def boxes() -> list[Any]:
    return [box for page in HTML(string=PAGE).render().pages for box in page._page_box.descendants() if isinstance(box, Box)]


def written(fonts: FontConfiguration | None = None) -> bytes:
    with timeless_fonts():
        content: bytes = HTML(string=PAGE).write_pdf(font_config=fonts)
    return content


@pytest.fixture(scope="module")
def plain() -> bytes:
    return written()


@pytest.mark.parametrize("name", ALL)
def test_the_bytes_are_those_of_weasyprint_alone(name: str, plain: bytes) -> None:
    fonts = FontConfiguration()
    with ALL[name]():
        assert written(fonts) == plain
        assert written(fonts) == plain
    assert written() == plain


def test_a_function_gives_way_wherever_it_is_called_by_its_name_and_comes_back() -> None:
    own = preferred.shrink_to_fit
    with instead(own, min):
        assert [module.shrink_to_fit for module in (absolute, floats, inline, preferred)] == [min] * 4
    assert [module.shrink_to_fit for module in (absolute, floats, inline, preferred)] == [own] * 4


def shaped(context: AbstractContextManager[None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that are shaped to find out how narrow boxes could be."""
    asked: list[str] = []
    own = line_break.split_first_line

    def split_first_line(text: str, *arguments: Layout, **options: Layout) -> Layout:
        asked.append(text)
        return own(text, *arguments, **options)

    monkeypatch.setattr(preferred, "split_first_line", split_first_line)
    html = "<style>@page { size: 500px } span { display: inline-block }</style><p><span>one two three</span></p>"
    with context:
        HTML(string=html).render()
    return asked


def test_words_are_shaped_one_by_one_only_where_they_do_not_fit_into_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shaped(sparing_widths(), monkeypatch) == ["one two three"]
    assert shaped(nullcontext(), monkeypatch) == ["one two three", "two three", "three", "one two three"]


def replaced(context: AbstractContextManager[None], module: ModuleType, name: str) -> Callable[..., Any]:
    """Return the function that stands for one of WeasyPrint's while a context lasts."""
    with context:
        other: Callable[..., Any] = getattr(module, name)
    return other


@pytest.mark.parametrize("share", [0, 0.3, 0.999, 1, 1.001, 5])
def test_the_width_that_fits_is_that_of_weasyprint(share: float) -> None:
    own, other, fitted = preferred.shrink_to_fit, replaced(sparing_widths(), inline, "shrink_to_fit"), []

    @wraps(own)
    def both(context: Layout, box: Layout, available: float) -> Layout:
        room = share * preferred.max_content_width(context, box, outer=False)
        fitted.append((other(context, box, room), own(context, box, room)))
        return own(context, box, available)

    with instead(own, both):
        boxes()
    assert len(fitted) > 5
    assert all(sparing == whole for sparing, whole in fitted)


@pytest.mark.parametrize("around", [(100, "auto"), (100, 50)])
def test_the_lengths_of_a_box_are_those_of_weasyprint(around: tuple[int, int | str]) -> None:
    other, remembered, resolved = replaced(resolved_once(), inline, "resolve_percentages"), 0, 0
    for box in boxes():
        own, sooner_, style = box.copy(), box.copy(), box.style
        percent.resolve_percentages(own, around)
        other(sooner_, around)
        assert vars(sooner_) == vars(own)
        remembered, resolved = remembered + (style.own_lengths is not None), resolved + (style.own_lengths is None)
    assert remembered > resolved > 10


def test_lengths_that_were_put_into_a_style_are_not_overlooked() -> None:
    style = next(box.style for box in boxes() if isinstance(box.style, ComputedStyle) and box.element_tag == "p").copy()
    assert (lengths_of(style) or {})["width"] == "auto"
    style["width"] = INITIAL_VALUES["padding_left"]
    assert (lengths_of(style) or {})["width"] == 0


def test_every_value_of_a_style_is_that_of_weasyprint() -> None:
    styles = {id(box.style): box.style for box in boxes() if isinstance(box.style, ComputedStyle)}.values()
    assert len(styles) > 30
    for style in styles:
        facts = (style.parent_style, style.cascaded, style.pseudo_type, style.root_style, style.base_url, style.font_config, style.initial_page_sizes)
        own = {name: value for fresh in [ComputedStyle(*facts)] for name in INITIAL_VALUES for value in [fresh[name]]}
        with looked_up_sooner():
            fresh = ComputedStyle(*facts)
            assert {name: fresh[name] for name in INITIAL_VALUES} == own
        assert fresh.specified == {name: ComputedStyle(*facts).specified.get(name, value) for name, value in fresh.specified.items()}


class Noting:
    """A style that notes what it is asked for."""

    def __init__(self, style: Layout) -> None:
        self._style = style
        self.font_config = style.font_config
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Layout:
        self.asked.add(name)
        return self._style[name]


def styles_of_texts() -> list[Any]:
    return [box.style for box in boxes() if hasattr(box, "pango_layout")]


def test_a_layout_depends_on_nothing_else_than_what_it_is_shared_by() -> None:
    asked = set()
    for style in map(Noting, styles_of_texts()):
        layout = line_break.Layout(style)
        layout.set_text("one two", justify=True)
        asked |= style.asked
    assert asked == {*SHAPE, *USUAL}


def test_the_height_of_a_line_depends_on_nothing_else_than_what_it_is_known_by() -> None:
    asked = set()
    for style in map(Noting, styles_of_texts()):
        style.font_config.strut_layouts.clear()
        line_break.strut(style)
        asked |= style.asked
    assert asked <= {*SHAPE, *USUAL, "line_height"}
    assert list(inspect.signature(line_break.strut).parameters) == ["style"]


def test_the_height_of_a_line_is_that_of_weasyprint() -> None:
    with shared_layouts():
        heights = [(style, inline.strut(style)) for style in styles_of_texts() for _ in range(2)]
    assert len(heights) > 100
    assert all(line_break.strut(style) == height for style, height in heights)


def test_what_a_layout_holds_of_pango_is_given_back_with_it() -> None:
    assert "del self.layout, self.language, self.style\n" in inspect.getsource(line_break.Layout.deactivate)
    style = styles_of_texts()[0]
    with shared_layouts():
        layout = line_break.Layout(style)
        held = layout.layout
        layout.deactivate()
        assert {name: value for name, value in vars(layout).items() if value is held or value is style} == {}
        assert line_break.Layout(style).layout is held


def test_far_fewer_layouts_are_made_than_texts_are_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    made, setup = [], line_break.Layout.setup

    def noted(layout: Layout, style: Layout) -> None:
        made.append(layout)
        setup(layout, style)

    monkeypatch.setattr(line_break.Layout, "setup", noted)
    html = "<style>@page { size: 300px }</style>" + "<p>one two three four</p>" * 20
    HTML(string=html).write_pdf()
    texts = len(made)
    made.clear()
    with shared_layouts():
        HTML(string=html).write_pdf()
    assert texts >= 40
    assert len(made) <= 3


def test_plain_lines_are_painted_by_runs_and_others_by_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    left, own = [], draw_text.draw_first_line

    @wraps(own)
    def noted(stream: Layout, box: Layout, *rest: Layout) -> Layout:
        left.append(box.text)
        return own(stream, box, *rest)

    monkeypatch.setattr(draw_text, "draw_first_line", noted)
    style = "<style>@page { size: 300px } p { width: 30px; overflow: hidden; white-space: nowrap } .cut { text-overflow: ellipsis }</style>"
    with painted_by_runs():
        HTML(string=f"{style}<p>office <b>AV</b> \u05e9\u05dc<p>\U0001f600<p>\u0645\u064f<p class='cut'>cut off</p>").write_pdf()
    assert left == ["\U0001f600", "\u0645\u064f", "cut off"]


def test_a_glyph_is_kept_as_it_is_read_here() -> None:
    assert ffi.sizeof("PangoGlyphInfo") == 4 * FIELDS
    assert [name for name, _ in ffi.typeof("PangoGlyphInfo").fields] == ["glyph", "geometry", "attr"]
    assert [name for name, _ in ffi.typeof("PangoGlyphGeometry").fields] == ["width", "x_offset", "y_offset"]
    assert pango.pango_version() >= 14802  # before, sizes of fonts are not Pango's


def test_how_much_less_a_glyph_takes_than_its_own_width_depends_on_the_size() -> None:
    font = SimpleNamespace(widths={5: 500})
    runs = [glyph_runs._Run(None, font, size, [5], [6 * 1024], ["a"]) for size in (12, 10, 12)]
    assert ["".join(glyph_runs._spelled(run)) for run in runs] == ["0005", "0005>-100<", "0005"]


@pytest.mark.parametrize(("is_kept", "generations"), [(False, []), (True, [0])])
def test_what_a_last_rendering_made_is_not_looked_through_when_it_is_done(is_kept: bool, generations: list[int]) -> None:  # noqa: FBT001
    seen: list[int] = []

    def note(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            seen.append(facts["generation"])

    threshold = gc.get_threshold()
    gc.collect()
    gc.set_threshold(100_000, *threshold[1:])
    gc.callbacks.append(note)
    try:
        with writer._without_garbage_collection(is_kept=is_kept):
            made = [[] for _ in range(200_000)]  # type: ignore[var-annotated]
        kept = [[number] for number in range(1000)]
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*threshold)
    assert (len(made), len(kept), gc.isenabled()) == (200_000, 1000, True)
    assert seen == generations


def test_a_box_without_a_look_is_as_weasyprint_leaves_it() -> None:
    corners = [f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")]
    bare = [box for box in boxes() if not isinstance(box, PageBox) and looks.names_of_looks().isdisjoint(getattr(box.style, "cascaded", {}))]
    assert len(bare) > 100
    assert all(box.background is None and not hasattr(box, "border_image") for box in bare)
    assert {getattr(box, corner) for box in bare for corner in corners} == {(0, 0)}


def test_only_a_style_that_says_nothing_of_a_look_is_plain() -> None:
    html = "<p>text</p><p style='background: red'>red</p><p style='border-end-start-radius: 3px'>round</p>"
    with plain_boxes():
        parts = list(HTML(string=html).render().pages[0]._page_box.descendants())
    paragraphs = [box for box in parts if box.element_tag == "p" and isinstance(box.style, ComputedStyle)]
    assert [box.style.own_plain for box in paragraphs] == [True, False, False]
