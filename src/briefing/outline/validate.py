"""Values -> models of the file format, with findings in our own words; all of them in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefing.diagnostics import Diagnostic
from briefing.outline.models import Outline
from briefing.outline.models_base import Notes, nearest, one_of
from briefing.outline.source import Place
from briefing.outline.values import Mapping, Scalar, Sequence, Value, error_at, is_value

MISSING = "?"
"""What stands for a text that is missing, and has been reported."""
_SHORTEST = {"body": "text: …", "sections": "title: …", "topics": "title: …"}
"""What an item of these lists begins with."""


@dataclass(frozen=True, slots=True)
class ReadModel:
    """The outline's model (None: nothing sensible is left), what is wrong, and the mappings of which not all could be read."""

    outline: Outline | None
    findings: tuple[Diagnostic, ...]
    incomplete: frozenset[Place] = frozenset()


def read_model(root: Value) -> ReadModel:
    """Read the outline's model; what is wrong is reported and left out, so that the rest is read and checked too."""
    findings: dict[Diagnostic, None] = {}
    mended = _Mended()
    value: Value | None = root
    while value is not None:
        notes = Notes()
        try:
            outline = Outline.model_validate(value, context=notes)
        except ValidationError as failure:
            details = failure.errors(include_url=False)
            findings |= dict.fromkeys(notes.findings + [_diagnose(detail) for detail in details if not mended.explains(detail)])
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
                self.changed |= {value.place} if len(items) < len(value) else set()
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


def _diagnose(detail: ErrorDetails) -> Diagnostic:
    value, name, context = _input(detail), _name(detail["loc"]), detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return _diagnose_missing(value, detail["loc"])
        case "wrong-value":
            return _diagnose_choice(value, name, tuple(context["options"]))
        case "too_short":
            return error_at(value.place, "wrong-count", f"{name} wants at least {context['min_length']}, and has {context['actual_length']}")
        case "too_long":
            return error_at(value.place, "wrong-count", f"{name} wants at most {context['max_length']}, and has {context['actual_length']}")
        case kind:
            wanted = detail["msg"] if kind == "wrong-type" else _SHAPES.get(context.get("class_name", ""), _WANTED[kind])
            hint = context.get("hint", "") or _type_hint(detail["loc"], value, wanted)
            return error_at(value.place, "wrong-type", f"{name} wants {wanted}, not {_kind(value)}", hint)


_SHAPES = {"Phrase": "a text", "Point": "a text, a mapping or one pair"}
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


def _type_hint(path: tuple[int | str, ...], value: Value, wanted: str) -> str:
    if isinstance(value, Scalar):
        beginning = _SHORTEST.get(str(path[-2])) if len(path) > 1 and isinstance(path[-1], int) else None
        return f"write `{beginning}`" if beginning else ""
    source = value.place.source.text
    opens = source[value.place.start : value.place.start + 1]
    return "a text with brackets wants quotes" if wanted.startswith("a text") and opens in {"[", "{"} else ""


def _diagnose_missing(value: Value, path: tuple[int | str, ...]) -> Diagnostic:
    name = str(path[-1])
    empty = value.empty.get(name) if isinstance(value, Mapping) else None
    if empty is None:
        return error_at(value.place, "missing-key", f"`{name}` is missing")
    if "title" in path[-2:]:
        return error_at(empty, "empty-title", "the title is empty", "say the message in one sentence")
    named = _name(path[:-1]) if empty is value.place else f"`{name}`"
    return error_at(empty, "missing-key", f"{named} is empty, and is needed here")


def _diagnose_choice(value: Value, name: str, options: tuple[str, ...]) -> Diagnostic:
    if not isinstance(value, Scalar):
        return error_at(value.place, "wrong-type", f"{name} wants {one_of(options)}, not {_kind(value)}")
    likely = nearest(value.text.lower(), list(options))
    hint = f"did you mean `{likely}`?" if likely else ""
    return error_at(value.place, "wrong-value", f"{name} wants {one_of(options)}, not `{value.text}`", hint)
