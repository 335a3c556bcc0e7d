"""The days of the people it is about."""

from sim.core import events as e
from sim.report import sheets
from sim.report.eyes import visit_line
from sim.report.text import said
from tests.report.courses import case, log, looked_back


def test_everybody_the_case_wants_heard_is_there_also_when_nobody_came() -> None:
    people = [one.person for one in looked_back("niets").eyes]
    assert "Oma, moeder van moeder" in people
    assert all(one.said == ("Niemand sprak met deze persoon, voor zover het spel weet.",) for one in looked_back("niets").eyes)


def test_how_often_the_story_was_told_is_what_the_log_holds() -> None:
    mother = looked_back("expert").eyes[0]
    told = [one for one in log("expert") if isinstance(one, e.Interviewed) and one.person == "moeder" and one.kind == "feiten"]
    assert len([one for one in mother.visits if one.kind == "feiten"]) == len({one.at for one in told}) == 2
    assert any("2 keer verteld: di 07:53 bij Politie; di 14:54 bij Politie." in text for text in mother.said)


def test_who_explained_and_that_nobody_did_is_said() -> None:
    oma = next(one for one in looked_back("acuut_zonder_vervolg").eyes if one.person.startswith("Oma"))
    assert "Niemand legde uit wat er gebeurde en waarom." in oma.said
    assert any(
        text.startswith("Uitleg kwam er") for text in next(one for one in looked_back("expert").eyes if one.person.startswith("Oma")).said
    )


def test_who_comforted_the_children_is_asked_and_not_made_up() -> None:
    child = next(one for one in looked_back("goed").eyes if one.child)
    assert child.said[-1].endswith("Weet jij het?")


def test_nobody_speaks_in_the_first_person() -> None:
    for course in ("expert", "matig"):
        words = " ".join(said(sheets.eyes(looked_back(course)), 80)).lower().split()
        assert not {"ik", "mij", "mijn"} & set(words)


def test_a_visit_names_its_hour_and_who_came() -> None:
    visit = looked_back("expert").eyes[0].visits[1]
    assert visit_line(case(), visit) == "di 07:53  vertelde wat er is gebeurd aan Politie"
