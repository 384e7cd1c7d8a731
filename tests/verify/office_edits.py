"""Edit a deck in LibreOffice, as a person would: run by a Python that has `uno`, with the deck, the edited deck and a JSON list of edits."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

Uno: TypeAlias = Any
"""An object of LibreOffice."""


def main() -> None:
    """Start LibreOffice, open a deck, do each edit, and save it as a deck of its own."""
    source, target, edits = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
    pipe = f"briefing-{target.parent.name}"
    profile = f"-env:UserInstallation=file://{target.parent / 'profile'}"
    office = subprocess.Popen(["soffice", profile, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"])
    try:
        desktop, context = connect(pipe)
        for name, change in edits.items():
            document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, ())
            for verb, *arguments in change:
                VERBS[verb](document, context, *arguments)
            (target / f"{name}.json").write_text(json.dumps([told(page) for page in pages(document)]), encoding="utf-8")
            document.storeToURL((target / f"{name}.pptx").as_uri(), (value("FilterName", "Impress MS PowerPoint 2007 XML"),))
            document.close(True)  # noqa: FBT003  LibreOffice's own signature
        desktop.terminate()
    finally:
        office.wait(60)


def connect(pipe: str) -> tuple[Uno, Uno]:
    import uno  # type: ignore[import-not-found]  # comes with LibreOffice

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  not there yet; LibreOffice's exceptions are made at run time
            time.sleep(0.25)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context), context
    raise TimeoutError(pipe)


def value(name: str, said: object) -> Uno:
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]  # made by uno

    made = PropertyValue()
    made.Name, made.Value = name, said
    return made


def retype(document: Uno, _context: Uno, said: str, other: str) -> None:
    """Replace a word wherever a shape says a text."""
    for shape in shapes(document, said):
        shape.setString(shape.getString().replace(said, other))


def delete(document: Uno, _context: Uno, said: str) -> None:
    for page in pages(document):
        for shape in [page.getByIndex(place) for place in range(page.getCount())]:
            if hasattr(shape, "getString") and shape.getString() == said:
                page.remove(shape)


def double(document: Uno, _context: Uno, slide: int) -> None:
    document.duplicate(pages(document)[slide - 1])


def move(document: Uno, context: Uno, slide: int, steps: int) -> None:
    """Move a slide down."""
    controller = document.getCurrentController()
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for step in range(steps):
        controller.setCurrentPage(pages(document)[slide - 1 + step])
        dispatcher.executeDispatch(controller.getFrame(), ".uno:MovePageDown", "", 0, ())


def told(page: Uno) -> dict[str, list[str]]:
    """Return what LibreOffice says that a slide and its notes say."""
    return {"slide": list(texts_of(page)), "notes": list(texts_of(page.getNotesPage()))}


def texts_of(page: Uno) -> Iterator[str]:
    for shape in (page.getByIndex(place) for place in range(page.getCount())):
        if shape.getShapeType() == "com.sun.star.drawing.TableShape":
            table = shape.Model
            yield from (
                table.getCellByPosition(column, row).getString()
                for row in range(table.getRows().getCount())
                for column in range(table.getColumns().getCount())
            )
        elif hasattr(shape, "getString"):
            yield shape.getString()


def pages(document: Uno) -> list[Uno]:
    listed = document.getDrawPages()
    return [listed.getByIndex(place) for place in range(listed.getCount())]


def shapes(document: Uno, said: str) -> list[Uno]:
    found = [page.getByIndex(place) for page in pages(document) for place in range(page.getCount())]
    return [shape for shape in found if hasattr(shape, "getString") and said in shape.getString()]


VERBS: dict[str, Callable[..., None]] = {"retype": retype, "delete": delete, "double": double, "move": move}

if __name__ == "__main__":
    main()
