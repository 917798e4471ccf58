"""What can be refused, and what to do about it.

DomainError
├── NotFoundError          no such record, term or file
├── RefusedInputError      what was told cannot become a record
├── QueryError             the query was not understood
├── ConsentError           nobody agreed to this use
├── DisclosureError        a figure could betray a person
├── IntegrityError         a signature, a hash or a chain does not match
├── LockedError            the case file is locked, or the passphrase is wrong
├── StoreError             the case file cannot be read or written
└── InterruptedWorkError   stopped by the person; nothing was kept
"""


class DomainError(Exception):
    """A refusal told in one plain sentence: what happened, where, what to do. Never a person's name or words."""

    @property
    def sentence(self) -> str:
        """The sentence, fit to be shown to the person at the keyboard."""
        return str(self)


class NotFoundError(DomainError):
    """There is no such record, term or file."""


class RefusedInputError(DomainError):
    """What was told cannot become a record."""


class QueryError(DomainError):
    """The query was not understood."""


class ConsentError(DomainError):
    """Nobody agreed to this use."""


class DisclosureError(DomainError):
    """A figure or a text could betray a person."""


class IntegrityError(DomainError):
    """A signature, a hash or a chain does not match what is stored."""


class LockedError(DomainError):
    """The case file is locked, or the passphrase does not open it."""


class StoreError(DomainError):
    """The case file cannot be read or written."""


class InterruptedWorkError(DomainError):
    """The person stopped the work; nothing of it was kept."""
