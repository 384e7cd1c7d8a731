"""Changes as text, Markdown and JSON."""

from __future__ import annotations

from briefing.changes import changes_as_json, render_changes, render_markdown
from briefing.roles import Role
from briefing.verify.changes import Change

CHANGES = (
    Change(kind="changed", role=Role.POINT, key="a/b1.1", section="One", topic="Students stay", before="11 members", after="12 members"),
    Change(kind="changed", role=Role.TITLE, key="a", section="One", topic="Students stay", before="Students go", after="Students stay"),
    Change(kind="added", role=Role.TITLE, key="c", section="One", topic="Power", after="Power *rises*", is_whole_topic=True),
    Change(kind="changed", role=Role.POINT, key="a/b1.2", section="One", topic="Students stay", before="They", after="They", looks="strong"),
    Change(kind="removed", role=Role.TAKEAWAY, key="d", section="Two", topic="Chips", before="Buy."),
    Change(kind="moved", role=Role.POINT, key="d/b1.1", section="Two", topic="Chips", before="One", after="One"),
    Change(kind="added", role=Role.SUBTITLE, key="/", section="", topic="/", after="Sub"),
)


def test_a_reader_is_told_each_change_in_a_line() -> None:
    assert render_changes(CHANGES).splitlines() == [
        "One",
        "  Students stay, point: “*11* members” became “*12* members”",
        "  Students stay: “Students *go*” became “Students *stay*”",
        "  new: “Power *rises*”",
        "  Students stay, point: “They” changed its strong",
        "Two",
        "  Chips, takeaway: gone “Buy.”",
        "  Chips, point: moved here “One”",
        "The whole briefing, subtitle: new “Sub”",
    ]


def test_a_picture_is_another_one_and_its_mark_is_not_told() -> None:
    change = Change(
        kind="changed", role=Role.PICTURE, key="a/b2", section="One", topic="Students stay", before="8d6f63db727efdff", after="07c0fe2922228ad0"
    )
    assert render_changes((change,)).splitlines() == ["One", "  Students stay, picture: another one"]
    assert not change.changes_numbers


def test_a_setting_is_told_with_its_values_where_they_are_known() -> None:
    known = Change(kind="changed", role=Role.TITLE, key="/", section="", topic="/", before="en", after="de", setting="language")
    unknown = Change(kind="changed", role=Role.TITLE, key="a", section="One", topic="Students stay", setting="tone")
    assert render_changes((known, unknown)).splitlines() == [
        "The whole briefing, language: “en” became “de”",
        "One",
        "  Students stay, tone: another one",
    ]
    told = changes_as_json((known,))["changes"][0]
    assert (told["what"], told["is_setting"], told["before"], told["after"]) == ("language", True, "en", "de")


def test_markdown_is_escaped() -> None:
    assert render_markdown(CHANGES[2:3]) == "### One\n\n- new: “Power \\*rises\\*”"


def test_changed_words_are_bold_in_markdown() -> None:
    assert render_markdown(CHANGES[1:2]) == "### One\n\n- Students stay: “Students **go**” became “Students **stay**”"


def test_no_change_is_said_in_words_and_an_empty_list() -> None:
    assert render_changes(()) == render_markdown(()) == "Nothing changed."
    assert changes_as_json(()) == {"changes": []}


def test_json_has_one_entry_a_change() -> None:
    told = changes_as_json(CHANGES)["changes"]
    assert len(told) == len(CHANGES)
    assert told[0] == {
        "kind": "changed",
        "what": "point",
        "key": "a/b1.1",
        "section": "One",
        "topic": "Students stay",
        "before": "11 members",
        "after": "12 members",
        "looks": "",
        "is_setting": False,
        "numbers": True,
    }
    assert told[2]["what"] == "topic"
