"""One place, and how it is looked for."""

from typing import NamedTuple

from schemas.place_names import bare


class Place(NamedTuple):
    """One place. ``holds`` names settlements that lie in it and have no code of their own."""

    code: str
    parent: str | None
    kind: str
    labels: dict[str, str]
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]
    holds: tuple[str, ...]

    def label(self, lang: str = "en") -> str:
        """The name in that language, or in English where we have none."""
        return self.labels.get(lang) or self.labels["en"]


class Searched(NamedTuple):
    """A place as it is looked for."""

    place: Place
    labels: dict[str, str]
    names: tuple[str, ...]
    holds: tuple[str, ...]

    @classmethod
    def of(cls, place: Place) -> "Searched":
        """The place with its names as they are compared."""
        labels = {lang: bare(label)[0] for lang, label in place.labels.items()}
        aliases = (bare(name)[0] for name in place.aliases)
        return cls(place, labels, (*labels.values(), *aliases), tuple(bare(name)[0] for name in place.holds))

    def rank(self, typed: str, code: str, lang: str) -> int | None:
        """How well it fits what is being typed, 0 the best; nothing where it does not."""
        label = self.labels.get(lang, "")
        tiers = (
            self.place.code == code or label == typed,
            typed in self.names,
            len(code) > 2 and self.place.code.startswith(code),
            label.startswith(typed),
            any(name.startswith(typed) for name in self.names),
            any(word.startswith(typed) for name in self.names for word in name.split()),
            any(name.startswith(typed) for name in self.holds),
        )
        return next((rank for rank, met in enumerate(tiers) if met), None)
