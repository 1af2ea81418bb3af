"""The house: who may import whom, and how large a room may grow."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "reader"

LAYERS = (
    "errors",
    "resources",
    "collecting",
    "document",
    "cleaning",
    "annotations",
    "store",
    "formats",
    "settings",
    "commands",
    "keymap",
    "remembered",
    "welcome",
    "session",
    "tui",
    "cli",
    "__main__",
)
"""Each may import itself and those before it."""

ALONE = {
    "textual": ("tui",),
    "rich": ("tui",),
    "click": ("cli",),
    "markdown_it": ("cleaning/markdown.py",),
    "trafilatura": ("cleaning/html.py",),
    "tinydb": ("store",),
}
"""The only places that may import a library."""

SCREENLESS = ("document", "cleaning", "annotations", "store", "formats", "settings", "commands", "keymap", "session")

LONGEST_FILE, LONGEST_FUNCTION, LARGEST_CLASS = 350, 45, 20


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def imports(tree: ast.Module) -> Iterator[str]:
    """The modules that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def layer(path: Path) -> str:
    """The layer of a file; the package's own `__init__` has none and imports nothing."""
    part = path.relative_to(PACKAGE).parts[0]
    return part.removesuffix(".py")


def length(node: ast.AST) -> int:
    """Lines of a function without its docstring."""
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    assert node.end_lineno is not None
    first = node.body[0]
    documented = ast.get_docstring(node) is not None and first.end_lineno is not None
    return node.end_lineno - node.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if documented else 0)


@pytest.mark.parametrize("path", sorted(trees()), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_layer_imports_only_those_below_it(path: Path) -> None:
    own = layer(path)
    allowed = LAYERS[: LAYERS.index(own) + 1] if own in LAYERS else ()
    inner = {name.split(".")[1] for name in imports(trees()[path]) if name.startswith("reader.")}

    assert inner - {"__version__"} <= set(allowed)


@pytest.mark.parametrize("library", ALONE)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    places = {
        path.relative_to(PACKAGE).as_posix()
        for path, tree in trees().items()
        if any(name.split(".")[0] == library for name in imports(tree))
    }

    assert [place for place in places if not place.startswith(ALONE[library])] == []


def test_modules_do_not_import_one_another_in_a_circle() -> None:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in trees()}
    needs = {
        name: ({found if found in names else found.rpartition(".")[0] for found in eager(trees()[path])} & set(names))
        - {name}
        for name, path in names.items()
    }

    assert set(TopologicalSorter(needs).static_order()) == set(names)


def eager(tree: ast.Module) -> Iterator[str]:
    """The modules that are imported when the module is: not those inside functions, nor those for types only."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(ast.Module([node], []))


def test_no_pattern_is_compiled_when_a_module_is_imported() -> None:
    assert [path for path, tree in trees().items() if "re.compile" in called_outside(tree)] == []


def called_outside(tree: ast.Module) -> set[str]:
    """What a module calls when it is imported."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    outside = [node for node in tree.body if not isinstance(node, functions)]
    return {ast.unparse(node.func) for top in outside for node in ast.walk(top) if isinstance(node, ast.Call)}


def test_no_dataclass_is_compiled_when_a_module_is_imported() -> None:
    users = [path for path, tree in trees().items() if "dataclasses" in {name.split(".")[0] for name in imports(tree)}]

    assert users == []


def test_the_core_loads_no_screen() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in trees()
        if layer(path) in SCREENLESS and path.name != "html.py"
    ]
    program = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\nprint(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert {"textual", "rich", "click"} & set(loaded.split()) == set()


def test_a_command_without_a_screen_loads_no_textual() -> None:
    program = (
        "import sys\nfrom reader.cli.main import MODULES, main, reader_command\n"
        "assert main(['formats']) == 0\n"
        "for name in MODULES: reader_command.get_command(None, name)\nprint(*sys.modules)"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert {"textual", "rich"} & set(loaded.split()) == set()


def test_the_version_loads_next_to_nothing() -> None:
    program = "import sys\nfrom reader.cli.main import main\nmain(['--version'])\nprint(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    own = {name for name in loaded.split() if name.startswith("reader.")}
    assert own == {"reader.errors", "reader.cli", "reader.cli.main"}
    assert {"tinydb", "msgspec", "markdown_it", "ftfy", "json"} & set(loaded.split()) == set()


def is_method(node: ast.stmt) -> bool:
    """Whether a statement of a class is a method; a property is an attribute, and what Python calls has its place."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("__"):
        return False
    return not any(isinstance(one, ast.Name) and one.id.endswith("property") for one in node.decorator_list)


@pytest.mark.parametrize("path", sorted(trees()), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_outgrows_its_room(path: Path) -> None:
    tree = trees()[path]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = {node.name: sum(is_method(one) for one in node.body) for node in classes}

    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE
    assert {node.name: length(node) for node in functions if length(node) > LONGEST_FUNCTION} == {}
    assert {name: count for name, count in methods.items() if count > LARGEST_CLASS} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path, tree in trees().items() if not ast.get_docstring(tree)] == []
