"""Document and Theme to a .pptx deck: decisions in plan and fit, packing in writer."""

from briefing.deck.furniture import furniture_of
from briefing.deck.kept import MEMORY
from briefing.deck.model import DeckPlan
from briefing.deck.places import places_of
from briefing.deck.plan import plan_deck
from briefing.deck.writer import write_deck

__all__ = ["MEMORY", "DeckPlan", "furniture_of", "places_of", "plan_deck", "write_deck"]
