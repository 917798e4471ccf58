import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cli.passphrase import ask_hidden, passphrase_from
from incidents.errors import LockedError, NotFoundError

WORDS = "six plain words of a passphrase"


def test_the_first_line_of_a_file_counts(tmp_path: Path) -> None:
    file = tmp_path / "words"
    file.write_text(f"{WORDS}\r\nnot this\n", encoding="utf-8")

    assert passphrase_from(file, None, "") == WORDS


def test_a_descriptor_is_read_to_the_end_of_the_line() -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{WORDS[:5]}".encode())
    os.write(writing, f"{WORDS[5:]}\nrest".encode())

    assert passphrase_from(None, reading, "") == WORDS
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\n"])
def test_what_is_no_passphrase_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "words"
    file.write_bytes(content)

    with pytest.raises(LockedError):
        passphrase_from(file, None, "")


def test_a_missing_file_or_descriptor_is_told_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as missing:
        passphrase_from(tmp_path / "Canary", None, "")
    with pytest.raises(LockedError):
        passphrase_from(None, 987, "")

    assert "Canary" not in missing.value.sentence


ASKING = "from cli.passphrase import ask_hidden\nprint('GOT', ask_hidden('Words: ') == 'a b')"


def test_without_a_terminal_nobody_is_asked_and_standard_input_is_not_read() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ASKING],
        input="a b\n",
        capture_output=True,
        text=True,
        start_new_session=True,
        cwd=Path(__file__).resolve().parents[2],
        check=False,
    )

    assert "LockedError" in ran.stderr
    assert "GOT" not in ran.stdout


def test_at_a_terminal_the_words_are_not_echoed() -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(Path(__file__).resolve().parents[2])
        os.execv(sys.executable, [sys.executable, "-c", ASKING])
    seen = b""
    while b"Words: " not in seen:
        seen += os.read(terminal, 1024)
    os.write(terminal, b"a b\n")
    try:
        while more := os.read(terminal, 1024):
            seen += more
    except OSError:
        pass
    os.waitpid(child, 0)

    assert b"GOT True" in seen
    assert b"a b" not in seen
    assert ask_hidden.__doc__
