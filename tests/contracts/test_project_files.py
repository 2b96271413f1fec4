"""The project's own files: packages listed, modules short, tests beside what they test, no foreign host."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOT_PACKAGES = PYPROJECT["tool"]["importlinter"]["root_packages"]
LONGEST_FILE = 400

# Where packages come from is each machine's own business.
REGISTRY_HOST = re.compile(
    r"pypi\.org|pythonhosted\.org|\b(artifactory|nexus|devpi)\b|/simple/?\b|--(extra-)?index-url|--find-links",
    re.IGNORECASE,
)


def own_files(*suffixes: str) -> list[Path]:
    """What belongs to the project: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout, so what belongs to it cannot be told")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def packages_on_disk() -> set[str]:
    folders = {path.parent for name in ROOT_PACKAGES for path in (ROOT / name).rglob("__init__.py")}
    return {".".join(folder.relative_to(ROOT).parts) for folder in folders}


def test_the_folders_with_an_init_are_the_linters_root_packages():
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(ROOT_PACKAGES)


def test_every_package_is_installed():
    assert set(PYPROJECT["tool"]["setuptools"]["packages"]) == packages_on_disk()


def test_every_folder_of_modules_is_a_package():
    folders = {path.parent for name in ROOT_PACKAGES for path in (ROOT / name).rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_type_checker_looks_at_every_root_package():
    assert set(PYPROJECT["tool"]["mypy"]["packages"]) == set(ROOT_PACKAGES)


def test_every_data_file_is_installed():
    patterns = PYPROJECT["tool"]["setuptools"]["package-data"]
    installed = {path for package, globs in patterns.items() for glob in globs
                 for path in (ROOT / Path(*package.split("."))).glob(glob)}  # fmt: skip
    data = {path for name in ("bot", "programme") for suffix in ("po", "toml")
            for path in (ROOT / name).rglob(f"*.{suffix}")}  # fmt: skip
    page = {path for path in (ROOT / "sandbox/page/site").rglob("*") if path.is_file()}
    assert installed == data | page


def test_no_module_is_longer_than_one_reads_at_a_sitting():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in own_files(".py", ".js", ".css")}
    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_module_says_what_it_is_for():
    modules = [path for path in own_files(".py") if path.relative_to(ROOT).parts[0] in ROOT_PACKAGES]
    silent = [path for path in modules if path.read_text(encoding="utf-8")[:3] not in ('"""', "")]
    assert silent == []


def test_nothing_names_a_package_registry():
    named = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in own_files(".lock", ".md", ".toml", ".txt", ".yml", ".yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if REGISTRY_HOST.search(line)
    ]
    assert named == []


MIRRORED = [
    path
    for folder in ("bot/words", "bot/forms", "bot/messages")
    for path in sorted((ROOT / "tests" / folder).glob("test_*.py"))
]
# Tests of several modules at once.
OF_SEVERAL = {"test_any_text.py", "test_at_scale.py", "test_lists.py"}


@pytest.mark.parametrize("path", MIRRORED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_test_stands_where_its_module_stands(path):
    module = ROOT / path.parent.relative_to(ROOT / "tests") / path.name.removeprefix("test_")
    assert module.exists() or path.name in OF_SEVERAL


def catches_everything(node: ast.AST) -> bool:
    """A broad except, or a context manager that may swallow whatever was raised in it."""
    if isinstance(node, ast.ExceptHandler):
        broad = {"Exception", "BaseException"}
        caught = (
            set() if node.type is None else {each.id for each in ast.walk(node.type) if isinstance(each, ast.Name)}
        )
        return node.type is None or bool(caught & broad)
    if isinstance(node, ast.FunctionDef) and node.name == "__exit__":
        return not (isinstance(node.returns, ast.Constant) and node.returns.value is None)
    return False


def test_everything_is_caught_in_three_places_alone():
    """Where one request, one pass of a job or the whole program would die of it; elsewhere an error is named."""
    found = {
        path.relative_to(ROOT).as_posix(): sum(map(catches_everything, ast.walk(ast.parse(path.read_text("utf-8")))))
        for path in own_files(".py")
        if path.relative_to(ROOT).parts[0] in set(ROOT_PACKAGES) - {"tests"}
    }
    assert {name: count for name, count in found.items() if count} == {
        "bot/__main__.py": 1,
        "bot/listeners/front_desk.py": 1,
        "jobs/ticks.py": 1,
    }
