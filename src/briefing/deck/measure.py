"""Widths of a text as its fonts draw it: HarfBuzz advances, kerning and ligatures on, with the font that each script gets."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from briefing.breaks import character_ends, line_breaks, slash_breaks
from briefing.deck.glyphs import bearing, shape
from briefing.deck.scripts import ASIAN, LATIN, WEAK, asian_script, font_slot, font_slots, is_attached, rtl_script
from briefing.themes.glyphs import covers, script_of
from briefing.themes.model import Face, FontRole, Theme

SCRIPT_GAP = 0.24  # em that LibreOffice and PowerPoint put between East Asian and other characters
TAB = 72.0  # points to the next tab stop, at most
HYPHEN = 0.34  # em
_UNINKED = " \n\u2028\u2029"
_HARD_LINE = re.compile("[^\n\u2028\u2029]*[\n\u2028\u2029]|[^\n\u2028\u2029]+")  # a break that ends the text begins no line
_SOFT_HYPHEN = "\u00ad"
_LINK, _ASIAN_LINK = "\1", "\u4e00"  # a mark and a letter to UAX #14
_CLOSE = 1e-9  # em; sums of advances are no exact numbers
_FAR_SPACE = 66  # characters before a slash
_TURNED = frozenset({"R", "AL"})
_LONGEST_LETTER = 32  # characters: a letter with its marks

Faces = Mapping[tuple[bool, bool], Face]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one appearance, in the order of the text; `scale` is their size beside that of the text.

    No line ends inside a stretch that is `whole`: LibreOffice has links so, and a place too few only costs room.
    """

    text: str
    font: FontRole
    bold: bool
    italic: bool
    scale: float = 1.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What stands between two hard breaks: where lines may end in it, and how far the ink before each reaches, in em from the start of the text.

    `words` are the places where it may be parted, those inside of links, too; `slashes` are places behind a slash, which need no break;
    `links` are where each link begins and ends.
    """

    start: int
    breaks: tuple[int, ...]
    reaches: tuple[float, ...]
    words: tuple[int, ...]
    slashes: tuple[int, ...] = ()
    links: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A text as widths, in em: `offsets[n]` is where character n starts; `spaces` are the places behind a space that is in no link."""

    text: str
    language: str
    offsets: tuple[float, ...]
    lines: tuple[Line, ...]
    spaces: tuple[int, ...] = ()

    def fill(self, width: float) -> tuple[tuple[int, float], ...]:
        """Return where each line ends and how wide it is, in em, when the text is set to a width in em."""
        return tuple(end for line in self.lines for end in self._fill_line(line, width))

    def longest_word(self) -> float:
        """Return the width of the widest part that no line may end in, in em."""
        widest = 0.0
        for line in self.lines:
            for start, reach in zip((line.start, *line.breaks), line.reaches, strict=False):
                widest = max(widest, reach - self.offsets[start])
        return widest

    def _fill_line(self, line: Line, width: float) -> Iterator[tuple[int, float]]:
        start = line.start
        while start < line.breaks[-1]:
            end, reach = self._line_end(line, start, self.offsets[start] + width + _CLOSE)
            yield end, reach - self.offsets[start]
            start = end

    def _line_end(self, line: Line, start: int, reach: float) -> tuple[int, float]:
        """Return where the line that begins at a place ends, and how far its ink reaches."""
        held = next((end for begin, end in line.links if begin < start < end), 0)
        if held:  # behind a link that was cut a line begins
            end = held if self.offsets[held] <= reach else self._cut_word(start, held, reach)
            return end, self.offsets[end]
        first = bisect_right(line.breaks, start)
        fitting = bisect_right(line.reaches, reach, lo=first) - 1
        fits = fitting >= first
        at_slash = self._slash_end(line, start, line.breaks[fitting] if fits else start, reach)
        if at_slash is None and fits:
            return line.breaks[fitting], line.reaches[fitting]
        cut = at_slash or self._cut_word(start, line.breaks[first], reach)
        end = next((begin for begin, behind in line.links if start < begin < cut < behind), cut)  # only a link that begins a line is cut
        return end, self.offsets[end]

    def _slash_end(self, line: Line, start: int, last: int, reach: float) -> int | None:
        """Return where a line ends behind whose `last` break a slash fits; None where none does.

        One behind which nothing fits gives way to a break before it in its word.
        LibreOffice ends it at the slash only if no space stands before that; else at the space; and where that is before the line, it cuts the word.
        """
        fitting = [place for place in line.slashes if place > last and self.offsets[place] <= reach]
        roomy = [place for place in fitting if self.offsets[place + 1] <= reach]
        slash = max(roomy or ([] if self.text[start:last].endswith("-") else fitting), default=0)
        if not slash:
            return None
        space = max((place for place in self.spaces if slash - _FAR_SPACE < place <= slash), default=None)
        if space is None or space > start:
            return space or slash
        return self._cut_word(start, len(self.text), reach)

    def _cut_word(self, start: int, end: int, reach: float) -> int:
        """Return where a word that is too long for a line is cut: behind the last visible character before `reach`, or the first one."""
        last = min(end, bisect_right(self.offsets, reach, lo=start) + _LONGEST_LETTER)  # not the rest of a text of many lines, for each line
        places = [start + place for place in character_ends(self.text[start:last], self.language)]
        return max(itertools.takewhile(lambda place: self.offsets[place] <= reach, places), default=places[0])


class Shaper:
    """Shapes texts with the fonts of a theme, for one language."""

    def __init__(self, theme: Theme, language: str) -> None:
        self.language = language
        self._roles: Mapping[FontRole, Faces] = {role: _weighted(family.faces, family.weight) for role, family in theme.fonts.items()}
        self._scripts: Mapping[str, Faces] = {font.script: font.faces for font in theme.scripts}
        self._offices = tuple((font.office, font.faces) for font in theme.scripts)
        self._asian = asian_script(language)
        self._rtl_script = rtl_script(language)
        self._choices: dict[tuple[FontRole, str, str], Faces | None] = {}

    def profile(self, stretches: tuple[Stretch, ...], tracking: float, tab: float) -> Profile:
        """Return the widths of a text; `tracking` and `tab` in em."""
        text = "".join(stretch.text for stretch in stretches)
        links = tuple(_links(stretches))
        slots = _linked(tuple(font_slots(text, self._rtl_script)), links)
        inside = frozenset(place for begin, end in links for place in range(begin + 1, end))
        gaps = frozenset(place for place in _script_changes(text, slots) if place + 1 not in inside)
        drawn = self._advances(stretches, slots)
        advances = (_spaced(text[place], drawn[place], tracking, tab) + SCRIPT_GAP * (place in gaps) for place in range(len(text)))
        offsets = (0.0, *itertools.accumulate(advances))
        spaces = tuple(place for place in range(1, len(text) + 1) if text[place - 1].isspace() and place not in inside) if "/" in text else ()
        return Profile(text, self.language, offsets, tuple(self._lines(text, offsets, gaps, links)), spaces)

    def bearing(self, stretch: Stretch, *, from_right: bool) -> float:
        """Return how far the ink of a text stands in from the edge that its first word begins at, in em; nothing where it reaches over it."""
        word = replace(stretch, text=next(iter(stretch.text.split()), ""))
        items = tuple(self._items(word, tuple(font_slots(word.text, self._rtl_script))))
        if not items:
            return 0.0
        is_outer_last = from_right and not any(bidirectional(letter) in _TURNED for letter in word.text)
        start, end, face = items[-1 if is_outer_last else 0]
        part = word.text[start:end]
        least = min(bearing(part, one, self.language, from_right=from_right) for one in (face, *self._twins(part, face)))
        return max(0.0, least) * stretch.scale

    def _twins(self, text: str, face: Face) -> Iterator[Face]:
        """Yield the other faces that stand for the same font of Office, and have a text: one of its twins may lack what the other has."""
        offices = {office for office, faces in self._offices if faces[False, False].family == face.family}
        alike = (faces for office, faces in self._offices if office in offices)
        yield from (faces[face.bold, face.italic] for faces in alike if all(covers(faces[False, False], letter) for letter in text))

    def face_for(self, character: str, font: FontRole, slot: str = "") -> Faces | None:
        """Return the faces that draw a character in a font of the theme (None: no font has it); `slot` is what it has in its text."""
        key = (font, character, slot or font_slot(character))
        if key not in self._choices:
            candidates = self._candidates(*key)
            self._choices[key] = next((faces for faces in candidates if covers(faces[False, False], character)), None)
        return self._choices[key]

    def _candidates(self, font: FontRole, character: str, slot: str) -> Iterator[Faces]:
        for script in (self._asian if slot == ASIAN else slot, "", script_of(character)):
            faces = self._scripts.get(script) if script else self._roles[font]
            if faces is not None:
                yield faces
        yield from self._scripts.values()

    def _advances(self, stretches: tuple[Stretch, ...], slots: Sequence[str]) -> list[float]:
        """Return the width of each character as its fonts draw it, in em; that of a ligature stands at its first character."""
        advances = [0.0] * len(slots)
        place = 0
        for stretch in stretches:
            for start, end, face in self._items(stretch, slots[place : place + len(stretch.text)]):
                shaped = shape(stretch.text[start:end], face, self.language)
                for cluster, advance in shaped:
                    advances[place + start + cluster] += advance * stretch.scale
            place += len(stretch.text)
        return advances

    def _items(self, stretch: Stretch, slots: Sequence[str]) -> Iterator[tuple[int, int, Face]]:
        """Yield the parts of a stretch that one font draws, as (start, end, face)."""
        place = 0
        for _, chosen in itertools.groupby(self._choose(stretch, slots), key=id):
            face, *rest = chosen
            yield place, place + 1 + len(rest), face
            place += 1 + len(rest)

    def _choose(self, stretch: Stretch, slots: Sequence[str]) -> Iterator[Face]:
        own = self._roles[stretch.font]
        last = own[stretch.bold, stretch.italic]
        if stretch.text.isascii() and all(slot == LATIN for slot in slots):
            yield from itertools.repeat(last, len(slots))
            return
        for character, slot in zip(stretch.text, slots, strict=True):
            if not is_attached(character):
                last = self._drawn_by(character, self.face_for(character, stretch.font, slot) or own, stretch)
            yield last

    def _drawn_by(self, character: str, faces: Faces, stretch: Stretch) -> Face:
        """Return the face of a family that draws a character: renderers slant the upright one where the italic lacks it."""
        face, upright = faces[stretch.bold, stretch.italic], faces[stretch.bold, False]
        return face if face is upright or covers(face, character) else upright

    def _lines(self, text: str, offsets: Sequence[float], gaps: frozenset[int], links: tuple[tuple[int, int], ...]) -> Iterator[Line]:
        for found in _HARD_LINE.finditer(text):
            start, end = found.span()
            inner = tuple((max(begin, start), min(behind, end)) for begin, behind in links if begin < end and behind > start)
            words = tuple(start + place for place in line_breaks(found[0], self.language))
            breaks = self._breaks(found[0], start, inner) if inner else words
            reaches = (_reach(text[start:place], start, offsets, gaps) for place in breaks)
            slashes = (start + place for place in slash_breaks(found[0], self.language))
            outside = tuple(place for place in slashes if not any(begin < place < behind for begin, behind in inner))
            yield Line(start, breaks, tuple(itertools.accumulate(reaches, max)), words, outside, inner)

    def _breaks(self, line: str, start: int, links: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
        """Return where a line with links may end: a link is one sign to LibreOffice, that clings to a letter before it, but to no East Asian one."""
        places, shown, last = [start], "", start
        for begin, end in (*links, (start + len(line), start + len(line))):
            places += [*range(last + 1, begin + 1), end]
            shown += line[last - start : begin - start]
            shown += _LINK if not shown or font_slot(shown[-1]) != ASIAN else _ASIAN_LINK
            last = end
        return tuple(places[place] for place in line_breaks(shown[:-1], self.language))


def _links(stretches: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield where each stretch that is whole begins and ends."""
    place = 0
    for stretch in stretches:
        if stretch.whole:
            yield place, place + len(stretch.text)
        place += len(stretch.text)


def _linked(slots: Sequence[str], links: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return the slots with one for each link, Latin only where all of it is: LibreOffice draws a link in one font."""
    linked = list(slots)
    for begin, end in links:
        linked[begin:end] = [next((slot for slot in slots[begin:end] if slot != LATIN), LATIN)] * (end - begin)
    return tuple(linked)


def _reach(line: str, start: int, offsets: Sequence[float], gaps: frozenset[int]) -> float:
    """Return how far the ink of a line reaches: without the spaces at its end and the gap behind it, with the hyphen that a soft one shows."""
    inked = start + len(line.rstrip(_UNINKED))
    return offsets[inked] - SCRIPT_GAP * (inked - 1 in gaps) + HYPHEN * line.endswith(_SOFT_HYPHEN)


def _spaced(character: str, drawn: float, tracking: float, tab: float) -> float:
    return tab if character == "\t" else drawn + tracking


def _script_changes(text: str, slots: Sequence[str]) -> Iterator[int]:
    """Yield the places of the characters behind which East Asian ones begin or end; what is weak and leads a text is parted from them, too."""
    lead = sum(1 for _ in itertools.takewhile(lambda character: font_slot(character) == WEAK, text))
    if 0 < lead < len(slots) and slots[lead] == ASIAN:
        yield lead - 1
    for place, pair in enumerate(itertools.pairwise(slots)):
        if (pair[0] == ASIAN) != (pair[1] == ASIAN):
            yield place


def _weighted(faces: Faces, weight: int) -> Faces:
    """Return a family's faces as its role has them: in a bold role, regular is bold."""
    bold_weight = 700
    return {(bold, italic): faces[bold or weight >= bold_weight, italic] for bold, italic in faces}
