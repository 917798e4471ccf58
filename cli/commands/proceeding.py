"""qeyd proceeding: the legal way of one person."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("proceeding", noted("Add a proceeding."))
list_ = listing("proceeding", noted("List proceedings."))
show = showing("proceeding", noted("Show a proceeding whole."))
edit = editing("proceeding", noted("Change a proceeding; what stood there stays in its history."))
step = adding("proceeding_step", noted("Note a step: what was done or decided, or is to come."), "proceeding")
