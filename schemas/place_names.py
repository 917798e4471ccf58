"""How names of places are compared."""

from schemas.folding import transliterate

_HINTS = {
    **dict.fromkeys(("city", "town", "seheri", "seher", "gorod", "g", "s"), "city"),
    **dict.fromkeys(("district", "raion", "rayon", "rayonu", "r"), "district"),
    **dict.fromkeys(("settlement", "village", "qesebesi", "qesebe", "kendi", "kend", "poselok", "selo"), "settlement"),
}
_ECONOMIC = frozenset(("economic", "iqtisadi", "ekonomicheskiy"))  # an economic region is called rayon too, and is none


def bare(text: str) -> tuple[str, str]:
    """A name as it is compared, and whether it calls itself a city, a district or a settlement.

    "Xaçmaz rayonu", "Khachmaz District" and "Хачмазский район" become xacmaz, khachmaz, khachmazskiy: district.
    """
    words = worded(text).split()
    names = [word for word in words if word not in _HINTS and word != "of"]
    if not names:
        return " ".join(words), ""
    hints = [_HINTS[word] for word in words if word in _HINTS and _ECONOMIC.isdisjoint(words)]
    return " ".join(names), hints[0] if hints else ""


def worded(text: str) -> str:
    """The words of a text, folded, in Latin letters, and nothing between them but one space."""
    return " ".join("".join(each if each.isalnum() else " " for each in transliterate(text)).split())
