"""qeyd act: the acts of an incident."""

from cli.registers import adding, editing, listing, showing
from schemas.speech import noted

add = adding("act", noted("Add an act."), "incident")
list_ = listing("act", noted("List acts."))
show = showing("act", noted("Show an act whole."))
edit = editing("act", noted("Change an act; what stood there stays in its history."))
by = adding("involvement", noted("Say who did an act, and how that is known."), "act")
detention = adding("detention", noted("Tell how somebody was held."), "act")
coercion = adding("coercion", noted("Tell how somebody was blackmailed or extorted."), "act")
treatment = adding("ill_treatment", noted("Tell of torture or ill-treatment, topic by topic."), "act")
killing = adding("killing", noted("Tell how a death was investigated."), "act")
surveillance = adding("surveillance", noted("Tell how somebody was watched."), "act")
property_ = adding("property_loss", noted("Tell what was taken or destroyed."), "act")
