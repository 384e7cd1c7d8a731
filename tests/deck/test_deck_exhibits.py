"""Actions and code on slides: nothing is lost, every line is measured, long ones go on set in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.blocks import Action, Actions, Code, Quote
from briefing.deck.actions import actions_part
from briefing.deck.body import Part, StackPart
from briefing.deck.code import CodePart, code_part
from briefing.deck.fit import HEIGHT_USED, Measured, Measurer, Piece, Style
from briefing.deck.kit import Kit, Step
from briefing.deck.model import Para, Shape
from briefing.deck.paging import paginate
from briefing.deck.parts import block_part
from briefing.document import Document
from briefing.language import words_for
from briefing.roles import Role, parse_name
from briefing.texts import Run, Wording
from briefing.themes import load_theme
from briefing.themes.contrast import contrast
from running import ROOT

THEME = load_theme(ROOT / "themes" / "meridian")
KIT = Kit(Document(name="t", title=Wording((Run("T"),))), words_for("en"), THEME, Measurer(THEME, "en"))
WIDTH, HEIGHT = 12.0, 4.2 * HEIGHT_USED


def wording(text: str) -> Wording:
    return Wording((Run(text),))


def code(text: str, language: str = "", step: int = 0) -> CodePart:
    return code_part(KIT, Code(key="t/b1", text=text, code_language=language), step, WIDTH)


def shapes(part: CodePart) -> list[Shape]:
    placed = (one.drawn for page in paginate(part, HEIGHT) for one in page.place(0, 0))
    return [one for one in placed if isinstance(one, Shape)]


def said(para: Para) -> str:
    return "".join(piece.text for piece in para.pieces)


def joined(found: list[Shape]) -> str:
    """Return the text that shapes make together, by the numbers of lines in their names."""
    lines: dict[int, str] = {}
    for shape in found:
        name = parse_name(shape.name)
        assert name is not None
        start = int(name.key.partition(".l")[2] or 1)
        for number, para in enumerate(shape.paras, start=start):
            lines[number] = lines.get(number, "") + said(para)
    assert list(lines) == list(range(1, len(lines) + 1))
    return "\n".join(lines.values())


def test_a_line_is_a_paragraph_with_its_tabs_and_spaces() -> None:
    (shape,) = shapes(code("def f():\n\treturn 1   \n\n    # two\tthree"))
    assert [said(para) for para in shape.paras] == ["def f():", "\treturn 1   ", "", "    # two\tthree"]


def test_a_long_line_goes_on_set_in_as_far_as_a_tab_reaches() -> None:
    (shape,) = shapes(code("x" * 200))
    (para,) = shape.paras
    assert round(para.tab, 2) == 0.53  # four letters of 16 points
    assert para.hangs
    assert not para.goes_on
    assert shape.box is not None
    assert shape.box.h > 2.5 * 21 / 72


def test_only_a_line_that_goes_on_hangs_and_a_tab_is_as_wide_as_it_is_drawn() -> None:
    (shape,) = shapes(code("\t" * 20 + "x\n" + "x" * 200))
    assert [para.hangs for para in shape.paras] == [False, True]
    assert shape.box is not None
    assert shape.box.h == pytest.approx(4 * 21 / 72)


def test_the_rest_of_a_line_is_set_in_from_its_first_letter() -> None:
    first, second, *_ = shapes(code("{a: 1}, " * 600, step=3))
    assert [shape.paras[0].goes_on for shape in (first, second)] == [False, True]
    assert second.name == "Code (t/b1.l1~2)"


def test_code_goes_on_between_its_lines() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 81))
    found = shapes(code(text, step=3))
    assert len(found) > 3
    assert joined(found) == text
    assert not any(para.goes_on for shape in found for para in shape.paras)


def test_a_line_that_a_slide_holds_is_never_parted() -> None:
    text = "\n".join(["word " * 60] * 9)
    assert all(not para.goes_on for shape in shapes(code(text)) for para in shape.paras)


lines = st.lists(
    st.sampled_from(["", "\t", "x", "  indented", "\tif x:\t# y", "x" * 150, "word " * 50, "价格 = 12", "é\u0301", "y" * 3000]),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(lines, st.integers(0, 3), st.floats(1.5, 4.2))
def test_no_code_is_lost_over_slides(texts: list[str], step: int, height: float) -> None:
    part = code("\n".join(texts), "python", step)
    pages = paginate(part, height)
    assert all(page.height <= height + 1e-6 for page in pages)
    assert joined([one.drawn for page in pages for one in page.place(0, 0) if isinstance(one.drawn, Shape)]) == "\n".join(texts)


def test_tints_are_colours_of_the_theme_that_can_be_read() -> None:
    (shape,) = shapes(code("def f(): return 'x'  # y", "python"))
    colors = {piece.color for para in shape.paras for piece in para.pieces if piece.color}
    assert colors == {"accent3"}
    assert all(contrast(THEME.colors[THEME.slots[color]], "#FFFFFF") >= 4.5 for color in colors)


def test_actions_stand_in_rows_with_who_and_when_beside() -> None:
    block = Actions(
        key="t/b1", actions=(Action(do=wording("Do"), who=wording("Ada"), by=wording("June")), Action(do=wording("More"), by=wording("July")))
    )
    placed = [one.drawn for one in actions_part(KIT, block, 0, WIDTH).place(0, 0) if isinstance(one.drawn, Shape)]
    names = [(parse_name(one.name), one.box) for one in placed]
    assert [(name.role, name.ordinal) for name, _ in names if name] == [
        (Role.ACTION, 1),
        (Role.OWNER, 1),
        (Role.DUE, 1),
        (Role.ACTION, 2),
        (Role.DUE, 2),
    ]
    dues = {box.x for name, box in names if name and box and name.role is Role.DUE}
    assert len(dues) == 1


def test_a_long_owner_is_parted_where_no_slide_holds_it() -> None:
    block = Actions(key="t/b1", actions=(Action(do=wording("Do"), who=wording("Somebody else. " * 120)),))
    pages = paginate(actions_part(KIT, block, 3, WIDTH), HEIGHT)
    texts = [
        said(para)
        for page in pages
        for one in page.place(0, 0)
        if isinstance(one.drawn, Shape) and "Owner" in one.drawn.name
        for para in one.drawn.paras
    ]
    assert len(pages) > 1
    assert "".join(texts) == "Somebody else. " * 120
    assert all(page.height <= HEIGHT for page in pages)


def test_actions_over_slides_keep_their_rows_whole() -> None:
    actions = tuple(Action(do=wording(f"Action {n} with some words"), who=wording("Ada"), by=wording("June")) for n in range(12))
    pages = paginate(actions_part(KIT, Actions(key="t/b1", actions=actions), 3, WIDTH), HEIGHT)
    found = [parse_name(one.drawn.name) for page in pages for one in page.place(0, 0) if isinstance(one.drawn, Shape)]
    assert len(pages) > 1
    assert len(found) == 36
    assert all(name is not None and name.fragment == 1 for name in found)


def test_steps_of_code_are_sixteen_and_fourteen_points() -> None:
    assert [code("x", step=step).style.size for step in range(4)] == [16, 16, 14, 14]
    assert replace(code("x"), fragment=2).style.font == "code"


def test_a_line_of_code_is_measured_once_at_each_of_its_widths() -> None:
    calls: list[object] = []

    class Counting(Measurer):
        def measure(self, text: tuple[Piece, ...], style: Style, width: float) -> Measured:
            calls.append(text)
            return super().measure(text, style, width)

    part = replace(code("word " * 60 + "\n" + "a\n" * 9), measurer=Counting(THEME, "en"))
    assert part.height > 1
    assert [part.take(height, force=False)[0] is not None for height in (0.1, 0.2, 2.0)] == [False, False, True]
    assert part.least(3) > 0
    assert len(calls) <= 2 * len(part.lines)


def quotation(sentences: int) -> Part:
    quote = Quote(key="t/b1", wording=wording("One claim stands here. " * sentences), by=wording("A name"), role=wording("of a role"))
    return block_part(KIT, quote, Step(0), WIDTH)


def roles(page: Part) -> list[Role]:
    names = (parse_name(one.drawn.name) for one in page.place(0, 0) if isinstance(one.drawn, Shape))
    return [name.role for name in names if name is not None]


def test_a_quotation_goes_on_with_its_attribution() -> None:
    whole = [Role.QUOTE, Role.ATTRIBUTION, Role.QUOTE_ROLE]
    text = KIT.text(Role.PARAGRAPH, "t/b0", wording("words " * 150).full, KIT.style("body"), WIDTH)
    quote = quotation(8)
    pages = paginate(StackPart((text, quote)), quote.height + 0.9)
    assert len(pages) > 1
    assert [role for page in pages for role in roles(page) if role is not Role.PARAGRAPH] == whole
    assert roles(pages[-1])[-3:] == whole
    for room in (1.85, 1.9, 1.95, 2.4):
        pages = paginate(quotation(14), room)
        assert len(pages) > 1
        assert [roles(page) for page in pages] == [[Role.QUOTE]] * (len(pages) - 1) + [whole]
