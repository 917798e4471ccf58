from collections.abc import Callable, Iterator
from io import StringIO

import pytest

from cli import new_passphrase
from cli.context import Context
from incidents import passphrases
from incidents.errors import InterruptedWorkError
from tests.cli.runner import Terminal

DRAWN = "canary orchard violin tundra meadow saffron"
OWN = "violet harbour lantern cactus meadow pigeon"


class Keyboard(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "generated", lambda: DRAWN)


def asked(lines: str, *hidden: str) -> tuple[str, str, str]:
    """The passphrase found while these lines and these hidden ones were typed, with all that was shown and said."""
    out, err = Terminal(), Terminal()
    here = Context(environ={}, out=out, err=err, into=Keyboard(lines))
    waiting: Iterator[str] = iter(hidden)
    typed: Callable[[str], str] = lambda _prompt: next(waiting)  # noqa: E731
    return new_passphrase.found(here, typed), out.getvalue(), err.getvalue()


def test_six_words_are_shown_where_the_terminal_keeps_no_memory_and_typed_again() -> None:
    found, out, err = asked("\n", f"  {DRAWN.replace(' ', '  ')} ")

    assert found == DRAWN
    assert out.index("\x1b[?1049h") < out.index(DRAWN) < out.index("\x1b[?1049l")
    assert DRAWN not in err


def test_words_typed_wrongly_are_shown_once_more() -> None:
    found, out, err = asked("\n\n", "canary", DRAWN)

    assert found == DRAWN
    assert out.count(DRAWN) == 2
    assert err == "That was not the same. Here it is once more.\n"


def test_words_never_typed_right_make_nothing() -> None:
    with pytest.raises(InterruptedWorkError):
        asked("\n\n\n", "a", "b", "c")


def test_an_own_passphrase_is_weighed_and_typed_twice() -> None:
    found, _, err = asked("own\n", "too weak", OWN, "mistyped", OWN, OWN)

    assert found == OWN
    assert err.splitlines()[-1] == "The two were not the same."
    assert "too weak" not in err


def test_no_own_passphrase_found_makes_nothing() -> None:
    with pytest.raises(InterruptedWorkError):
        asked("own\n", "weak", "weak", "weak")
