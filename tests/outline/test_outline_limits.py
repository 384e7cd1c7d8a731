"""Absurd files are refused with a finding, at once and in little memory, by the program as a user runs it."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Raster

from running import measured

SECONDS, MEGABYTES = 4.0, 500.0  # two seconds are promised; a machine that is busy takes twice as long

OUTLINE = "title: T\ntopics:\n  - title: One\n"
PICTURE = OUTLINE + "    image: {path: absurd, alt: Absurd}\n"
TABLE = OUTLINE + "    table: {csv: absurd}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">'

Make = Callable[[], bytes]


def png(width: int, height: int, lines: int) -> bytes:
    """Return a PNG that says a size, and holds so many of its lines, all black."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1 + 3 * width) * lines)) + chunk(b"IEND", b"")


def bomb_of_entities() -> bytes:
    lines = [f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12)]
    return ('<!DOCTYPE svg [<!ENTITY e0 "ha">' + "".join(lines) + "]>" + SVG.replace(">", ' id="&e11;">') + "&e11;</svg>").encode()


OUTLINES: dict[str, tuple[Make, str]] = {
    "fifty megabytes": (lambda: b"title: T\n" + b"# nothing\n" * 5_000_000, "too-large"),
    "a thousand levels": (lambda: b"title: T\nx: " + b"[" * 1000 + b"]" * 1000, "too-deep"),
    "a million levels": (lambda: b"title: T\nx: " + b"[" * 1_000_000, "too-deep"),
    "an alias bomb": (
        lambda: (
            b"a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + b"".join(b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 10)) for c in range(ord("b"), ord("z")))
        ),
        "alias-bomb",
    ),
    "five megabytes of controls": (lambda: b"title: T\n" + b"\x07" * 4_800_000, "control-character"),
    "utf-16": (lambda: ("title: T\n" * 100_000).encode("utf-16"), "not-utf8"),
    "random bytes": (lambda: bytes(range(256)) * 15_000, "not-utf8"),
    "a million brackets": (lambda: OUTLINE.encode() + b"    text: '" + b"[" * 1_000_000 + b"'\n", "too-large"),
    "two thousand and one brackets": (lambda: OUTLINE.encode() + b"    points:\n      - '" + b"[" * 2_001 + b"'\n", "too-large"),
    "unknown citations": (
        lambda: (
            (
                "title: T\nsources: {" + ", ".join(f"source-{n}: {{title: x}}" for n in range(1_000)) + "}\ntopics:\n  - title: x\n    points:\n"
            ).encode()
            + b"".join(b"      - '[@soucre-%d]'\n" % n for n in range(3_000))
        ),
        "undefined-citation",
    ),
    "the same title": (lambda: b"title: T\ntopics:\n" + b"  - {title: Same, txet: x}\n" * 5_000, "unknown-key"),
}
BESIDE: dict[str, tuple[str, Make, str]] = {
    "a csv of fifty megabytes": (TABLE, lambda: b"a,b\n" * 12_500_000, "too-large"),
    "a csv of commas": (TABLE, lambda: b"," * 4_900_000, "too-large"),
    "a csv of lines": (TABLE, lambda: b"a\n" * 2_400_000, "too-large"),
    "a csv of one cell": (TABLE, lambda: b"a\n" + b"x" * 4_900_000, "bad-csv"),
    "a chart of a million numbers": (OUTLINE + "    chart: {type: line, csv: absurd}\n", lambda: b"a,b\n" + b"1,2\n" * 1_000_000, "too-large"),
    "a picture of a hundred megabytes": (PICTURE, lambda: b"\x89PNG\r\n\x1a\n" + bytes(100_000_000), "too-large"),
    "a png of five billion pixels": (PICTURE, lambda: png(70_000, 70_000, 10), "too-large"),
    "a png of fifty-one million pixels": (PICTURE, lambda: png(10_000, 5_100, 5_100), "too-large"),
    "a png cut off": (PICTURE, lambda: png(7_000, 700, 700)[:1_000], "damaged-picture"),
    "an svg of sixty megabytes": (PICTURE, lambda: SVG.encode() + b"<g/>" * 12_000_000 + b"</svg>", "too-large"),
    "an svg of eleven megabytes": (PICTURE, lambda: SVG.encode() + b"<g/>" * 2_700_000 + b"</svg>", "too-large"),
    "an svg of a million levels": (PICTURE, lambda: SVG.encode() + b"<g>" * 1_000_000, "bad-picture"),
    "an svg of entities": (PICTURE, bomb_of_entities, "bad-picture"),
}


def refused(folder: Path, code: str) -> None:
    ran = measured(folder, "check", "outline.yaml")
    assert (ran.code, ran.out, "Traceback" in ran.err, f"error[{code}]" in ran.err) == (1, "", False, True), ran.err[:500]
    assert ran.seconds < SECONDS
    assert ran.megabytes < MEGABYTES


@pytest.mark.parametrize(("make", "code"), OUTLINES.values(), ids=OUTLINES)
def test_an_absurd_outline_is_refused(tmp_path: Path, make: Make, code: str) -> None:
    (tmp_path / "outline.yaml").write_bytes(make())
    refused(tmp_path, code)


@pytest.mark.parametrize(("outline", "make", "code"), BESIDE.values(), ids=BESIDE)
def test_an_absurd_file_beside_it_is_refused(tmp_path: Path, outline: str, make: Make, code: str) -> None:
    (tmp_path / "outline.yaml").write_text(outline, encoding="utf-8")
    (tmp_path / "absurd").write_bytes(make())
    refused(tmp_path, code)


def test_what_stands_at_the_limits_is_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    Raster.new("L", (5_000, 10_000)).save(packed, "PNG")
    (tmp_path / "absurd").write_bytes(packed.getvalue())
    (tmp_path / "outline.yaml").write_text(PICTURE, encoding="utf-8")
    ran = measured(tmp_path, "check", "outline.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.megabytes < MEGABYTES


@pytest.mark.parametrize("outline", [PICTURE, TABLE], ids=["picture", "csv"])
def test_pipes_and_loops_are_not_followed(tmp_path: Path, outline: str) -> None:
    (tmp_path / "outline.yaml").write_text(outline, encoding="utf-8")
    os.mkfifo(tmp_path / "absurd")
    refused(tmp_path, "not-a-file")
    (tmp_path / "absurd").unlink()
    (tmp_path / "absurd").symlink_to("absurd")
    refused(tmp_path, "unreadable")


def test_many_large_pictures_are_too_large_together(tmp_path: Path) -> None:
    names = [f"p{number}.svg" for number in range(23)]
    for name in names:
        (tmp_path / name).write_text(SVG + "<!--" + "x" * 9_000_000 + "--></svg>", encoding="utf-8")
    blocks = "".join(f"      - image: {{path: {name}, alt: x}}\n" for name in names)
    (tmp_path / "outline.yaml").write_text(OUTLINE + "    body:\n" + blocks, encoding="utf-8")
    refused(tmp_path, "too-large")
