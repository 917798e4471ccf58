"""qeyd recommendation: what a State was told to do."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("recommendation", noted("Add a recommendation."))
list_ = listing("recommendation", noted("List recommendations."))
show = showing("recommendation", noted("Show a recommendation whole."))
edit = editing("recommendation", noted("Change a recommendation; what stood there stays in its history."))
