"""qeyd case: support for people."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("support_case", noted("Add a support case."))
list_ = listing("support_case", noted("List support cases."))
show = showing("support_case", noted("Show a support case whole."))
edit = editing("support_case", noted("Change a support case; what stood there stays in its history."))
need = adding("need", noted("Note what the people of a case need."), "support_case")
refer = adding("referral", noted("Send the people of a case to somebody who helps."), "support_case")
