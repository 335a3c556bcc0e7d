"""Judgements side by side, before anything was told and after."""

from dataclasses import replace

from sim.core import events as e
from sim.report import sheets
from sim.report.text import said
from sim.report.views import Rating, scale, views
from tests.report.courses import case, log, looked_back


def changed(**levels: str) -> tuple[e.Event, ...]:
    """The good course, with other judgements in its last meeting."""
    talk = max(one.talk for one in log("goed") if isinstance(one, e.Judged) and one.talk is not None)
    return tuple(
        replace(one, level=levels.get(one.role, one.level)) if isinstance(one, e.Judged) and one.talk == talk else one
        for one in log("goed")
    )


def test_the_judgements_of_a_meeting_stand_side_by_side_with_their_reasons() -> None:
    found = looked_back("expert").views
    assert [view.title for view in found] == ["Actieoverleg"]
    rated = {one.role: one.before for one in found[0].rated}
    assert rated["Raad voor de Kinderbescherming"] == Rating("zorgen", ("Raadsonderzoek van 2022",))
    assert found[0].differences == ()


def test_two_steps_apart_is_marked_and_whether_it_was_said() -> None:
    events = changed(reclassering="veilig", politie="acuut_onveilig")
    difference = views(case(), events)[-1].differences[0]
    assert (difference.mild, difference.grave, difference.spoken) == ("Reclassering", "Politie", "")
    shown = next(one for one in events if isinstance(one, e.TalkEnded) and one.at >= 3445)
    pair = ("reclassering", "politie")
    more = [
        e.DifferenceFound(shown.at, shown.seq, shown.present, max(one.talk or 0 for one in events if isinstance(one, e.Judged)), pair),
        e.DifferenceDiscussed(shown.at + 5, shown.seq, pair, "politie"),
    ]
    spoken = views(case(), (*events, *more))[-1].differences[0]
    assert spoken.spoken == "Politie sprak het uit om 09:30"


def test_one_step_is_no_difference() -> None:
    assert all(not view.differences for view in looked_back("goed").views)


def test_who_judged_again_after_it_all_was_told_is_seen_to() -> None:
    again = e.Judged(3450, 1 << 30, ("politie",), "politie", "zorgen", (), None)
    rated = {one.role: one for one in views(case(), (*log("goed"), again))[-1].rated}
    assert rated["Politie"].after == Rating("zorgen", ())
    assert rated["Veilig Thuis"].after is None


def test_a_judgement_of_another_chapter_is_about_something_else_and_one_of_after_the_next_meeting_about_that() -> None:
    """A night ten days later is no second thought about a meeting of day 2, and a second meeting takes what comes after it."""
    night = e.Judged(18896, 1 << 30, ("politie",), "politie", "zorgen", (), None)
    found = views(case(), (*log("goed"), night))
    assert all(one.after != Rating("zorgen", ()) for view in found for one in view.rated)
    assert (found[-1].at, found[-1].alone, found[-1].rated[0].before) == (18896, True, Rating("zorgen", ()))
    shown = "\n".join(said(sheets.views(replace(looked_back("goed"), views=found[-1:])), 80))
    assert "Buiten een overleg" in shown
    assert "achteraf" not in shown
    assert "vooraf" not in shown


def test_a_judgement_outside_any_conversation_is_shown_apart() -> None:
    alone = e.Judged(500, 1 << 30, ("cit",), "cit", "veilig", (), None)
    assert views(case(), (*log("acuut_zonder_vervolg"), alone))[0].rated[0].role == "Crisisinterventieteam"


def test_a_game_without_judgements_still_asks() -> None:
    assert any("Doe het nu alsnog" in line for line in said(sheets.views(looked_back("acuut_zonder_vervolg")), 80))


def test_the_scale_has_a_place_for_each_level() -> None:
    assert [scale(Rating(level, ())) for level in ("veilig", "zorgen", "onveilig", "acuut_onveilig")] == ["●○○○", "○●○○", "○○●○", "○○○●"]
    assert scale(None) == "····"
