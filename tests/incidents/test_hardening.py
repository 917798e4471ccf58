"""A process that holds secrets leaves none behind when it falls."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_FALL = """
import os, resource, sys
from incidents.hardening import harden
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
HARDEN
canary = "Canary-in-memory-" + "x" * 50
os.chdir(sys.argv[1])
open("made", "w").close()
os.abort()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="core dumps are looked for as Linux makes them")
def test_a_fall_leaves_no_core_dump_and_new_files_are_private(tmp_path: Path) -> None:
    if _left_behind(tmp_path / "soft", "") == {"made"}:
        pytest.skip("this machine keeps no core dumps in the working directory, hardened or not")
    assert _left_behind(tmp_path / "hard", "harden()") == {"made"}
    assert (tmp_path / "hard" / "made").stat().st_mode & 0o777 == 0o600


def _left_behind(place: Path, call: str) -> set[str]:
    place.mkdir()
    code = _FALL.replace("HARDEN", call)
    done = subprocess.run([sys.executable, "-c", code, str(place)], capture_output=True, umask=0)
    assert done.returncode == -6
    return {path.name for path in place.iterdir()}


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_the_limits_are_in_force() -> None:
    code = (
        "import ctypes, resource; from incidents.hardening import harden; harden()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) 0\n"


_PEEK = """
import ctypes, os, sys
from incidents.hardening import harden
os.setgroups([]); os.setgid(65534); os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as any process begins
if sys.argv[1] == "hard":
    harden()
reading, writing = os.pipe()
if not os.fork():
    try:
        open(f"/proc/{os.getppid()}/mem", "rb").close()
        os.write(writing, b"read")
    except PermissionError:
        os.write(writing, b"refused")
    os._exit(0)
os.wait()
os.close(writing)
print(open(f"/dev/fd/{reading}").read())  # a command must still be able to open its own descriptors
"""


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="needs Linux, and root to become nobody")
def test_another_process_of_the_same_user_cannot_read_the_memory() -> None:
    told = {
        way: subprocess.run([sys.executable, "-c", _PEEK, way], capture_output=True, text=True, check=True).stdout
        for way in ("soft", "hard")
    }
    assert told == {"soft": "read\n", "hard": "refused\n"}
