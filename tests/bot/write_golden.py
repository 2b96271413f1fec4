"""Writes every golden file anew: .venv/bin/python -m tests.bot.write_golden

Read the diff before you keep it, or have a native speaker read it: it is what people will see. The tests only
compare. A new message is a line in samples.py.
"""

from __future__ import annotations

import sys

from tests.bot.golden_files import FOLDER, golden_texts


def main() -> None:
    texts = golden_texts()
    for path in set(FOLDER.glob("*/*.txt")) - set(texts):
        path.unlink()
        sys.stdout.write(f"removed: {path.relative_to(FOLDER)}\n")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"written: {path.relative_to(FOLDER)}\n")


if __name__ == "__main__":
    main()
