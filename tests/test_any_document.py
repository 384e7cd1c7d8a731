"""Any valid outline, with every kind of block and texts in any letters, builds, and both files are proven to say it."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefing.diagnostics import Severity
from briefing.outline.models_blocks import KINDS
from briefing.pipeline import build
from running import ROOT
from valid_outlines import VALUES, Tree, as_yaml, outlines

FOUND = {
    "sub-points in the summary": """
        title: T
        summary:
          text: A thought
          points: [{text: one, points: [{A label: two}, three, {text: four, points: [five]}]}, {label: Six, text: seven, points: [eight]}]
        topics: [{title: One, text: x}]
        """,
    "a summary of points for the slide alone": """
        title: T
        summary: {points: [{text: a, show: deck}]}
        topics: [{title: One, text: x}]
        """,
    "a summary of notes": """
        title: T
        summary: {notes: Say it}
        topics: [{title: One, text: x}]
        """,
    "a title that a heading in prose says again": """
        title: T
        topics: [{title: One, prose: "### Two"}, {title: Two, prose: "### Two"}]
        """,
    "two spaces in the title of a section, no-break spaces where a line ends": r"""
        title: T
        sections: [{title: "Two   spaces", topics: [{title: One, prose: "x \n\_y \_z"}, {title: Two, prose: "###  a  b"}]}]
        """,
    "a place to break in the running title of a section": r"""
        title: T
        sections:
          - title: One
            topics: [{title: A, text: x}]
          - title: "Zürich œuvre Zürich œuvre 2026\\-05 魛ĨĈĴıĨ\\^\xad\\&âðḰĨ🎜¡🏻²ĀĄ"
            topics: [{title: B, text: x, detail: long}, {title: C, quote: x}]
        """,
    "places to break in what stands at the edge of pages": r"""
        title: T
        organisation: "Ministerium für Donaudampf\xadschifffahrts\xadgesell\xadschafts\xadkapitäne und Donaudampf\xadschifffahrten"
        status: "Entwurf für Donaudampf\xadschifffahrts\xadgesell\xadschafts\xadkapitäne und Donaudampf\xadschifffahrts\xadgesell\xadschaften"
        topics: [{title: A, text: x}, {title: B, text: y}]
        """,
    "ends of lines by Unicode": r"""
        title: "a\Lb"
        status: "a\Pb"
        sources: {a: {title: "a\Pb", author: "c\Ld"}}
        topics: [{title: "One \P two", body: [{text: "a \P b \L [@a]"}, {code: "a\Pb"}, {table: {columns: ["a\Pb"], rows: [["c \P d"]]}}]}]
        """,
    "what fonts show nothing for": r"""
        title: T
        topics: [{title: One, text: "a\u034fb \u17b4c \U000e0041 \u2060d"}]
        """,
    "what no page shows beside a word of another language": r"""
        title: T
        lang: de
        sections: [{title: One, topics: [{title: A, label: "\U000e0052痔", text: "痔\U000e0052"}]}]
        """,
    "points and sub-points of one file alone": """
        title: T
        topics:
          - title: One
            body:
              - points: [{text: a, show: document}, {text: b, show: document}]
              - steps: [{text: a, show: deck}]
              - points: [{text: c, points: [{text: d, show: deck}]}, {text: e, points: [{text: f, show: document}]}]
              - points: [{label: G, text: g, points: [{text: h, show: document}]}, {label: I, text: i, show: deck}]
              - compare: [{heading: A, points: [{text: a, show: document}]}, {heading: B, points: [{text: a, show: deck}]}]
          - {title: Two, points: [{text: a, show: document}]}
          - {title: Three, points: [{text: a, show: deck}]}
        """,
    "a note in the rail beside a list that goes on over the page": """
        title: T
        topics: [{title: One, body: [{prose: PROSE}, {steps: [STEP, STEP, STEP, STEP]}, {aside: Beside it}, {text: x}]}]
        """.replace("STEP", "word " * 120).replace("PROSE", "word " * 460),  # wherever the page ends
    "words of one's own with two spaces": """
        title: T
        words: {summary: "a  b", sources: "c  d", part: "e  f", takeaway: "g  h", contents: "i  j", risk: "k  l"}
        sources: {s: {title: S}}
        summary: One [@s]
        sections: [{title: One, topics: [{title: Two, callout: {kind: risk, text: x}, takeaway: So}, {title: Three, text: y}]}]
        """,
    "a big number that is taller than a page": f"""
        title: T
        topics: [{{title: One, figures: [{{value: 1}}, {{value: {"x" * 150}, change: up, as_of: May}}, {{value: 3}}, {{value: 4, note: n}}]}}]
        """,
    "letters that no face of one width has": r"""
        title: T
        topics: [{title: One, points: ["`aⱰx` and `Ⱳ` and b", "`ꝏ`"]}]
        """,
    "code with letters that no face of one width has beside vowel signs, and a plain sign that only such a face has": """
        title: T
        topics: [{title: One, body: [{points: ["`abꯤv c`"]}, {text: "d⌕ **b** x `code`"}]}]
        """,
    "bars of equal numbers, and of none": """
        title: T
        topics:
          - {title: One, chart: {type: bar, categories: [a, b], series: {s: [5, 5]}}}
          - {title: Two, chart: {type: bar, categories: [a, b], series: {s: [0.00, 0.00]}, target: {at: 0.00}}}
        """,
    "the colour of a skin on what has none, from the right": """
        title: T
        lang: ar
        topics: [{title: One, text: "®🏻"}]
        """,
    "a line that ends where emphasis begins with a soft hyphen": """
        title: T
        topics: [{title: One, body: [WORDS]}]
        """.replace("WORDS", ", ".join(f'{{text: "{"n" * count} *\\u00adwww{"w" * 40}*"}}' for count in range(20, 60, 3))),
    "code with a letter that is drawn in the face of its neighbour": """
        title: T
        lang: bn
        topics: [{title: One, text: "a `©2𖽕'xG]Õĥ䆿ĆĢ¹.ü𧰴iÃ¶ x` b"}]
        """,
    "capitals that a language writes without accents": """
        title: T
        lang: el
        summary: {points: [a, b]}
        sections: [{title: One, topics: [{title: Two, text: x}]}]
        """,
    "capitals that a language writes with dots": """
        title: T
        lang: tr
        words: {summary: "Özet bilgi", part: "i%s"}
        summary: {points: [a, b]}
        sections: [{title: One, topics: [{title: Two, text: x}]}]
        """,
    "citations and emphasis in quotations, which slope by themselves": """
        title: T
        sources: {s: {title: S}}
        topics:
          - title: One
            body:
              - quote: {text: "one two [@s]", by: "Someone [@s]"}
              - quote: {text: "one *two* [@s] three", by: Someone}
              - quote: {text: "[@s]", by: "*Someone*"}
              - quote: {text: "*all* [@s]", by: Someone}
              - quote: {text: "*all*", by: Someone}
        """,
    "emphasis in quotations of a theme in which they stand upright, and strength in what is bold": """
        title: T
        theme: civic
        sources: {s: {title: S}}
        topics:
          - title: One
            takeaway: "one **two** *three*"
            body:
              - quote: {text: "one *two* [@s] **three**", by: Someone}
              - quote: {text: "*all* [@s]", by: Someone}
              - quote: {text: "*all*", by: Someone}
        """,
    "a quotation in letters that have no italic, emphasised as a whole": """
        title: T
        lang: ja
        topics: [{title: One, body: [{quote: {text: "*全部*", by: Someone}}, {quote: {text: "*all*", by: Someone}}]}]
        """,
    "contents that go on over the page": f"""
        title: T
        sections: [{{title: Part, topics: [{", ".join(f"{{title: Topic {number}, text: x}}" for number in range(60))}]}}]
        """,
    "a logo with words, which is embedded as pixels": """
        title: T
        organisation: O
        logo: pictures/words.svg
        topics: [{title: One, text: x}]
        """,
    "a target whose words are a citation alone": """
        title: T
        sources: {s: {title: S}}
        topics: [{title: One, chart: {type: bar, categories: [a], series: {s: [1]}, target: {at: 2, label: "[@s, p. 4]"}}}]
        """,
    "names in the key of a chart that are wider than the page": """
        title: T
        topics:
          - {title: One, chart: {type: line, categories: [a, b], series: {NAME: [1, 2]}}}
          - {title: Two, chart: {type: pie, categories: [NAME, b], series: {s: [1, 2]}}}
        """.replace("NAME", "https://example.org/" + "a" * 130),
    "marks of direction that force or isolate": r"""
        title: "T \u202eabc\u202c d"
        topics: [{title: "One \u2067two\u2069 x", body: [{text: "a \u202exyz\u202c\u034f end"}, {code: "x = '\u202e abc \u202c'"}]}]
        """,
    "the colour of a skin by itself": r"""
        title: T
        topics: [{title: One, text: "a 📚 **b** \U0001f3fb **c** \U0001f3fb d"}]
        """,
    "marks of direction where a line begins": """
        title: T
        topics: [{title: One, quote: {text: "https://example.org/%s \\u200fabc\\u200ex", by: B}}]
        """
    % ("a" * 110),
    "a space between an address that fills its line and a closing sign": r"""
        lang: zh-Hant
        page: letter
        title: T
        topics:
          - title: A
            compare: {sides: [{heading: a}, {heading: b}, {heading: c}], rows: {q: ['https\:\/\/example\.org\/%s `]x` 北京大学的学生', d, e]}}
        """
    % ("a" * 120),
    "a sign that Unicode added late, from the right": """
        lang: ar
        title: T
        topics: [{title: A, chart: {type: bar, categories: ["Q🨽.x÷", b], series: {x: [1, 2]}, alt: x}}, {title: "مختبرات AI 🦾", text: one}]
        """,
    "one letter from the right that a letter from the left follows": """
        title: T
        theme: civic
        topics: [{title: A אx, text: "`אx` and אx, xא1"}]
        """,
    "how many rows a slide shows of a table with sources, on the slide behind it": """
        title: T
        sources: {s: {title: S}}
        topics:
          - title: A
            takeaway: b
            body:
              - table: {columns: [a, b], rows: [["LONG", y], ["LONG", y], [x, y]], deck: {rows: 2}}
                source: s
              - actions: [{do: c}]
        """.replace("LONG", "word and word " * 16),
}
"""What random outlines have found."""

OFTEN, VERY_OFTEN = 5, int(os.environ.get("BRIEFING_EXAMPLES", "300"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the outlines name."""
    made = tmp_path_factory.mktemp("any")
    for name in ("beside", "pictures"):
        shutil.copytree(ROOT / "tests" / "corpus" / name, made / name)
    return made


def prove(folder: Path, examples: int, *, always_the_same: bool) -> Counter[str]:
    """Build and prove outlines; return how often each kind of block was in one."""
    kinds: Counter[str] = Counter()
    file = folder / "outline.yaml"

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=always_the_same,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(outlines())
    def law(outline: Tree) -> None:
        file.write_text(as_yaml(outline), encoding="utf-8")
        built = build(file)  # a file that does not say what the outline says raises ProofError
        assert [str(finding) for finding in built.findings if finding.severity is Severity.ERROR] == []
        assert built.deck.startswith(b"PK")
        assert built.document.startswith(b"%PDF")
        blocks = (block for section in outline["sections"] for topic in section["topics"] for block in topic["body"])
        kinds.update(kind for block in blocks for kind in block if kind in KINDS)

    law()
    return kinds


def test_every_kind_of_block_is_tried() -> None:
    assert set(VALUES) == set(KINDS)


@pytest.mark.parametrize("outline", FOUND.values(), ids=FOUND)
def test_what_was_found_stays_mended(folder: Path, outline: str) -> None:
    file = folder / "found.yaml"
    file.write_text(dedent(outline), encoding="utf-8")
    built = build(file)
    assert built.deck
    assert built.document


def test_a_word_that_is_wider_than_its_line_goes_on_in_the_next() -> None:
    built = build(ROOT / "tests" / "corpus" / "long-words.yaml")
    assert (built.deck != b"", built.document != b"") == (True, True)
    assert {finding.code for finding in built.findings} <= {"long-text"}  # words that no slide shows well, and none that is cut


def test_any_valid_outline_builds_and_is_proven(folder: Path) -> None:
    kinds = prove(folder, OFTEN, always_the_same=True)
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= OFTEN


@pytest.mark.full
def test_any_of_very_many_valid_outlines_builds_and_is_proven(folder: Path) -> None:
    assert set(prove(folder, VERY_OFTEN, always_the_same=False)) == set(KINDS)
