"""Mutants of the witness: what mutmut makes of a module, put into the loaded code in forks of one warm pytest (tools/mutants)."""

from __future__ import annotations

import difflib
import functools
import gc
import hashlib
import os
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import hypothesis
import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import get_ignored_lines

ROOT = Path(__file__).resolve().parent.parent
VERIFY = ROOT / "src" / "briefing" / "verify"
TESTS = ROOT / "tests" / "verify"

_FAMILIES = (
    ("read_deck", "deck_"),
    ("read_pdf", "pdf_"),
    ("bidi", "glyph_order"),
    ("compare", "align", "wording"),
    ("told", "edits", "slide_", "text_edits", "recall", "renamed", "retold", "read_resaved", "stamp", "settings", "contents", "changes", "furniture"),
    ("told", "implied", "numbering", "transcribe", "logos", "gathered", "printed", "transcript"),
)
"""Modules that read one kind of file together: each is tried by the tests of all."""

READERS = (
    *("read_deck", "read_deck_charts", "read_deck_tables", "read_resaved", "deck_charts", "deck_items", "deck_parts", "deck_pictures", "deck_shapes"),
    *("deck_slide", "deck_text", "deck_workbook", "furniture_deck", "rendered"),
    *("read_pdf", "read_pdf_code", "read_untagged", "pdf_charts", "pdf_kept", "pdf_paint", "pdf_parts", "pdf_pictures", "pdf_spans", "pdf_tables"),
    *("bidi", "bidi_rules", "glyph_order", "furniture_pdf", "lost_pages", "rendered_pdf"),
    *("align", "compare", "normalise", "transcript", "wording"),
    *("furniture", "furniture_charts", "furniture_tables", "gathered", "implied", "logos", "numbering", "printed"),
)
"""The readers and what they share, mutated where no module is named: of a deck, of a PDF, of both, and what is held against the outline."""

_MEMORY = 4_000_000_000
_OVERHEAD = 0.002
_SECONDS = 10.0
"""Seconds of processor that a mutant may take; one that takes more goes round for ever, which counts as seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change of one function or constant: `owner` is the function's qualified name or the constant's; `lines` are those of its statement."""

    module: str
    owner: str
    code: str
    is_constant: bool
    lines: range
    change: str


@dataclass(slots=True)
class Score:
    """The mutants of a module: how many there are, and those that no test saw."""

    module: str
    total: int = 0
    survivors: list[Mutant] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """How many of a hundred were seen."""
        return 100.0 if not self.total else 100.0 * (self.total - len(self.survivors)) / self.total

    @property
    def row(self) -> str:
        """The score as a row of a table."""
        return f"| {self.module} | {self.total - len(self.survivors)}/{self.total} | {self.percent:.1f} |"


def near_tests(module: str) -> list[Path]:
    """Return the test files near a module: its own, and those of the others of its family."""
    families = [family for family in _FAMILIES if any(module.startswith(start) for start in family)]
    starts = (module, *(start for family in families for start in family))
    return sorted({path for start in starts for path in TESTS.glob(f"test_{start}{'' if start == module else '*'}.py")})


def kept_files() -> Path:
    """Return where the small files of the tests are kept while nothing changes that they are made of: so no writer is in the process that forks."""
    mark = hashlib.sha256()
    for folder in ("src", "themes", "tests/corpus/small"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in {".py", ".yaml", ".css", ".html", ".toml"}:
                mark.update(path.read_bytes())
    return ROOT / "build" / "small" / mark.hexdigest()[:16]


class Mutating:
    """A plugin of pytest: runs the tests once, once more to see what they reach, then each mutant against those that reach it."""

    def __init__(self, modules: Sequence[str], *, jobs: int, every: int) -> None:
        self.scores = [Score(module) for module in modules]
        self._jobs = jobs
        self._every = every
        self._reached: dict[tuple[str, int], set[pytest.Item]] = defaultdict(set)
        self._seconds: dict[pytest.Item, float] = {}
        self._seen: Counter[pytest.Item] = Counter()

    @pytest.hookimpl
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        hypothesis.settings.register_profile(
            "mutants", max_examples=20, phases=[hypothesis.Phase.generate], database=None, derandomize=True, deadline=None
        )
        hypothesis.settings.load_profile("mutants")
        if session.testsfailed:
            raise session.Interrupted("the tests were not collected")
        modules = [import_module(f"briefing.verify.{score.module}") for score in self.scores]
        for item in session.items:
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if session.testsfailed:
                raise session.Failed("a test fails without any mutant")
        for item in session.items:
            self._look_at(item, {str(module.__file__): module.__name__.rpartition(".")[2] for module in modules})
        gc.collect()
        gc.freeze()
        for score in self.scores:
            self._run(score, list(mutants_of(score.module))[:: self._every])
        return True

    def _look_at(self, item: pytest.Item, files: dict[str, str]) -> None:
        """Run a test again, and remember the lines that it reaches and how long it takes."""

        def within(frame: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
            module = files.get(frame.f_code.co_filename)
            if module is None:
                return None
            reached = self._reached
            reached[module, frame.f_lineno].add(item)

            def line(frame: FrameType, _event: str, _argument: object) -> Callable[..., Any]:
                reached[module, frame.f_lineno].add(item)
                return line

            return line

        _forget()
        before = time.process_time()
        sys.settrace(within)
        try:
            passed = _passes(item)
        finally:
            sys.settrace(None)
        if not passed:
            raise item.session.Failed(f"{item.nodeid} fails when it runs again")
        self._seconds[item] = time.process_time() - before

    def _run(self, score: Score, mutants: list[Mutant]) -> None:
        score.total = len(mutants)
        shares = [mutants[place :: self._jobs] for place in range(self._jobs)]
        pipes = [self._start(share) for share in shares]
        for share, pipe in zip(shares, pipes, strict=True):
            score.survivors += self._outcome(share, pipe)
        score.survivors.sort(key=lambda mutant: mutant.lines.start)
        print(f"{score.module}: {score.percent:.1f}", flush=True)  # noqa: T201  progress of a tool

    def _outcome(self, share: list[Mutant], pipe: int) -> list[Mutant]:
        """Return the survivors, from what a process says of each mutant; one that ends the process was seen, and another process goes on."""
        with os.fdopen(pipe, "rb") as said:
            outcomes = said.read()
        os.wait()
        survivors = [mutant for mutant, outcome in zip(share, outcomes, strict=False) if outcome == ord("0")]
        left = share[len(outcomes) + 1 :]
        return [*survivors, *(self._outcome(left, self._start(left)) if left else ())]

    def _start(self, mutants: list[Mutant]) -> int:
        """Fork, and let the child try some mutants; return where it writes a digit for each: 1 where a test failed."""
        reading, writing = os.pipe()
        if os.fork():
            os.close(writing)
            return reading
        try:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            gc.disable()
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            signal.signal(signal.SIGPROF, _too_long)
            for mutant in mutants:
                os.write(writing, b"1" if self._is_seen(mutant) else b"0")
        finally:
            os._exit(0)

    def _is_seen(self, mutant: Mutant) -> bool:
        """Try one mutant; those tests come first that saw the most mutants in the least time."""
        items = self._items(mutant)
        if not items:
            return False
        put_back = _put(mutant)
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        try:
            _forget()
            failed = next((item for item in items if not _passes(item)), None)
        except _TooLongError:
            return True
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            put_back()
        if failed is not None:
            self._seen[failed] += 1
        return failed is not None

    def _items(self, mutant: Mutant) -> list[pytest.Item]:
        found = {item for line in mutant.lines for item in self._reached[mutant.module, line]}
        if mutant.is_constant:
            found = {item for (module, _), items in self._reached.items() if module == mutant.module for item in items}
        return sorted(found, key=lambda item: (-(self._seen[item] + 1) / (self._seconds[item] + _OVERHEAD), item.nodeid))

    def report(self, *, with_survivors: bool) -> Iterator[str]:
        """Yield a line for each module, and what each survivor changed where that is asked for; the last line is the total."""
        for score in self.scores:
            if with_survivors:
                yield from (f"{score.module}:{mutant.lines.start} {mutant.owner}\n{mutant.change}" for mutant in score.survivors)
            yield score.row
        yield Score("total", sum(score.total for score in self.scores), [mutant for score in self.scores for mutant in score.survivors]).row


def _passes(item: Any) -> bool:  # noqa: ANN401  what only a function of tests has
    """Run a test without all that pytest does around it."""
    item._initrequest()  # noqa: SLF001
    state = item.session._setupstate  # noqa: SLF001
    try:
        state.setup(item)
        item.runtest()
    except _TooLongError:
        raise
    except BaseException:  # noqa: BLE001  whatever a mutant does
        return False
    finally:
        state.teardown_exact(None)
    return True


class _TooLongError(BaseException):
    """A mutant goes round for ever."""


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def _forget() -> None:
    """Empty what the witness remembers between two readings."""
    from briefing.verify import pdf_kept

    pdf_kept._painted.clear()  # noqa: SLF001
    pdf_kept._shapes.clear()  # noqa: SLF001
    for name, module in list(sys.modules.items()):
        if name.startswith("briefing.verify."):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):  # noqa: SLF001
                    value.cache_clear()


def _put(mutant: Mutant) -> Callable[[], None]:
    """Put a mutant's code into the module that is loaded, a constant into all that have it by name; return what puts the old one back."""
    module = import_module(f"briefing.verify.{mutant.module}")
    made: dict[str, Any] = dict(vars(module))
    try:
        exec(compile(mutant.code, f"<mutant of {mutant.module}>", "exec"), made)  # noqa: S102  what mutants are for
    except Exception as failure:  # a constant that cannot be made is seen by every import
        if not mutant.is_constant:
            raise
        made[mutant.owner] = failure
    if mutant.is_constant:
        old_value = vars(module)[mutant.owner]
        _put_constant(mutant.owner, old_value, made[mutant.owner])
        return lambda: _put_constant(mutant.owner, made[mutant.owner], old_value)
    old, new = _function(vars(module), mutant.owner), _function(made, mutant.owner.rpartition(".")[2])
    kept = old.__code__, old.__defaults__, old.__kwdefaults__

    def put(code: CodeType, defaults: tuple[Any, ...] | None, named: dict[str, Any] | None) -> None:
        old.__code__, old.__defaults__, old.__kwdefaults__ = code, defaults, named

    put(new.__code__, new.__defaults__, new.__kwdefaults__)
    return lambda: put(*kept)


def _put_constant(name: str, old: object, new: object) -> None:
    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get(name) is old:  # in tests, too
            setattr(module, name, new)


def _function(names: dict[str, Any], path: str) -> FunctionType:
    owner, _, name = path.rpartition(".")
    found = vars(names[owner])[name] if owner else names[name]
    while not isinstance(found, FunctionType):
        found = next(inner for inner in (getattr(found, name, None) for name in ("__wrapped__", "__func__", "fget", "func")) if inner is not None)
    return found if not hasattr(found, "__wrapped__") else _function({"inner": found.__wrapped__}, "inner")


# What mutmut makes of a module


class _Visitor(MutationVisitor):
    """mutmut's own visitor, which also goes into functions that are decorated: only their code is changed here."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return False
        return bool(super()._skip_node_and_children(node))


def mutants_of(module: str) -> Iterator[Mutant]:
    """Yield the mutants of a module's functions and constants, in order."""
    path = VERIFY / f"{module}.py"
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")))
    visitor = _Visitor(mutation_operators, get_ignored_lines(str(path), wrapper.module.code, wrapper))
    wrapper.visit(visitor)
    positions = wrapper.resolve(PositionProvider)
    owners = _Owners(positions)
    wrapper.module.visit(owners)
    seen: Counter[tuple[str, str]] = Counter()
    for mutation in visitor.mutations:
        owner = owners.of.get(mutation.original_node)
        if owner is None or _is_left_out(mutation.original_node, mutation.mutated_node):
            continue
        changed = owner.node.deep_replace(mutation.original_node, mutation.mutated_node)
        before, after = (_source(node) for node in (owner.node, changed))
        seen[owner.name, after] += 1
        if before != after and seen[owner.name, after] == 1:
            difference = "\n".join(
                line
                for line in difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
                if line[:3] not in {"---", "+++"} and line[:2] != "@@"
            )
            yield Mutant(
                module=module,
                owner=owner.name,
                code=after,
                is_constant=owner.is_constant,
                lines=owners.lines[mutation.original_node],
                change=difference,
            )


def _is_left_out(original: cst.CSTNode, mutated: cst.CSTNode) -> bool:
    """Say whether another mutant of the same place is as good: one of the three forms of a text, a missing argument for one that is None."""
    if isinstance(original, cst.SimpleString) and isinstance(mutated, cst.SimpleString):
        return "XX" not in str(mutated.value)
    if isinstance(original, cst.Call) and isinstance(mutated, cst.Call) and len(original.args) > 1 and len(mutated.args) == len(original.args):
        return bool(original.args != mutated.args)
    return False


def _source(node: cst.CSTNode) -> str:
    return "from __future__ import annotations\n" + str(cst.Module([]).code_for_node(node))


@dataclass(frozen=True, slots=True)
class _Owner:
    name: str
    node: Any
    is_constant: bool


class _Owners(cst.CSTVisitor):
    """Finds for each node the function or constant that it belongs to, and the lines of its statement."""

    def __init__(self, positions: Any) -> None:  # noqa: ANN401  libcst's
        super().__init__()
        self.of: dict[cst.CSTNode, _Owner] = {}
        self.lines: dict[cst.CSTNode, range] = {}
        self._positions = positions
        self._owner: list[_Owner] = []
        self._classes: list[str] = []
        self._lines: list[range] = [range(0)]

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Enter a node."""
        if isinstance(node, cst.ClassDef) and not self._owner:
            self._classes.append(node.name.value)
        elif isinstance(node, cst.FunctionDef) and not self._owner:
            name = ".".join([*self._classes, node.name.value])
            self._owner.append(_Owner(name, node.with_changes(decorators=[]), is_constant=False))
            self._owner[-1] = _Owner(name, node, is_constant=False)
        elif isinstance(node, cst.SimpleStatementLine) and not self._owner and not self._classes:
            name = _constant(node)
            if name:
                self._owner.append(_Owner(name, node, is_constant=True))
        if isinstance(node, cst.SimpleStatementLine | cst.BaseCompoundStatement | cst.MatchCase):
            self._lines.append(self._range(node))
        if self._owner:
            self.of[node], self.lines[node] = self._owner[-1], self._lines[-1]
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Leave a node."""
        if isinstance(original_node, cst.SimpleStatementLine | cst.BaseCompoundStatement | cst.MatchCase):
            self._lines.pop()
        if self._owner and self._owner[-1].node is original_node:
            self._owner.pop()
        elif isinstance(original_node, cst.ClassDef) and not self._owner:
            self._classes.pop()

    def _range(self, node: cst.CSTNode) -> range:
        place = self._positions[node]
        body = getattr(node, "body", None)
        last = self._positions[body].start.line if isinstance(body, cst.BaseSuite) else place.end.line
        if isinstance(node, cst.Match):
            last = self._positions[node.subject].end.line
        return range(place.start.line, last + 1)


def _constant(line: cst.SimpleStatementLine) -> str:
    """Return the name that a statement of a module gives a value; nothing for types and other statements."""
    statement = line.body[0]
    if isinstance(statement, cst.Assign) and isinstance(statement.targets[0].target, cst.Name) and not isinstance(statement.value, cst.Subscript):
        return str(statement.targets[0].target.value)
    if isinstance(statement, cst.AnnAssign) and isinstance(statement.target, cst.Name) and not _is_alias(statement.annotation.annotation):
        return str(statement.target.value)
    return ""


def _is_alias(annotation: cst.BaseExpression) -> bool:
    return isinstance(annotation, cst.Name) and annotation.value == "TypeAlias"
