"""Changes that only tell again what another change has told: one scalar of an outline may be printed in several places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.roles import DOCUMENT_KEY, Role
from briefing.verify.changes import Change
from briefing.verify.transcript import block_of

_MARK = re.compile(r"\[\d+[^\]]*\]")


def without_retold(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes but those of source lines that name a changed source, and of the words that a logo or chart makes of its own."""
    changes = tuple(changes)
    has_source = any(change.role is Role.SOURCE and change.kind == "changed" for change in changes)
    organisations = {(change.before, change.after) for change in changes if change.role is Role.ORGANISATION}
    for change in changes:
        is_line = has_source and change.role is Role.SOURCE_LINE and _MARK.findall(change.before) == _MARK.findall(change.after)
        is_logo = change.role is Role.ALTERNATIVE and change.key == DOCUMENT_KEY and (change.before, change.after) in organisations
        if not is_line and not is_logo and not _describes(change, changes):
            yield change


def _describes(change: Change, changes: Iterable[Change]) -> bool:
    """Say whether an alternative text says no more than that what it describes has changed."""
    if change.role is not Role.ALTERNATIVE or change.kind != "changed":
        return False
    others = (one for one in changes if one.role is not Role.ALTERNATIVE and one.kind == "changed" and block_of(one.key) == block_of(change.key))
    return any(_plain(one.before) in _plain(change.before) and _plain(one.after) in _plain(change.after) for one in others)


def _plain(text: str) -> str:
    """Return a text without the marks of citations, which alternative texts do not say."""
    return " ".join(_MARK.sub("", text).split())
