"""Values -> models of the file format, with findings in our own words; all of them in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefing.diagnostics import Diagnostic
from briefing.outline.models import HOMES, Outline
from briefing.outline.models_base import TAG, Notes
from briefing.outline.shape_hints import OR_LIST, shown, type_hint
from briefing.outline.slips import Guesses, one_of
from briefing.outline.source import Place
from briefing.outline.values import Mapping, Scalar, Sequence, Value, error_at, is_empty, is_value

MISSING = "?"
"""What stands for a text that is missing, and has been reported."""


class ReadModel(NamedTuple):
    """The outline's model (None: nothing sensible is left), what is wrong, and the mappings of which not all could be read."""

    outline: Outline | None
    findings: tuple[Diagnostic, ...]
    incomplete: frozenset[Place] = frozenset()


def read_model(root: Value, guesses: Guesses) -> ReadModel:
    """Read the outline's model; what is wrong is reported and left out, so that the rest is read and checked too."""
    findings: dict[Diagnostic, None] = {}
    mended = _Mended()
    value: Value | None = root
    while value is not None:
        notes = Notes(guesses, HOMES, frozenset(mended.changed))
        try:
            outline = Outline.model_validate(value, context=notes)
        except ValidationError as failure:
            details = failure.errors(include_url=False)
            findings |= dict.fromkeys(notes.findings + [_diagnose(detail, guesses) for detail in details if not mended.explains(detail)])
            value = mended.without(value, details)
        else:
            return ReadModel(outline, tuple(findings | dict.fromkeys(notes.findings)), frozenset(mended.changed | notes.incomplete))
    return ReadModel(None, tuple(findings))


@dataclass(slots=True)
class _Mended:
    """What was left out or filled in so that the rest can be read; places are compared by identity."""

    dropped: set[Place] = field(default_factory=set)
    filled: dict[Place, list[str]] = field(default_factory=dict)
    changed: set[Place] = field(default_factory=set)

    def explains(self, detail: ErrorDetails) -> bool:
        """Return whether an error is but the trace of what was left out or filled in."""
        return _input(detail).place in self.changed

    def without(self, root: Value, details: list[ErrorDetails]) -> Value | None:
        """Return the outline without the wrong values, and with a mark for each missing one; None when nothing is left to mend."""
        before = len(self.dropped) + len(self.filled)
        already = frozenset(self.filled)
        for detail in details:
            place = _input(detail).place
            if detail["type"] == "missing" and place not in already:
                self.filled.setdefault(place, []).append(str(detail["loc"][-1]))
            else:
                self.dropped.add(place)
        changed = len(self.dropped) + len(self.filled) > before
        return self._copy(root) if changed and root.place not in self.dropped else None

    def _copy(self, value: Value) -> Value:
        match value:
            case Scalar():
                return Scalar(MISSING, value.place) if value.place in self.filled else value
            case Sequence():
                items = tuple(self._copy(item) for item in value if item.place not in self.dropped)
                is_less = len(items) < len(value) or any(item.place in self.changed for item in items)
                self.changed |= {value.place} if is_less else set()
                return Sequence(value.place, items)
            case Mapping():
                return self._copy_mapping(value)

    def _copy_mapping(self, mapping: Mapping) -> Mapping:
        copy = Mapping(mapping.place)
        for name, key in mapping.keys_written.items():
            value = mapping.get(name)
            if is_value(value) and not {value.place, key.place} & self.dropped:
                copy.keys_written[name], copy[name] = key, self._copy(value)
            elif name in mapping.empty:
                copy.keys_written[name], copy.empty[name] = key, mapping.empty[name]
        missing = self.filled.get(mapping.place, [])
        for name in missing:
            copy.keys_written[name] = Scalar(name, mapping.place)
            copy[name] = Scalar(MISSING, mapping.place)
        if missing or len(copy) < len(mapping):
            self.changed.add(mapping.place)
        return copy


def _input(detail: ErrorDetails) -> Value:
    value = detail["input"]
    assert is_value(value)  # noqa: S101  all that the models see was read from the outline
    return value


def _diagnose(detail: ErrorDetails, guesses: Guesses) -> Diagnostic:
    path = tuple(part for part in detail["loc"] if not str(part).startswith(TAG))
    value, name, context = _input(detail), _name(path), detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return _diagnose_missing(value, path)
        case "wrong-value":
            return _diagnose_choice(value, name, tuple(context["options"]), guesses)
        case kind:
            wanted = detail["msg"] if kind == "wrong-type" else _SHAPES.get(context.get("class_name", ""), _WANTED[kind])
            if path[-1:] and path[-1] in OR_LIST and kind == "list_type":
                wanted = "a text or a list of texts"
            if detail["loc"][-1:] == ("-one",):
                wanted = _EITHER.get(str(path[-1]), "one text, or a list")
            hint = context.get("hint", "") or type_hint(path, value, wanted)
            written = "nothing" if is_empty(value) else _kind(value)
            return error_at(value.place, "wrong-type", f"{name} wants {wanted}, not {written}", hint)


_SHAPES = {
    "Phrase": "a text",
    "Cell": "a text",
    "Point": "a text, a mapping or one pair",
    **dict.fromkeys(("Quote", "Callout", "Code", "Summary"), "a text or a mapping"),
    **dict.fromkeys(("Image", "Csv"), "a path or a mapping"),
    "Compare": "a list of sides, or a mapping",
    "Table": "columns and rows, or a Markdown pipe table",
}
_EITHER = {"total": "`true` or a list of cells"}
_WANTED = {
    "is_instance_of": "a text",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "list_type": "a list",
}


def _name(path: tuple[int | str, ...]) -> str:
    """Return what findings call the value at a path: the outline, `points`, an item of `points`."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "the outline"
    return f"an item of `{names[-1]}`" if isinstance(path[-1], int) else f"`{names[-1]}`"


def _kind(value: Value) -> str:
    return {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}[type(value)]


def _diagnose_missing(value: Value, path: tuple[int | str, ...]) -> Diagnostic:
    name = str(path[-1])
    empty = value.empty.get(name) if isinstance(value, Mapping) else None
    if empty is None:
        return error_at(value.place, "missing-key", f"`{name}` is missing", f"add `{name}: …`")
    if "title" in path[-2:]:
        return error_at(empty, "empty-title", "the title is empty", "say the message in one sentence")
    named = _name(path[:-1]) if empty is value.place else f"`{name}`"
    return error_at(empty, "missing-key", f"{named} is empty, and is needed here", "write it")


_MEANT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("yes", "on", "1", "y", "ja", "oui", "x"), ("true",)),
    **dict.fromkeys(("no", "off", "0", "n", "none", "nein", "non", "never"), ("false",)),
    **dict.fromkeys(("slide", "slides", "pptx", "powerpoint", "presentation"), ("deck",)),
    **dict.fromkeys(("pdf", "page", "pages", "doc", "paper", "report", "briefing"), ("document",)),
    **dict.fromkeys(("all", "everywhere", "always"), ("both",)),
    **dict.fromkeys(("red", "negative", "danger"), ("bad",)),
    **dict.fromkeys(("green", "positive", "ok"), ("good",)),
    **dict.fromkeys(("yellow", "amber", "orange", "caution"), ("warn",)),
    **dict.fromkeys(("warning", "alert", "danger", "threat"), ("warn", "risk")),
    **dict.fromkeys(("grey", "gray", "none", "normal", "default"), ("neutral",)),
    **dict.fromkeys(("info", "tip", "hint", "remark", "important", "caveat"), ("note",)),
    **dict.fromkeys(("ask", "open", "issue"), ("question",)),
    **dict.fromkeys(("decided", "approve", "approval"), ("decision",)),
    **dict.fromkeys(("certain", "sure", "strong"), ("high",)),
    **dict.fromkeys(("mid", "moderate", "middle", "centre", "centered", "c"), ("medium", "center")),
    **dict.fromkeys(("weak", "unsure", "uncertain"), ("low",)),
    **dict.fromkeys(("estimate", "view", "judgement", "judgment"), ("opinion",)),
    **dict.fromkeys(("measured", "fact", "numbers"), ("data",)),
    **dict.fromkeys(("donut", "doughnut", "circle"), ("pie",)),
    **dict.fromkeys(("bubble", "points", "xy"), ("scatter",)),
    **dict.fromkeys(("histogram", "vertical", "stacked"), ("column",)),
    **dict.fromkeys(("us", "us-letter"), ("letter",)),
}
"""What people write in place of a word of the format."""


def _diagnose_choice(value: Value, name: str, options: tuple[str, ...], guesses: Guesses) -> Diagnostic:
    if not isinstance(value, Scalar):
        return error_at(value.place, "wrong-type", f"{name} wants {one_of(options)}, not {_kind(value)}", "write one of these words alone")
    word = value.text.strip().lower()
    meant = next((option for option in _MEANT.get(word, ()) if option in options), word)
    hint = guesses.hint(meant, options, "write one of these words")
    return error_at(value.place, "wrong-value", f"{name} wants {one_of(options)}, not `{shown(value)}`", hint)
