"""Document and Theme to a .pptx deck: decisions in plan and fit, packing in writer."""

from briefing.deck.furniture import furniture_of
from briefing.deck.model import DeckPlan
from briefing.deck.plan import plan_deck
from briefing.deck.writer import write_deck

__all__ = ["DeckPlan", "furniture_of", "plan_deck", "write_deck"]
