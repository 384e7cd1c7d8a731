"""What painted glyphs say: a code for each glyph and each text that it stands for.

WeasyPrint lets a glyph say one text, that of its first use; but a no-break space looks like a space, a bracket may be mirrored, and a sign of
an Indic syllable may be painted before the letter that it follows. Here a glyph may have several codes, each with its text, so that what the codes
say, from left to right, is the text as it is painted. Where that need not be the order of reading (right-to-left letters), or a character has no
glyph, the structure tree says the text as a property: viewers put right-to-left words in order by themselves, and most of them reverse an
`ActualText`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, repeat
from typing import Any, NamedTuple, TypeAlias

Pdf: TypeAlias = Any
"""An object of pydyf or WeasyPrint, which have no types."""

NOTHING = "\u200b"
"""What a glyph says that stands for no character of its own: an empty entry is no PDF/UA."""

WORD_JOINER = "\u2060"
"""What keeps letters on one line, and has no glyph."""

_LAST_CODE = 0xFFFF
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MARKS = range(0x0591, 0x0900)
"""Marks on Hebrew, Arabic and Syriac letters, with the letters themselves."""
_FIRST_RIGHT_TO_LEFT = "\u0590"
"""All characters before it run to the right, or as what stands around them does."""
_SHOWN = re.compile(rb"<([0-9a-f]+)>")
_CODES = "Briefing-Codes"
_BATCH = 100  # entries of a CMap's section


@dataclass(slots=True)
class Codes:
    """The codes of one font: `texts` is what each says, `glyphs` what each paints."""

    font: Pdf
    texts: dict[int, str] = field(default_factory=dict)
    glyphs: dict[int, int] = field(default_factory=dict)
    _known: dict[tuple[int, str], int] = field(default_factory=dict)
    _free: int = _LAST_CODE

    def code(self, glyph: int, text: str) -> int:
        """Return the code of a glyph that says a text: the glyph's own number, as long as that says nothing else."""
        code = self._known.get((glyph, text))
        if code is None:
            code = self._known[glyph, text] = glyph if glyph not in self.texts else self._unused()
            self.texts[code], self.glyphs[code] = text, glyph
        return code

    @property
    def is_identity(self) -> bool:
        """Whether every code is the number of its glyph."""
        return all(code == glyph for code, glyph in self.glyphs.items())

    def _unused(self) -> int:
        while self._free in self.texts:
            self._free -= 1
        return self._free


class Recorder(dict[int, str]):
    """WeasyPrint's map from glyphs to texts, which asks for the text of each glyph every time that it is painted."""

    def __init__(self, codes: Codes, painted: list[Painted]) -> None:
        super().__init__()
        self._codes = codes
        self._painted = painted

    def __contains__(self, _glyph: object, /) -> bool:
        return False

    def __setitem__(self, glyph: int, text: str, /) -> None:
        self.setdefault(glyph, text or NOTHING)
        self._painted.append(Painted(self._codes, glyph, text))

    def paint(self, glyphs: Sequence[int], texts: Sequence[str]) -> None:
        """Take up the texts of glyphs that are painted one after the other."""
        if not self.keys() >= set(glyphs):
            for glyph, text in zip(glyphs, texts, strict=True):
                self.setdefault(glyph, text or NOTHING)
        self._painted.extend(map(Painted, repeat(self._codes), glyphs, texts))


class Painted(NamedTuple):
    """A glyph as it was painted, with the text of its cluster; of the glyphs of one cluster, one bears the text, the others nothing."""

    codes: Codes
    glyph: int
    text: str


class Said(NamedTuple):
    """A glyph of a font as it was painted: the text of its cluster, and what of it the glyph says."""

    font: str
    glyph: int
    text: str
    said: str


_Cluster: TypeAlias = tuple[tuple[Painted, ...], str]
"""Glyphs that stand for a text together."""


class GlyphTexts:
    """Gives the painted texts of one document their codes."""

    def __init__(self) -> None:
        self._codes: dict[str, Codes] = {}
        self._painted: list[Painted] = []
        self._noted: dict[Said, int] | None = None

    @contextmanager
    def noting(self) -> Iterator[dict[Said, int]]:
        """Note all that glyphs say while this lasts, in its order, with their codes."""
        noted: dict[Said, int] = {}
        self._noted = noted
        try:
            yield noted
        finally:
            self._noted = None

    def again(self, font: Pdf, one: Said) -> int:
        """Return the code of a glyph that says what it said before, as if it were painted."""
        font.to_unicode.setdefault(one.glyph, one.text or NOTHING)
        return self._codes[font.hash].code(one.glyph, one.said)

    def add_font(self, added: tuple[Pdf, float]) -> tuple[Pdf, float]:
        """Watch a font that WeasyPrint has just taken up."""
        font, size = added
        if not isinstance(font.to_unicode, Recorder) and not font.bitmap:
            font.to_unicode = Recorder(self._codes.setdefault(font.hash, Codes(font)), self._painted)
        return font, size

    def say(self, operators: list[Pdf], start: int) -> str:
        """Give the glyphs that were painted since this was called last their codes, in the operators from `start`; return what they say together."""
        texts = tuple(texts_of(self._painted))
        codes = [painted.codes.code(painted.glyph, said) for painted, said in zip(self._painted, texts, strict=True)]
        if self._noted is not None:
            for (own, glyph, text), said, code in zip(self._painted, texts, codes, strict=True):
                self._noted[Said(own.font.hash, glyph, text, said)] = code
        if codes != [painted.glyph for painted in self._painted]:
            operators[start:] = _recoded(operators[start:], iter(codes))
        self._painted.clear()
        return "".join(texts)

    def finish(self, pdf: Pdf) -> None:
        """Write the codes of every font that has them otherwise than WeasyPrint: another text for a glyph, or several."""
        named = {font["BaseFont"]: font for font in pdf.objects if isinstance(font, dict) and font.get("Subtype") == "/Type0"}
        kin = {font["BaseFont"]: font for font in pdf.objects if isinstance(font, dict) and str(font.get("Subtype")).startswith("/CIDFontType")}
        for codes in self._codes.values():
            font = named.get(codes.font.name)
            if font is not None and codes.texts != dict(codes.font.to_unicode):
                font["ToUnicode"] = _add_stream(pdf, render_to_unicode(codes.texts).encode("ascii"), {})
            if font is not None and not codes.is_identity:
                _write_glyphs(pdf, codes, font, kin[codes.font.name])


def texts_of(painted: Sequence[Painted]) -> Iterator[str]:
    """Return what each glyph says: where every one stands for one character of a script that runs to the right, as nearly always, that."""
    if all(len(text) == 1 and text < _FIRST_RIGHT_TO_LEFT for _, _, text in painted):
        return (text for _, _, text in painted)
    return shared_out(painted)


def shared_out(painted: Sequence[Painted]) -> Iterator[str]:
    """Yield what each glyph says, so that all of them together say the text as it stands from left to right.

    The glyphs of a cluster share its text, character by character; one for which nothing is left borrows from what follows in its word, and only at
    the end of a word a glyph says nothing.
    """
    for is_right_to_left, group in groupby(_clusters(painted), key=_direction):
        clusters = tuple(group)
        if is_right_to_left:
            parts = _shared(tuple((cluster[::-1], text) for cluster, text in reversed(clusters)))
            yield from (part[::-1] for part in reversed(tuple(parts)))
        else:
            yield from _shared(clusters)


def render_to_unicode(texts: dict[int, str]) -> str:
    """Return the CMap from codes to texts."""
    entries = (f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items()))
    return _cmap("Adobe-Identity-UCS", "UCS", 2, "bfchar", entries)


def render_encoding(glyphs: dict[int, int]) -> str:
    """Return the CMap from codes to glyphs."""
    return _cmap(_CODES, "Identity", 1, "cidchar", (f"<{code:04x}> {glyph}" for code, glyph in sorted(glyphs.items())))


def _clusters(painted: Sequence[Painted]) -> Iterator[_Cluster]:
    """Yield the glyphs of each cluster with its text, which comes with the last of them, from right to left with the first."""
    cluster: list[Painted] = []
    text = ""
    for one in painted:
        if text and (one.text or one.codes is not cluster[-1].codes or not is_right_to_left(text)):
            yield tuple(cluster), text
            cluster, text = [], ""
        cluster.append(one)
        text = text or one.text
    if cluster:
        yield tuple(cluster), text


def _direction(cluster: _Cluster) -> bool | None:
    """Return whether a cluster runs from right to left; None for white space, which ends words."""
    return None if cluster[1].isspace() else is_right_to_left(cluster[1])


def _shared(clusters: tuple[_Cluster, ...]) -> Iterator[str]:
    """Yield what the glyphs of a word say, in the order of reading."""
    text = "".join(text for _, text in clusters)
    ends = tuple(_natural_ends(clusters))
    left, last = len(ends), 0
    for natural in ends:
        left -= 1
        most = len(text) - left if len(text) >= len(ends) else len(text)
        end = max(min(max(natural, last + 1), most), last)
        yield text[last:end] or NOTHING
        last = end


def _natural_ends(clusters: tuple[_Cluster, ...]) -> Iterator[int]:
    """Yield up to which place of the word each glyph would say the text of its own cluster."""
    end = 0
    for cluster, text in clusters:
        yield from (end + min(place, len(text)) for place in range(1, len(cluster)))
        end += len(text)
        yield end


def is_right_to_left(text: str) -> bool:
    """Say whether a text has letters that run from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT or ord(character) in _MARKS for character in text)


def _recoded(operators: list[Pdf], codes: Iterator[int]) -> Iterator[Pdf]:
    """Yield the operators of a stream with the next code in the place of each glyph."""

    def recode(shown: re.Match[bytes]) -> bytes:
        return b"<" + b"".join(b"%04x" % next(codes) for _ in range(len(shown[1]) // 4)) + b">"

    for operator in operators:
        is_text = isinstance(operator, bytes) and operator.endswith(b" TJ")
        yield _SHOWN.sub(recode, operator) if is_text else operator


def _write_glyphs(pdf: Pdf, codes: Codes, font: Pdf, descendant: Pdf) -> None:
    """Write which glyph each code paints: in TrueType fonts codes are characters of their own, in others the encoding leads them to their glyphs."""
    missing = set(codes.font.missing.values())
    if descendant["Subtype"] == "/CIDFontType2" and not missing:
        glyphs = b"".join(codes.glyphs.get(code, code).to_bytes(2, "big") for code in range(max(codes.glyphs) + 1))
        descendant["CIDToGIDMap"] = _add_stream(pdf, glyphs, {})
        for code, glyph in sorted(codes.glyphs.items()):
            if code != glyph:
                descendant["W"] += [code, _array([codes.font.widths[glyph]])]
    else:
        encoding = render_encoding({code: 0 if glyph in missing else glyph for code, glyph in codes.glyphs.items()})
        font["Encoding"] = _add_stream(pdf, encoding.encode("ascii"), _described())


def _described() -> dict[str, Pdf]:
    """Return what the stream of an encoding says of it."""
    import pydyf

    system = pydyf.Dictionary({"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0})
    return {"Type": "/CMap", "CMapName": f"/{_CODES}", "WMode": 0, "CIDSystemInfo": system}


def _array(members: list[Pdf]) -> Pdf:
    import pydyf

    return pydyf.Array(members)


def _add_stream(pdf: Pdf, content: bytes, extra: dict[str, Pdf]) -> bytes:
    import pydyf

    stream = pydyf.Stream([content], extra, compress=True)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


def _cmap(name: str, ordering: str, kind: int, section: str, entries: Iterator[str]) -> str:
    listed = tuple(entries)
    batches = (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))
    sections = "\n".join(f"{len(batch)} begin{section}\n" + "\n".join(batch) + f"\nend{section}" for batch in batches)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType {kind} def\n/WMode 0 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{sections}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
