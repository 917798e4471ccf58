"""Makes the pictures of the documents from real runs: ``python docs/pictures/make_pictures.py``.

Needs tmux, and qeyd beside this Python. Every picture is what a terminal of 80 columns shows; nothing is drawn by hand.
"""

import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))  # the guide is read as its test reads it

from terminal_svg import drawn  # noqa: E402

from tests.house.guides import Export, Laid, steps  # noqa: E402

BIN = Path(sys.executable).parent
ROWS = 24
_PROMPT = "$ "


class Scene(NamedTuple):
    """A picture: its name, what it shows, and what is typed; an empty step waits."""

    name: str
    title: str
    typed: tuple[str, ...]
    rows: int = ROWS


SCENES = (
    Scene(
        "list",
        "qeyd list finds incidents of coercion by police since 2019 and shows code, date, place, acts and title",
        ("qeyd list act:COE by:police since:2019", "Enter"),
    ),
    Scene(
        "trends",
        "qeyd trends draws a bar for every year from 2014 to 2026 and, apart, one for dates that are not exact",
        ("qeyd trends --chart", "Enter"),
    ),
    Scene(
        "chain",
        "qeyd chain shows two raids on a club, the second eleven months after the first",
        ("qeyd chain AZ-2025-01", "Enter"),
    ),
    Scene(
        "export",
        "qeyd export says how many acts consent left out, how many cells were withheld, and that an attacker failed",
        ("qeyd export tables act:COE --by 'Dove House' --out coercion.xlsx", "Enter", "", "", ""),
    ),
    Scene(
        "add",
        "qeyd add asks what was done; typing ext narrows the list to extortion, with the keys at the bottom",
        (
            "qeyd add",
            "Enter",
            "",
            "Raid on a private party",
            "Enter",
            "night of 22-23 September 2023",
            "Enter",
            "Nəsimi",
            "Enter",
            "LIB.2",
            "Enter",
            "extor",
            "",
        ),
    ),
)

WALK = (
    Scene(
        "az-help", "qeyd --help in Azerbaijani: the commands in their parts", ("qeyd --help | head -60", "Enter"), 62
    ),
    Scene(
        "az-list",
        "qeyd list in Azerbaijani, headings and labels too",
        ("qeyd list act:COE by:police since:2019", "Enter"),
    ),
    Scene(
        "az-show",
        "one incident in Azerbaijani",
        ("qeyd show AZ-2023-07 --plain | grep -v http | fold -sw 80", "Enter"),
        52,
    ),
    Scene("az-trends", "qeyd trends in Azerbaijani", ("qeyd trends --by family --unit acts", "Enter"), 40),
    Scene("az-task-help", "the options of qeyd task add in Azerbaijani", ("qeyd task add --help", "Enter"), 34),
    Scene(
        "az-task",
        "a task added, listed and done in Azerbaijani",
        (
            "qeyd task add --title 'Vəkilə zəng' --due-on 2026-12-01 --kind call",
            "Enter",
            "",
            "qeyd task list; qeyd task done T-0001",
            "Enter",
            "",
            "",
        ),
    ),
    Scene("az-agenda", "what is due, in Azerbaijani", ("qeyd agenda --days 400", "Enter"), 30),
    Scene("az-query", "the help on the query language in Azerbaijani", ("qeyd help query | head -40", "Enter"), 42),
    Scene("az-refusal", "mistakes are told in Azerbaijani", ("qeyd list act:xyz; qeyd show P-9; qeyd ad", "Enter", "")),
    Scene("az-doctor", "qeyd doctor in Azerbaijani counts what nobody has confirmed", ("qeyd doctor", "Enter", "", "")),
    Scene(
        "az-add", "the questions of qeyd add in Azerbaijani", ("qeyd add", "Enter", "", "Şəxsi evdə reyd", "Enter", "")
    ),
)
"""The interface in Azerbaijani, walked through once: docs/languages.md shows it."""


RAID = Scene(
    "raid",
    "one invented raid shown whole: three people with their acts, amounts, sources that disagree, proceedings",
    ("qeyd show AZ-2024-0001 --plain", "Enter"),
    74,
)
"""The invented raid of docs/guide-raid.md, in a case file made by typing that guide."""


def main() -> None:
    """Make a practice file, type every scene, draw what stands on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        terminal = Terminal(home)
        try:
            terminal.type("qeyd demo shown > /dev/null 2>&1; echo made", "Enter")
            terminal.wait_for("made\n", seconds=120)
            terminal.type("export QEYD_CASE=shown; qeyd unlock --passphrase-file shown-passphrase.txt", "Enter")
            terminal.wait_for("Unlocked", seconds=30)
            _draw(terminal, SCENES)
            terminal.type("C-c", "", "n", "Enter", "", "qeyd lock", "Enter", "")
            _draw_raid(terminal, home)
            terminal.type("export QEYD_CASE=shown QEYD_LANG=az", "Enter", "clear", "Enter")
            terminal.type("qeyd unlock --passphrase-file shown-passphrase.txt", "Enter")
            terminal.wait_for("15", seconds=30)
            _draw(terminal, WALK)
            terminal.type("C-c", "", "n", "Enter", "", "qeyd lock", "Enter", "")
        finally:
            terminal.close()


def _draw(terminal: "Terminal", scenes: tuple[Scene, ...]) -> None:
    for scene in scenes:
        terminal.resize(scene.rows)
        terminal.type("clear", "Enter", "")
        terminal.type(*scene.typed)
        lines = terminal.settled()
        (HERE / f"{scene.name}.svg").write_text(drawn(lines, scene.title), encoding="utf-8")


def _draw_raid(terminal: "Terminal", home: Path) -> None:
    """Type the guide through the raid into a case file of its own, and draw the raid."""
    (home / "words.txt").write_text("canary orchard violin tundra meadow saffron\n", encoding="utf-8")
    typed = ["set -e"]
    for step in steps(HERE.parent / "guide-raid.md"):
        if isinstance(step, Laid):
            (home / step.name).write_text(step.text, encoding="utf-8")
        elif isinstance(step, Export):
            typed.append(f"export {step.name}={step.value}")
        else:
            words = " --passphrase-file words.txt" if step.words[0] in ("init", "unlock") else ""
            typed.append(f"qeyd {shlex.join(step.words)}{words}{' || true' if step.ends else ''}")
    (home / "guide.sh").write_text("\n".join(typed), encoding="utf-8")
    terminal.type("bash guide.sh > guide.log 2>&1; echo ty''ped", "Enter")
    terminal.wait_for("typed\n", seconds=300)
    terminal.type("export QEYD_CASE=~/practice", "Enter")
    _draw(terminal, (RAID,))
    terminal.type("qeyd lock", "Enter", "")


class Terminal:
    """A tmux session of 80 columns with an empty home."""

    def __init__(self, home: Path) -> None:
        self.name = f"pictures-{home.name}"
        shell = (
            f"env -i HOME={home} PATH={BIN}:/usr/bin:/bin TERM=xterm-256color LANG=C.UTF-8 PS1='{_PROMPT}' bash --norc"
        )
        self._tmux("new-session", "-d", "-s", self.name, "-x", "80", "-y", str(ROWS), "-c", str(home), shell)
        time.sleep(1)

    def type(self, *keys: str) -> None:
        """Press keys one after the other, as a person would; an empty one waits."""
        for key in keys:
            if key:
                literal = [] if key in ("Enter", "Down", "C-c") else ["-l"]
                self._tmux("send-keys", "-t", self.name, *literal, key)
            time.sleep(0.8)

    def resize(self, rows: int) -> None:
        """So many lines high from now on."""
        self._tmux("resize-window", "-t", self.name, "-x", "80", "-y", str(rows))

    def wait_for(self, text: str, seconds: int) -> None:
        """Wait until the text stands on the screen."""
        for _ in range(seconds * 2):
            if text in self._shown("-p"):
                return
            time.sleep(0.5)
        raise TimeoutError(f"the terminal never showed {text!r}")

    def settled(self) -> list[str]:
        """The screen with its colours, once it no longer changes, without the empty lines at its end."""
        before, shown = "", self._shown("-e", "-p")
        while before != shown:
            time.sleep(1.5)
            before, shown = shown, self._shown("-e", "-p")
        lines = shown.rstrip("\n").split("\n")
        while lines and lines[-1].strip() in ("", _PROMPT.strip()):
            lines.pop()
        return lines

    def close(self) -> None:
        """End the session."""
        self._tmux("kill-session", "-t", self.name)

    def _shown(self, *how: str) -> str:
        return self._tmux("capture-pane", "-t", self.name, *how)

    def _tmux(self, *words: str) -> str:
        told = ["tmux", *words]
        return subprocess.run(told, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
