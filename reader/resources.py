"""Where the files that come with the program are: inside the package once installed, beside it in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def styles_dir() -> Path:
    """The folder of the `.tcss` files."""
    return _folder("styles")


def samples_dir() -> Path:
    """The folder of the sample articles."""
    return _folder("sample_articles")


def _folder(name: str) -> Path:
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name
