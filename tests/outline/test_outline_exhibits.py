"""Tables, charts, pictures, asides, actions and code of an outline -> blocks of the document."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image as Raster

from briefing.blocks import Action, Actions, Align, Aside, Block, Chart, Code, Image, Picture, ScatterPoint, Series, Table, Target
from briefing.language import words_for
from briefing.outline import read_outline
from briefing.part_texts import shown_rows
from briefing.references import cut_line
from briefing.texts import Name, Run, Wording

B = TypeVar("B", bound=Block)
Read = Callable[[type[B], str], B]


def wording(words: str, short: str = "") -> Wording:
    return Wording((Run(words),), (Run(short),) if short else ())


@pytest.fixture
def read(tmp_path: Path) -> Callable[[type[Block], str], Block]:
    """Read the one block of an outline; its lines are indented as a block's are."""

    def reader(kind: type[Block], written: str) -> Block:
        path = tmp_path / "o.yaml"
        lines = "".join(f"      {line}\n" for line in written.splitlines())
        path.write_text(f"title: T\ntopics:\n  - title: T\n    body:\n    -\n{lines}", encoding="utf-8")
        outcome = read_outline(path)
        assert outcome.findings == ()
        (block,) = outcome.document.sections[0].topics[0].body
        assert isinstance(block, kind)
        return block

    return reader


def test_a_table_with_everything(read: Read[Table]) -> None:
    table = read(
        Table,
        "table:\n  columns: [Lab, {text: Revenue, short: Rev}]\n  units: ['', EUR m]\n"
        "  rows:\n    - [A, 1.10]\n    - [{text: Beta lab, short: B}, '']\n"
        "  total: [All, 1.10]\n  row_header: true\n  caption: What they earn\n  note: Rounded\n  deck: {rows: 1}",
    )
    assert table == Table(
        key="t/b1",
        columns=(wording("Lab"), wording("Revenue", "Rev")),
        rows=((wording("A"), wording("1.10")), (wording("Beta lab", "B"), Wording(())), (wording("All"), wording("1.10"))),
        aligns=("left", "right"),
        units=(Name(), Name("EUR m")),
        row_header=True,
        total=True,
        caption=wording("What they earn"),
        note=wording("Rounded"),
        deck_rows=1,
    )


def test_a_line_end_in_a_cell_of_a_file_is_a_hard_break(tmp_path: Path, read: Read[Table]) -> None:
    (tmp_path / "d.csv").write_text('"a\nb",c\n"d\n\ne",f\n', encoding="utf-8")
    table = read(Table, "table: {csv: d.csv}")
    assert (table.columns[0], table.rows[0][0]) == (wording("a\nb"), wording("d\ne"))


def test_a_cut_that_cuts_nothing_is_none(read: Read[Table]) -> None:
    assert read(Table, "table: {columns: [a], rows: [[x], [y]], deck: {rows: 2}}").deck_rows == 0
    assert read(Table, "table: {columns: [a], rows: [[x], [y]], total: [z], deck: {rows: 2}}").deck_rows == 0


def test_a_cut_leaves_the_total_and_does_not_count_it(read: Read[Table]) -> None:
    table = read(Table, "table: {columns: [a], rows: [[x], [y], [z]], total: [all], deck: {rows: 2}}")
    assert shown_rows(table, "deck") == ((wording("x"),), (wording("y"),), (wording("all"),))
    assert len(shown_rows(table, "document")) == 4
    assert cut_line(table, words_for("en")) == "2 of 3"


def test_a_pipe_table_brings_its_alignment(read: Read[Table]) -> None:
    table = read(Table, "table: |\n  | a | b | c |\n  |:-:|---|--:|\n  | 1 | **x** | |")
    assert table.aligns == ("center", "left", "right")
    assert table.rows == ((wording("1"), Wording((Run("x", strong=True),)), Wording(())),)


@pytest.mark.parametrize(
    ("cells", "align"),
    [
        (["1", "2,5", "−3"], "right"),  # noqa: RUF001  the sign of a negative number
        (["€ 12", "12 %", "1’000"], "right"),  # noqa: RUF001  as Swiss numbers are written
        (["US$3bn", "~4", "n/a", "–"], "right"),  # noqa: RUF001  the dash that stands for nothing
        (["CHF 5", "kr 12", "R$ 3"], "right"),
        (["1", "one"], "left"),
        (["Lab 0", "Lab 1"], "left"),
        (["Q1", "Q2"], "left"),
        (["2 in 5 labs"], "left"),
        (["", "-"], "left"),
    ],
)
def test_numbers_stand_to_the_right(read: Read[Table], cells: list[str], align: Align) -> None:
    rows = ", ".join(f'["{cell}"]' for cell in cells)
    assert read(Table, f"table: {{columns: [x], rows: [{rows}]}}").aligns == (align,)


def test_a_table_from_a_file(read: Read[Table], tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("Jahr;Größe\r\n2024;1,5\r\n\r\n2025;\r\n".encode("cp1252"))
    table = read(Table, 'table: {csv: {path: t.csv, delimiter: ";", encoding: cp1252}, total: true}')
    assert table.columns == (wording("Jahr"), wording("Größe"))
    assert table.rows == ((wording("2024"), wording("1,5")), (wording("2025"), Wording(())))
    assert table.total


def test_a_chart_with_everything(read: Read[Chart]) -> None:
    chart = read(
        Chart,
        "chart:\n  type: column\n  stacked: true\n  categories: [2024, 2025]\n  series: {China: [1.10, -2e1], US: [3, '']}\n"
        "  unit: models\n  subtitle: By year\n"
        "  x_title: Year\n  y_title: Models\n  target: {at: 5, label: Goal}\n"
        "  estimate: [2025]\n  tones: {China: first}\n  caption: C\n  note: N\n  alt: A",
    )
    assert chart == Chart(
        key="t/b1",
        type="column",
        stacked=True,
        categories=(Name("2024"), Name("2025")),
        series=(
            Series(name="China", values=(Decimal("1.10"), Decimal(-20)), tone="first"),
            Series(name="US", values=(Decimal(3), None)),
        ),
        unit=Name("models"),
        subtitle=wording("By year"),
        x_title=wording("Year"),
        y_title=wording("Models"),
        target=Target(at=Decimal(5), label=wording("Goal")),
        estimates=(1,),
        caption=wording("C"),
        note=wording("N"),
        alt=Name("A"),
    )


def test_scatter_points_have_two_numbers_and_perhaps_a_label(read: Read[Chart]) -> None:
    chart = read(Chart, "chart: {type: scatter, series: {Labs: [[1, 2.5], [3, −4, Beta]]}}")  # noqa: RUF001  the sign of a negative number
    assert chart.series == (
        Series(name="Labs", points=(ScatterPoint(x=Decimal(1), y=Decimal("2.5")), ScatterPoint(x=Decimal(3), y=Decimal(-4), label="Beta"))),
    )


def test_a_chart_has_shorter_names_for_the_slide(read: Read[Chart]) -> None:
    names = "categories: [{text: The  East, short: E}, West], unit: {text: million euros, short: EUR m}, alt: {text: Two bars, short: Bars}"
    chart = read(Chart, f"chart: {{type: bar, {names}, series: {{Labs: [1, 2]}}, estimate: [The East]}}")
    assert chart.categories == (Name("The East", "E"), Name("West"))
    assert (chart.unit, chart.alt, chart.estimates) == (Name("million euros", "EUR m"), Name("Two bars", "Bars"), (0,))
    assert (chart.on_slide.categories, chart.on_slide.unit, chart.on_slide.alt) == ((Name("E"), Name("West")), Name("EUR m"), Name("Bars"))


def test_a_chart_from_a_file(read: Read[Chart], tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("\ufeffyear;a;b\n2024;1,5;2\n2025;;3\n", encoding="utf-8")
    chart = read(Chart, 'chart: {type: line, csv: {path: c.csv, delimiter: ";", decimal: ","}}')
    assert chart.categories == (Name("2024"), Name("2025"))
    assert chart.series == (Series(name="a", values=(Decimal("1.5"), None)), Series(name="b", values=(Decimal(2), Decimal(3))))


def raster(kind: str, size: tuple[int, int], orientation: int = 1) -> bytes:
    packed, picture = io.BytesIO(), Raster.new("RGB", size, "teal")
    exif = picture.getexif()
    exif[0x0112] = orientation
    picture.save(packed, kind, exif=exif)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind", "size"),
    [
        ("a.png", raster("PNG", (30, 20)), "png", (30, 20)),
        ("a.jpg", raster("JPEG", (30, 20)), "jpeg", (30, 20)),
        ("turned.jpg", raster("JPEG", (30, 20), orientation=6), "jpeg", (20, 30)),
        ("a.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>', "svg", (30, 20)),
        ("b.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="60" viewBox="0 0 30 20"/>', "svg", (60, 40)),
    ],
)
def test_pictures_know_their_size(read: Read[Image], tmp_path: Path, name: str, content: bytes, kind: str, size: tuple[int, int]) -> None:
    (tmp_path / name).write_bytes(content)
    image = read(Image, f"image: {{path: {name}, alt: Teal, caption: C, credit: Me}}")
    assert image == Image(
        key="t/b1",
        picture=Picture(path=name, type=kind, content=content, width=size[0], height=size[1]),  # type: ignore[arg-type]  # one of the types
        alt=Name("Teal"),
        caption=wording("C"),
        credit=wording("Me"),
    )


def test_a_decorative_picture_has_no_words(read: Read[Image], tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(raster("PNG", (3, 2)))
    image = read(Image, "image: {path: a.png, decorative: true}")
    assert (image.decorative, image.alt) == (True, Name())


def test_asides_actions_and_code(read: Callable[[type[Block], str], Block]) -> None:
    assert read(Aside, "aside: By the *way*") == Aside(key="t/b1", wording=Wording((Run("By the "), Run("way", emphasis=True))))
    assert read(Actions, "actions: [{do: Call, who: Jane, by: Friday}, {do: Wait}]") == Actions(
        key="t/b1", actions=(Action(do=wording("Call"), who=wording("Jane"), by=wording("Friday")), Action(do=wording("Wait")))
    )
    assert read(Code, "code:\n  language: python\n  text: |\n    if x:\n    \treturn  **y**") == Code(
        key="t/b1", text="if x:\n\treturn  **y**", code_language="python"
    )
