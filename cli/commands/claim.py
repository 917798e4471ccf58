"""qeyd claim: what one source says of one field."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("claim", noted("Add a claim."))
list_ = listing("claim", noted("List claims."))
show = showing("claim", noted("Show a claim whole."))
edit = editing("claim", noted("Change a claim; what stood there stays in its history."))
