"""What `make bench` edits stands in the outline that it measures."""

from __future__ import annotations

import ast

from running import ROOT


def test_the_edited_word_stands_once_in_the_article() -> None:
    tree = ast.parse((ROOT / "bench" / "__main__.py").read_text(encoding="utf-8"))
    edits = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Assign)]
    before, after = next(ast.literal_eval(edit.partition(" = ")[2]) for edit in edits if edit.startswith("ARTICLE_EDIT"))
    assert (ROOT / "content" / "outline.yaml").read_text(encoding="utf-8").count(before) == 1
    assert before != after
