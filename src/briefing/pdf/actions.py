"""Who does what by when, as it is printed."""

from __future__ import annotations

from briefing.blocks import Action, Actions
from briefing.pdf.exhibit_model import ActionsView, ActionView
from briefing.pdf.phrases import Phrases
from briefing.roles import Role


def view_actions(block: Actions, phrases: Phrases) -> ActionsView:
    """Return actions as rows: who stands in the rail."""
    actions = tuple(_action(f"{block.key}.{place}", action, place, phrases) for place, action in enumerate(block.actions, start=1))
    return ActionsView(key=block.key, actions=actions, has_dates=any(action.by for action in actions))


def _action(key: str, action: Action, place: int, phrases: Phrases) -> ActionView:
    return ActionView(
        do=phrases.given(Role.ACTION, key, action.do, place),
        who=phrases.given(Role.OWNER, key, action.who, place),
        by=phrases.given(Role.DUE, key, action.by, place),
    )
