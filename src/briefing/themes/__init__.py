"""A theme folder to Theme: tokens read once, fonts found, twins resolved, contrast checked."""

from briefing.themes.glyphs import find_undrawn
from briefing.themes.load import find_theme, load_theme, theme_folders

__all__ = ["find_theme", "find_undrawn", "load_theme", "theme_folders"]
