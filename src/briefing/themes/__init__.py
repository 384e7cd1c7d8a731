"""A theme folder to Theme: tokens read once, fonts found, twins resolved, contrast checked."""

from briefing.themes.load import find_theme, load_theme, theme_folders

__all__ = ["find_theme", "load_theme", "theme_folders"]
