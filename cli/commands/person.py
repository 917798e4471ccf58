"""qeyd person: who people are, by code."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("person", noted("Add a person."))
list_ = listing("person", noted("List people."))
show = showing("person", noted("Show a person whole."))
edit = editing("person", noted("Change a person; what stood there stays in its history."))
profile = adding("profile", noted("Say what a person told of themselves, or was taken for, as of a date."), "person")
