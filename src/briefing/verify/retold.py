"""Changes that only tell again what another change has told: one scalar of an outline may be printed in several places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.roles import DOCUMENT_KEY, SUMMARY_KEY, Role
from briefing.verify.changes import Change, topic_key
from briefing.verify.transcript import block_of

_MARK = re.compile(r"\[\d+[^\]]*\]")


def without_retold(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes but those of lines that name a changed source, of titles in the summary, and of words of a logo's or chart's own making."""
    changes = tuple(changes)
    has_source = any(change.role is Role.SOURCE and change.kind == "changed" for change in changes)
    organisations = {(change.before, change.after) for change in changes if change.role is Role.ORGANISATION}
    elsewhere = {(change.before, change.after) for change in changes if change.kind == "changed" and topic_key(change.key) != SUMMARY_KEY}
    for change in changes:
        is_title = topic_key(change.key) == SUMMARY_KEY and (change.before, change.after) in elsewhere
        is_line = has_source and change.role is Role.SOURCE_LINE and _MARK.findall(change.before) == _MARK.findall(change.after)
        is_logo = change.role is Role.ALTERNATIVE and change.key == DOCUMENT_KEY and (change.before, change.after) in organisations
        if not is_title and not is_line and not is_logo and not _describes(change, changes):
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
