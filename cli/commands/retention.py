"""qeyd retention: how long what is kept."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("retention_rule", noted("Add a retention rule."))
list_ = listing("retention_rule", noted("List retention rules."))
show = showing("retention_rule", noted("Show a retention rule whole."))
edit = editing("retention_rule", noted("Change a retention rule; what stood there stays in its history."))
