"""qeyd source: who told us."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("source", noted("Add a source."))
list_ = listing("source", noted("List sources."))
show = showing("source", noted("Show a source whole."))
edit = editing("source", noted("Change a source; what stood there stays in its history."))
access = adding("access_point", noted("Say where a source can be read, and where a copy lies."), "source")
told = adding("information", noted("Say what a source brought about an incident."), "source")
