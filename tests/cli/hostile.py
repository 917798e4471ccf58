"""Fifteen strings that would command a terminal, and what must never come out raw."""

HOSTILE = (
    "\x1b[2J\x1b[H wiped",
    "\x1b]0;title\x07",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31m C1 colour",
    "\x90 DCS \x9c",
    "back\b\b\b\bspace",
    "carriage\rreturn",
    "bell\x07",
    "nul\x00byte",
    "right\u202eto left",
    "isolate\u2066d\u2069",
    "zero\u200bwidth\ufeff",
    "line\u2028separator\u2029",
    "private\ue000 and tag\U000e0041 and [bold]markup[/nothing]",
)

RAW = (
    *(chr(code) for code in (*range(0x09), 0x0B, 0x0C, *range(0x0D, 0x20), *range(0x7F, 0xA0))),
    *"\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ue000\U000e0041",
)


def raw_in(shown: str) -> list[str]:
    """Which of the commanding characters came out as they are."""
    return [repr(letter) for letter in RAW if letter in shown]
