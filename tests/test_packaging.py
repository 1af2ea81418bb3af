"""What is shipped: that it is declared, that it is there, and that the README's commands are what they must be."""

import ast
import re
import sys
import tomllib
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.annotations.tagsets import DEFAULT_TAGS
from reader.commands import Scope, all_commands
from reader.keymap import resolve_keymap
from reader.resources import samples_dir, styles_dir

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")


def declared(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def imported() -> set[str]:
    """The top-level packages that the program imports and does not own."""
    names: set[str] = set()
    for path in (ROOT / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"reader"}


def test_every_package_that_is_imported_is_declared() -> None:
    owners = packages_distributions()
    extras = PROJECT["project"]["optional-dependencies"]
    known = declared(PROJECT["project"]["dependencies"]) | declared(extras["html"]) | declared(extras["cas"])

    for name in imported():
        assert {owner.lower().replace("_", "-") for owner in owners[name]} & known, name


def test_no_licence_of_the_gpl_is_declared() -> None:
    assert PROJECT["project"]["license"] == "MIT"
    assert (ROOT / "LICENSE").is_file()


def test_the_entry_point_is_there() -> None:
    module, _, function = PROJECT["project"]["scripts"]["reader"].partition(":")

    assert callable(getattr(import_module(module), function))


def test_the_version_is_in_the_changelog() -> None:
    assert f"\n## {reader.__version__}\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_what_the_wheel_takes_from_outside_the_package_is_there() -> None:
    taken = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert taken == {"styles": "reader/styles", "sample_articles": "reader/sample_articles"}
    assert all((ROOT / folder).is_dir() for folder in taken)


def test_what_the_source_distribution_takes_is_there() -> None:
    taken = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]

    assert [name for name in taken if not (ROOT / name).exists()] == []


def test_styles_and_samples_are_found() -> None:
    assert any(styles_dir().glob("*.tcss"))
    assert len(list(samples_dir().glob("*.txt"))) >= 5


def test_the_package_is_typed_and_has_its_schema() -> None:
    assert (ROOT / "reader/py.typed").is_file()
    assert (ROOT / "reader/formats/reader-annotations-1.schema.json").is_file()


@pytest.mark.parametrize("path", sorted(samples_dir().iterdir()), ids=lambda path: path.name)
def test_every_sample_has_its_line_in_the_readme_of_the_samples(path: Path) -> None:
    assert path.name == "README.md" or f"| `{path.name}` |" in (samples_dir() / "README.md").read_text("utf-8")


def test_the_readme_begins_with_its_two_commands() -> None:
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

    assert [language for language, _ in fences].count("sh") == 2
    assert [language for language, _ in fences][:2] == ["sh", "sh"]
    (_, first), (_, second) = fences[:2]
    assert "reader open --sample" in first
    assert "'.[test]'" in second
    assert "pytest" in second


@pytest.mark.parametrize("target", sorted(set(re.findall(r"[^!]\[[^]]*\]\(([^)#:]+)\)", README))))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_keys_in_the_readme_are_bound() -> None:
    table = README.partition("| keys | what they do |")[2].partition("\n\n")[0]
    keymap = resolve_keymap(all_commands(DEFAULT_TAGS), {})
    keys = [key for row in table.splitlines()[2:] for key in re.findall(r"`(\S+)`", row.split("|")[1])]

    assert len(keys) > 30
    assert [key for key in keys if keymap.find(Scope.READING, key) is None] == []
