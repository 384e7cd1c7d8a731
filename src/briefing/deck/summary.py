"""The executive summary: the thought in its panel, numbered claims beside it, the colour key below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.deck.body import Part, Placed, StackPart
from briefing.deck.colour_key import colour_key
from briefing.deck.fit import HEIGHT_USED, Piece, fit_step, style_steps
from briefing.deck.frames import Framer, as_titles
from briefing.deck.kit import Kit, visible
from briefing.deck.notes import summary_notes
from briefing.deck.parts import figures_part
from briefing.deck.rows import Row, RowsPart
from briefing.deck.slides import Draft, paginate
from briefing.document import Point, Run, Summary, Text
from briefing.references import source_line
from briefing.roles import SUMMARY_KEY, Role
from briefing.themes.model import Box

STEPS = (0, 1, 2)


def summary_drafts(kit: Kit, summary: Summary) -> tuple[Draft, ...]:
    """Return the executive summary: the thought in its panel, numbered claims beside it, the colour key below."""
    framer = Framer(kit, "summary")
    boxes = framer.boxes
    source = kit.pieces(source_line(kit.document, summary, "deck", kit.words), raised=False)
    area = replace(boxes["rows"], h=boxes["rows"].h - (0.1 if source else 0))
    thoughts = _thought_parts(kit, summary, boxes["thought"])
    step = fit_step(STEPS, lambda one: _claims(kit, summary, one, area.w).height, area.h)
    bodies = (_claims(kit, summary, step, area.w),) if step is not None else paginate(_claims(kit, summary, 2, area.w), area.h * HEIGHT_USED)
    count = max(len(bodies), len(thoughts))
    drafts = []
    for number in range(1, count + 1):
        placed: list[Placed] = [*as_titles(thoughts[number - 1].place(boxes["thought"].x, boxes["thought"].y))] if number <= len(thoughts) else []
        placed += _summary_heading(kit, framer, repeated=number > len(thoughts))
        if number <= len(bodies):
            body = bodies[number - 1]
            placed += (body.spread(area.h, 0.3) if isinstance(body, RowsPart) else body).place(area.x, area.y)
        placed += _foot(framer, source, last=number == count)
        placed += colour_key(kit) if number == count else ()
        placed += framer.furniture()
        notes = summary_notes(kit, summary) if number == 1 else ()
        why = f"{SUMMARY_KEY}: summary, part {number} of {count}"
        drafts.append(
            Draft(key=SUMMARY_KEY, fragment=number, layout="summary", placed=tuple(placed), why=why, group=kit.words["summary"], notes=notes)
        )
    return tuple(drafts)


def _thought_parts(kit: Kit, summary: Summary, box: Box) -> tuple[Part, ...]:
    """Return the governing thought, parted where no size makes it fit the panel; without one, the word for the summary."""
    text: Text = summary.thought.on_slide if summary.thought is not None else (Run(kit.words["summary"]),)
    role, key = (Role.THOUGHT, SUMMARY_KEY) if summary.thought is not None else (Role.WORD, SUMMARY_KEY)
    parts = [kit.text(role, key, text, style, box.w, label="Thought") for style in style_steps(kit.theme, "thought")]
    fitting = next((part for part in parts if part.height <= box.h), None)
    return (fitting,) if fitting is not None else paginate(parts[-1], box.h)


def _summary_heading(kit: Kit, framer: Framer, *, repeated: bool) -> Iterator[Placed]:
    box = framer.boxes["kicker"]
    part = kit.text(Role.KICKER, SUMMARY_KEY, kit.words["summary"], kit.style("kicker"), box.w, label="Kicker", color="accent3")
    placed = part.place(box.x, box.y)
    yield from as_titles(placed) if repeated else placed


def _foot(framer: Framer, source: tuple[Piece, ...], *, last: bool) -> Iterator[Placed]:
    yield from framer.source_line(SUMMARY_KEY, source, Role.SOURCE_LINE if last else Role.REPEATED_SOURCE_LINE)


def _claims(kit: Kit, summary: Summary, step: int, width: float) -> Part:
    """Return the numbered claims as rows, and the figures below them."""
    number_width = 0.721
    rows = tuple(_claim(kit, point, number, step, width - number_width) for number, point in enumerate(visible(summary.points), start=1))
    parts: list[Part] = [RowsPart(rows, SUMMARY_KEY, width, number_width, (0.30, 0.24, 0.18)[step])] if rows else []
    if summary.figures:
        parts.append(figures_part(kit, f"{SUMMARY_KEY}/figures", summary.figures, max(step, 1), width))
    return parts[0] if len(parts) == 1 else StackPart(tuple(parts))


def _claim(kit: Kit, point: Point, number: int, step: int, width: float) -> Row:
    numeral = kit.text(Role.NUMERAL, point.key, str(number), kit.style("row_number"), 0.6, label="Number", color="accent3")
    claim, gloss = kit.style("claim", step), kit.style("small")
    if not point.label:
        return Row(numeral, kit.text(Role.POINT, point.key, point.wording.on_slide, claim, width, ordinal=number, label="Claim"))
    label = kit.text(Role.LABEL, point.key, point.label, claim, width, ordinal=number, label="Claim")
    text = kit.text(Role.POINT, point.key, point.wording.on_slide, gloss, width, ordinal=number, label="Gloss", color="accent3", gap=0.02)
    return Row(numeral, StackPart((label, text)))
