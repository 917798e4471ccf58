"""Writes docs/query-language.md, every key with what it asks.

``python -m cli.rendering_query_language``. It is made from the same keys as ``qeyd help query``.
"""

from pathlib import Path

from cli.query_page import document

WRITTEN = Path(__file__).parent.parent / "docs" / "query-language.md"

if __name__ == "__main__":
    WRITTEN.write_text(document(), encoding="utf-8")
