"""The executive summary: the thought in its panel, numbered claims beside it, the colour key below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.blocks import Point
from briefing.deck.body import Part, Placed, StackPart
from briefing.deck.cited import source_roles
from briefing.deck.colour_key import ColourKey
from briefing.deck.displays import statement
from briefing.deck.fit import HEIGHT_USED, fit_step, style_steps
from briefing.deck.frames import Framer, as_titles
from briefing.deck.kit import STEPS, Kit, Step, visible
from briefing.deck.lists import sub_points
from briefing.deck.notes import summary_notes
from briefing.deck.paging import paginate
from briefing.deck.parts import figures_part
from briefing.deck.rows import Row, RowsPart
from briefing.deck.slides import Draft
from briefing.document import Summary
from briefing.references import source_line
from briefing.roles import SUMMARY_KEY, Role
from briefing.texts import Run, Text
from briefing.themes.model import Box

ROW_PADDING = (0.34, 0.26, 0.28, 0.22, 0.24, 0.14)
NUMBER_WIDTH = 0.721
KEY_BOTTOM = 6.50


def summary_drafts(kit: Kit, summary: Summary) -> tuple[Draft, ...]:
    """Return the executive summary: the thought in its panel, numbered claims beside it, the colour key below; a thought alone fills its slide."""
    alone = _alone(kit, summary)
    if alone is not None:
        return (alone,)
    framer, key = Framer(kit, "summary"), ColourKey(kit)
    boxes = framer.boxes
    source = kit.pieces(source_line(kit.document, summary, "deck", kit.words), raised=False)
    area = framer.above_source(boxes["rows"], source)
    thoughts = _thought_parts(kit, summary, replace(boxes["thought"], h=KEY_BOTTOM - key.height - 0.3 - boxes["thought"].y))
    bodies = _bodies(kit, summary, area)
    count = max(len(bodies), len(thoughts))
    slides = []
    for number in range(1, count + 1):
        placed = list(_panel(kit, framer, thoughts[number - 1 : number], f" ({number}/{count})" if number > 1 else ""))
        slides.append([*placed, *(one for body in bodies[number - 1 : number] for one in body.filled(area.h).place(area.x, area.y))])
    drafts = []
    for number, (placed, role) in enumerate(zip(slides, source_roles(summary, slides), strict=True), start=1):
        lines = framer.source_line(SUMMARY_KEY, source, role) if role is not None else ()
        keys = tuple(key.place(boxes["key"].x, KEY_BOTTOM - key.height)) if number == count else ()
        shown = (*placed, *lines, *keys, *framer.furniture())
        drafts.append(_draft(kit, summary, number, "summary", shown, "summary, for the executive summary"))
    return tuple(drafts)


def _draft(kit: Kit, summary: Summary, number: int, layout: str, placed: tuple[Placed, ...], why: str) -> Draft:
    notes = summary_notes(kit, summary) if number == 1 else ()
    return Draft(key=SUMMARY_KEY, fragment=number, layout=layout, placed=placed, why=why, group=kit.words["summary"], notes=notes)


def _alone(kit: Kit, summary: Summary) -> Draft | None:
    """Return a summary that is a thought and nothing else as a statement; None when it is more, or does not fit so."""
    if summary.thought is None or visible(summary.points) or summary.figures:
        return None
    framer, key = Framer(kit, "statement"), ColourKey(kit)
    box = framer.boxes["statement"]
    source = kit.pieces(source_line(kit.document, summary, "deck", kit.words), raised=False)
    area = framer.above_source(replace(box, h=KEY_BOTTOM - box.y), source)
    top = area.y + area.h - key.height
    thought = statement(kit, framer, (Role.THOUGHT, SUMMARY_KEY), summary.thought.on_slide, top - 0.3)
    if thought is None:
        return None
    place, word = framer.boxes["kicker"], kit.words["summary"]
    kicker = kit.text(Role.KICKER, SUMMARY_KEY, word, kit.style("kicker"), place.w, label="Kicker", color="accent3").place(place.x, place.y)
    placed = (thought, *kicker, *framer.source_line(SUMMARY_KEY, source, Role.SOURCE_LINE), *key.place(box.x, top), *framer.furniture())
    return _draft(kit, summary, 1, "statement", placed, "statement, for an executive summary that is a thought alone")


def _bodies(kit: Kit, summary: Summary, area: Box) -> tuple[Part, ...]:
    """Return the claims and figures, one part a slide."""
    step = fit_step(STEPS, lambda one: _claims(kit, summary, one, area.w).height, area.h)
    if step is not None:
        return (_claims(kit, summary, step, area.w),)
    return paginate(_claims(kit, summary, STEPS[-1], area.w), area.h * HEIGHT_USED)


def _thought_parts(kit: Kit, summary: Summary, box: Box) -> tuple[Part, ...]:
    """Return the governing thought, parted where no size makes it fit the panel; without one, the word for the summary."""
    text: Text = summary.thought.on_slide if summary.thought is not None else (Run(kit.words["summary"]),)
    role, key = (Role.THOUGHT, SUMMARY_KEY) if summary.thought is not None else (Role.WORD, SUMMARY_KEY)
    mark = kit.marks.get(SUMMARY_KEY, "")
    parts = [kit.text(role, key, text, style, box.w, label="Thought", mark=mark) for style in style_steps(kit.theme, "thought")]
    fitting = next((part for part in parts if part.height <= box.h), None)
    return (fitting.eased(box.h),) if fitting is not None else paginate(parts[-1], box.h)


def _panel(kit: Kit, framer: Framer, thoughts: tuple[Part, ...], mark: str) -> Iterator[Placed]:
    """Yield the thought, which is the title, and the kicker; where the summary goes on, the kicker is the title and bears the mark."""
    box, place = framer.boxes["kicker"], framer.boxes["thought"]
    part = kit.text(Role.KICKER, SUMMARY_KEY, kit.words["summary"], kit.style("kicker"), box.w, label="Kicker", color="accent3", mark=mark)
    kicker = part.place(box.x, box.y)
    thought = (one for part in thoughts for one in part.place(place.x, place.y))
    yield from (*as_titles(kicker), *thought) if mark else (*as_titles(thought), *kicker)


def _claims(kit: Kit, summary: Summary, step: Step, width: float) -> Part:
    """Return the numbered claims as rows, and the figures below them."""
    rows = tuple(_claim(kit, point, number, step, width - NUMBER_WIDTH) for number, point in enumerate(visible(summary.points), start=1))
    parts: list[Part] = [RowsPart(rows, SUMMARY_KEY, width, NUMBER_WIDTH, ROW_PADDING[step.place])] if rows else []
    if summary.figures:
        parts.append(figures_part(kit, f"{SUMMARY_KEY}/figures", summary.figures, Step(max(step, 1), tight=step.tight), width))
    return parts[0] if len(parts) == 1 else StackPart(tuple(parts))


def _claim(kit: Kit, point: Point, number: int, step: Step, width: float) -> Row:
    numeral = kit.text(Role.NUMERAL, point.key, str(number), kit.style("row_number"), 0.6, label="Number", color="accent3")
    claim, gloss = kit.style("claim", step), kit.style("small")
    below = sub_points(kit, point, Role.POINTS, gloss, width)
    if not point.label:
        text = kit.text(Role.POINT, point.key, point.wording.on_slide, claim, width, ordinal=number, label="Claim")
        return Row(numeral, StackPart((text, *below)) if below else text)
    label = kit.text(Role.LABEL, point.key, point.label, claim, width, ordinal=number, label="Claim")
    text = kit.text(Role.POINT, point.key, point.wording.on_slide, gloss, width, ordinal=number, label="Gloss", color="accent3", gap=0.02)
    return Row(numeral, StackPart((label, text, *below)))
