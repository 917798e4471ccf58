"""qeyd operation: waves of incidents."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("operation", noted("Add an operation."))
list_ = listing("operation", noted("List operations."))
show = showing("operation", noted("Show an operation whole."))
edit = editing("operation", noted("Change an operation; what stood there stays in its history."))
include = adding("operation_incident", noted("Say that an incident was part of an operation."), "operation")
estimate = adding("estimate", noted("Note how many a source says it struck."), "operation")
