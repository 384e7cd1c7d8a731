"""A real YAML language server reads the schema: it finds wrong keys, offers keys and choices, and explains them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.project import write_project
from running import ROOT

SERVER = ROOT / ".venv" / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE = shutil.which("node")
MODELINE = "# yaml-language-server: $schema=outline.schema.json\n"


def command() -> list[str]:
    """Return what starts the server that `make test` installs."""
    if NODE is None or not SERVER.exists():
        pytest.skip("yaml-language-server is not installed: tools/setup-system test, with npm")
    return [NODE, str(SERVER), "--stdio"]


class Server:
    """A language server on the other end of two pipes, and the folder that its files are in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.told: list[dict[str, Any]] = []
        self.running = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        capabilities = {
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
            "workspace": {"configuration": True},
        }
        self.ask("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": capabilities})
        self.send({"method": "initialized", "params": {}})

    def send(self, message: dict[str, Any]) -> None:
        assert self.running.stdin is not None
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.running.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.running.stdin.flush()

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401  JSON
        self.count += 1
        self.send({"id": self.count, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self.count and "method" not in message:
                return message.get("result")
            self._take(message)

    def open(self, name: str, text: str) -> list[str]:
        """Open a file with this text, and return what the server finds wrong: `LINE: message`."""
        document = {"uri": (self.folder / name).as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while not any(told["uri"] == document["uri"] for told in self.told):
            self._take(self._read())
        (published,) = [told for told in self.told if told["uri"] == document["uri"]]
        return sorted(f"{found['range']['start']['line'] + 1}: {found['message']}" for found in published["diagnostics"])

    def offers(self, name: str, line: int, column: int) -> dict[str, str]:
        """Return what the server would write at a place (from 1), with its explanation."""
        found = self.ask("textDocument/completion", self._place(name, line, column))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: str(item.get("documentation") or "") for item in items}

    def explains(self, name: str, line: int, column: int) -> str:
        found = self.ask("textDocument/hover", self._place(name, line, column))
        return str(found["contents"]["value"]) if found else ""

    def _place(self, name: str, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": (self.folder / name).as_uri()}, "position": {"line": line - 1, "character": column - 1}}

    def _read(self) -> dict[str, Any]:
        assert self.running.stdout is not None
        length = 0
        while line := self.running.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has stopped"
        message: dict[str, Any] = json.loads(self.running.stdout.read(length))
        return message

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "workspace/configuration":
            wanted = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
            self.send({"id": message["id"], "result": [wanted if item.get("section") == "yaml" else {} for item in message["params"]["items"]]})
        elif "id" in message and "method" in message:
            self.send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.told.append(message["params"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    command()
    folder = tmp_path_factory.mktemp("editor") / "project"
    write_project(folder)
    started = Server(folder)
    yield started
    started.running.kill()
    started.running.communicate()


def test_a_new_project_is_good_in_an_editor(server: Server) -> None:
    assert server.open("outline.yaml", (server.folder / "outline.yaml").read_text(encoding="utf-8")) == []


def test_wrong_keys_and_values_are_found(server: Server) -> None:
    found = server.open("wrong.yaml", MODELINE + "title: x\nsubtitel: y\ntopics:\n  - title: One\n    poinst: [a]\n    confidence: sure\n")
    assert "3: Property subtitel is not allowed." in found
    assert "6: Property poinst is not allowed." in found
    assert [one for one in found if one.startswith("7: ") and '"high", "medium", "low"' in one]


def test_options_beside_a_kind_are_found(server: Server) -> None:
    text = "title: x\ntopics:\n  - title: One\n    body:\n      - callout: x\n        kind: risk\n      - image: a.png\n"
    found = server.open("beside.yaml", MODELINE + text)
    assert "7: Property kind is not allowed." in found
    assert [one for one in found if one.startswith("8: ")]


@pytest.mark.parametrize(
    ("name", "text", "place", "offered"),
    [
        ("top", "title: x\n\n", (3, 1), {"subtitle", "sources", "summary", "sections", "topics"}),
        ("topic", "title: x\ntopics:\n  - title: One\n    \n", (5, 5), {"takeaway", "confidence", "chart", "notes"}),
        ("block", "title: x\ntopics:\n  - title: One\n    body:\n      - ch\n", (6, 11), {"chart", "points", "callout"}),
        ("chart", "title: x\ntopics:\n  - title: One\n    chart:\n      type: bar\n      \n", (7, 7), {"series", "categories", "alt"}),
        ("choice", "title: x\ntopics:\n  - title: One\n    chart:\n      type: \n", (6, 13), {"bar", "column", "line", "area", "pie", "scatter"}),
    ],
)
def test_keys_and_choices_are_offered(server: Server, name: str, text: str, place: tuple[int, int], offered: set[str]) -> None:
    server.open(f"{name}.yaml", MODELINE + text)
    assert offered - set(server.offers(f"{name}.yaml", *place)) == set()


def test_keys_are_explained(server: Server) -> None:
    server.open("hover.yaml", MODELINE + "title: x\ntopics:\n  - title: One\n    takeaway: y\n")
    assert 'The "so what"' in server.explains("hover.yaml", 5, 7)
    assert "subtitle" in server.offers("hover.yaml", 3, 1)
    assert "A line under the title." in server.offers("hover.yaml", 3, 1)["subtitle"]
