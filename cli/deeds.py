"""What an entry of the log is called: what somebody did."""

from schemas.speech import noted, said

_DEEDS = {
    "add": noted("add"),
    "coding": noted("coding"),
    "consent": noted("consent"),
    "decide": noted("decide"),
    "edit": noted("edit"),
    "evidence": noted("evidence"),
    "import": noted("import"),
    "link": noted("link"),
    "merge": noted("merge"),
    "pack": noted("pack"),
    "release": noted("release"),
    "restore": noted("restore"),
    "trash": noted("trash"),
    "undo": noted("undo"),
    "verify": noted("verify"),
}


def deed(kind: str) -> str:
    """The word for what was done, in the language spoken; as the log has it where nobody gave it one."""
    return said(_DEEDS.get(kind, kind))
