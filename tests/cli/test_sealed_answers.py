"""Names and health: sealed from a form or by asking, shown only when asked for."""

import json

NAME = "Canary Aybənizə"


def form(folder, told):
    path = folder / "form.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return str(path)


def test_a_name_is_sealed_from_standard_input_and_shown_only_by_unseal(desk, tmp_path):
    desk.run("person", "add", "--counting-unit", "individual").succeeded()
    desk.run(
        "person", "name", "P-0001", "--from", form(tmp_path, {"names": [NAME], "contacts": ["+994 canary"]})
    ).succeeded()

    assert NAME in desk.run("person", "unseal", "P-0001").out
    assert NAME not in desk.run("person", "show", "P-0001").out
    assert NAME not in desk.run("person", "list", "--json").out


def test_what_is_sealed_later_is_added_to_what_was_there(desk, tmp_path):
    desk.run("person", "add", "--counting-unit", "individual").succeeded()
    desk.run("person", "name", "P-0001", "--from", form(tmp_path, {"names": [NAME]})).succeeded()
    desk.run("person", "name", "P-0001", "--from", form(tmp_path, {"aliases": ["Sarıköynək"]})).succeeded()

    told = desk.run("person", "unseal", "P-0001").out
    assert NAME in told
    assert "Sarıköynək" in told


def test_health_is_sealed_in_a_profile(desk, tmp_path):
    desk.run("person", "add", "--counting-unit", "individual").succeeded()
    desk.run("person", "profile", "P-0001", "--basis", "self_described", "--occupation", "student").succeeded()
    desk.run("person", "health", "P-0001/profile", "--from", form(tmp_path, {"hiv_status": "yes"})).succeeded()

    assert "hiv" not in desk.run("person", "show", "P-0001", "--json").out.casefold()
    assert "yes" in desk.run("person", "unseal", "P-0001").out


def test_nobody_is_named_on_the_command_line(desk):
    desk.run("person", "add", "--counting-unit", "individual").succeeded()

    told = desk.run("person", "name", "P-0001").ended(25)
    assert "--from" in told.err


def test_a_second_reviewer_must_be_somebody_else(desk):
    desk.run("add", "--title", "Raid", "--date", "2023-07-26", "--act", "LIB.7").succeeded()
    desk.run("verify", "AZ-2023-0001", "likely", "--by", "K.A.").succeeded()

    assert "somebody else" in desk.run("verify", "AZ-2023-0001", "--again-by", "K.A.").ended(25).err
    desk.run("verify", "AZ-2023-0001", "--again-by", "T.M.").succeeded()
    assert "T.M." in desk.run("show", "AZ-2023-0001").out


def test_one_act_is_checked_apart_from_its_incident(desk):
    desk.run("add", "--title", "Raid", "--date", "2023-07-26", "--act", "LIB.7", "--act", "COE.3").succeeded()
    desk.run("verify", "AZ-2023-0001/2", "verified", "--by", "K.A.").succeeded()

    told = json.loads(desk.run("show", "AZ-2023-0001", "--json").out)["rows"][0]
    assert told["verification"] == "reported"
    assert [each["verification"] for each in told["acts"]] == ["", "verified"]
