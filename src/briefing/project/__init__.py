"""What a new project begins with: a small complete outline, a picture, the schema for editors."""

from briefing.project.write import schema_text, write_project

__all__ = ["schema_text", "write_project"]
