"""The keys one slot of a case file holds."""

LABELS = ("records", "identity", "vault", "signing")
KEY_BYTES = 32


class Keys:
    """What a person may open: always the records, and as much of the rest as their slot holds.

    Immutable, compared by value, never shown: ``repr`` names the keys held and prints none.
    A plain class and no dataclass: every command makes one, and ``dataclasses`` alone would double its start-up.
    """

    __slots__ = LABELS
    records: bytes
    identity: bytes | None
    vault: bytes | None
    signing: bytes | None

    def __init__(
        self,
        records: bytes,
        identity: bytes | None = None,
        vault: bytes | None = None,
        signing: bytes | None = None,
    ) -> None:
        for label, key in zip(LABELS, (records, identity, vault, signing), strict=True):
            if not (_is_key(key) or (key is None and label != "records")):
                raise ValueError(f"the {label} key must be {KEY_BYTES} bytes")
            object.__setattr__(self, label, key)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("keys do not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("keys do not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and all(getattr(self, label) == getattr(other, label) for label in LABELS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, label) for label in LABELS))

    def __repr__(self) -> str:
        return f"Keys(held: {', '.join(self.held)})"

    def __reduce__(self) -> str:
        raise TypeError("keys are not pickled")

    @property
    def held(self) -> tuple[str, ...]:
        """The labels of the keys held, in the order of ``LABELS``."""
        return tuple(label for label in LABELS if getattr(self, label) is not None)


def _is_key(key: object) -> bool:
    return isinstance(key, bytes) and len(key) == KEY_BYTES
