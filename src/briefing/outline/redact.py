"""An outline as it may be given away with the document: what stands in the deck alone is left out."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BREAKS_OF_YAML = "\u2028\u2029\u0085\ufeff"
"""What YAML takes for a line end or a mark of its own, but an author writes as a character of a text."""
_WIDTH = 150
_PRIVATE = range(0xE000, 0xF8FF)


def redact(text: str) -> str:
    """Return the text of a valid outline without notes, short wordings, comments, and what the deck alone shows; nothing else leads there."""
    unused = (chr(one) for one in _PRIVATE if chr(one) not in text)
    stand_ins = dict(zip((one for one in _BREAKS_OF_YAML if one in text), unused, strict=False))
    for one, stand_in in stand_ins.items():
        text = text.replace(one, stand_in)
    root = yaml.compose(text, Loader=_LOADER)
    assert root is not None  # noqa: S101  the outline has been read
    _redact_root(root)
    written = str(yaml.serialize(root, Dumper=yaml.BaseDumper, allow_unicode=True, width=_WIDTH))
    for one, stand_in in stand_ins.items():
        written = written.replace(stand_in, one)
    return written


def _redact_root(root: yaml.Node) -> None:
    _drop(_value(root, "summary"), ("notes",))
    _redact_points(_value(_value(root, "summary"), "points"))
    sections = _value(root, "sections")
    for section in [root, *(sections.value if isinstance(sections, yaml.SequenceNode) else ())]:
        topics = _value(section, "topics")
        if isinstance(topics, yaml.SequenceNode):
            topics.value = _kept(topics.value)
            for topic in topics.value:
                _redact_topic(topic)
    _shorten(root)


def _redact_topic(topic: yaml.Node) -> None:
    _drop(topic, ("notes",))
    body = _value(topic, "body")
    if isinstance(body, yaml.SequenceNode):
        body.value = _kept(body.value)
        if not body.value:
            _drop(topic, ("body",))
    for holder in (topic, *(body.value if isinstance(body, yaml.SequenceNode) else ())):
        for kind in ("points", "steps"):
            _redact_points(_value(holder, kind))


def _redact_points(points: yaml.Node | None) -> None:
    if isinstance(points, yaml.SequenceNode):
        points.value = _kept(points.value)
        for point in points.value:
            _redact_points(_value(point, "points"))


def _shorten(node: yaml.Node, seen: frozenset[int] = frozenset()) -> None:
    """Leave out the shorter wordings for the slide, which stand beside a text."""
    if id(node) in seen:
        return
    if isinstance(node, yaml.MappingNode) and all(isinstance(_value(node, key), yaml.ScalarNode) for key in ("text", "short")):
        _drop(node, ("short",))
    for child in _children(node):
        _shorten(child, seen | {id(node)})


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [one for pair in node.value for one in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _kept(nodes: list[yaml.Node]) -> list[yaml.Node]:
    return [node for node in nodes if not _is_of_deck(node)]


def _is_of_deck(node: yaml.Node) -> bool:
    """Say whether a topic, block or point says of itself that the deck alone shows it."""
    shown = _value(node, "show")
    return isinstance(shown, yaml.ScalarNode) and shown.value.strip() == "deck"


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """Return what stands under a key of a mapping; None where nothing does."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _drop(node: yaml.Node | None, keys: Iterable[str]) -> None:
    if isinstance(node, yaml.MappingNode):
        node.value = [pair for pair in node.value if pair[0].value not in keys]
