"""The maps that come with the program."""

from dataclasses import replace
from pathlib import Path

from incidents.errors import NotFoundError
from incidents.importing.import_map import ImportMap
from incidents.importing.layout import spelled
from incidents.importing.map_file import read_map
from incidents.importing.reading import read_table
from incidents.importing.rows import FileRefusedError
from schemas import phone_form
from schemas.speech import said

_MAPS = Path(__file__).parent / "maps"
PHONE_FORM = "phone-form"
"""The map of the form that we ourselves give out."""


def shipped_maps() -> tuple[str, ...]:
    """The names of the maps that come with the program."""
    return tuple(sorted(path.stem for path in _MAPS.glob("*.toml")))


def found_map(told: str, made_with: str = "") -> ImportMap:
    """The map at a path, or the shipped map of that name, for a file that was ``made_with`` something.

    Raises NotFoundError and MapRefusedError.
    """
    if told in shipped_maps():
        return _shipped(told)
    path = Path(told)
    if not path.is_file():
        raise NotFoundError(
            said(
                "There is no such map: give the path of a TOML file, or one of {names}.",
                names=", ".join(shipped_maps()),
            )
        )
    return read_map(path, made_with)


def _shipped(name: str) -> ImportMap:
    """A shipped map; that of our own form also knows the questions by their labels, in every language."""
    mapping = read_map(_MAPS / f"{name}.toml")
    if name != PHONE_FORM:
        return mapping
    called = {spelled(label): question for label, question in phone_form.other_names().items()}
    return replace(mapping, layout=replace(mapping.layout, called=called))


def fitting_map(path: Path) -> str | None:
    """The one shipped map whose columns are all in this file; None where none is, or more than one.

    Raises NotFoundError where there is no such file.
    """
    fitting = [name for name in shipped_maps() if _fits(path, _shipped(name))]
    return fitting[0] if len(fitting) == 1 else None


def _fits(path: Path, mapping: ImportMap) -> bool:
    try:
        with read_table(path, mapping.layout):
            return True
    except FileRefusedError:
        return False
