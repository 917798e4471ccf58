"""qeyd intervention: what we did, and how it was answered."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("intervention", noted("Add an intervention."))
list_ = listing("intervention", noted("List interventions."))
show = showing("intervention", noted("Show an intervention whole."))
edit = editing("intervention", noted("Change an intervention; what stood there stays in its history."))
