"""Makes .venv and installs what the lock file names: standard library only, no question asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def main(lock: str) -> None:
    """Leave an environment that holds exactly the locked packages and qeyd itself, editable."""
    if sys.version_info < (3, 11):
        newer = next(filter(None, (shutil.which(f"python3.{minor}") for minor in range(20, 10, -1))), None)
        if newer is None:
            sys.exit("qeyd needs Python 3.11 or newer, and this machine has none: install one and try again.")
        os.execv(newer, [newer, *sys.argv])
    if not (BIN / "python").exists():
        make_venv()
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run([*pip, "install", "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "requirements" / lock)])
    # The build backend is locked too, so nothing unlocked is fetched for the editable install.
    run([*pip, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    (VENV / f".{lock}").touch()


def make_venv() -> None:
    """With the standard venv; where a distribution has cut that in two, with pip's virtualenv."""
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    beside = ROOT / ".venv-maker"
    try:
        run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(beside), "virtualenv"])
        run([sys.executable, "-m", "virtualenv", "--quiet", str(VENV)], PYTHONPATH=str(beside))
    except SystemExit:
        sys.exit("This Python has neither its venv module nor pip: install your system's python3-venv and try again.")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def run(command: list[str], **environment: str) -> None:
    """Run it, or stop with its own words."""
    if subprocess.run(command, env={**os.environ, **environment}, check=False).returncode:
        sys.exit(f"Could not finish: {' '.join(command[:4])} …")


if __name__ == "__main__":
    main(sys.argv[1])
