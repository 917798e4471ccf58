"""qeyd actor: institutions and units."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("actor", noted("Add an institution or unit."))
list_ = listing("actor", noted("List institutions and units."))
show = showing("actor", noted("Show an institution or unit whole."))
edit = editing("actor", noted("Change an institution or unit; what stood there stays in its history."))
member = adding("membership", noted("Say that a person served in a unit, as what and when."), "actor")
under = adding("composition", noted("Say under which unit a unit stood, and when."), "actor")
site = adding("emplacement", noted("Say where a unit was, and when."), "actor")
