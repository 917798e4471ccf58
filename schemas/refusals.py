"""What a record refuses to be made of."""


class Refusal(ValueError):  # noqa: N818 - a refusal is the field's word for it
    """One plain sentence: what was not understood, and what would be."""

    @property
    def sentence(self) -> str:
        """The sentence, fit to be shown to the person at the keyboard."""
        return str(self)
