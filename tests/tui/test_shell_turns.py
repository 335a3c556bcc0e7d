"""Whose desk is on the screen."""

from sim.tui.turns import AtDesk, BetweenChapters, Over, Standing, next_place

PEOPLE = ("politie", "veilig_thuis", "cit")


def standing(*free: str) -> Standing:
    return Standing(over=False, chapter_open=True, free=free)


def test_a_desk_that_may_choose_stays() -> None:
    assert next_place(standing(*PEOPLE), PEOPLE, "veilig_thuis") == AtDesk("veilig_thuis")


def test_the_first_free_seat_begins() -> None:
    assert next_place(standing("veilig_thuis", "cit"), PEOPLE, None) == AtDesk("veilig_thuis")


def test_the_screen_goes_round_in_the_order_of_the_table() -> None:
    assert next_place(standing("politie", "cit"), PEOPLE, "veilig_thuis") == AtDesk("cit")
    assert next_place(standing("politie"), PEOPLE, "cit") == AtDesk("politie")


def test_who_gave_the_screen_away_gets_it_back_only_when_nobody_else_is_free() -> None:
    assert next_place(standing(*PEOPLE), PEOPLE, "politie", done=True) == AtDesk("veilig_thuis")
    assert next_place(standing("politie"), PEOPLE, "politie", done=True) == AtDesk("politie")


def test_software_that_may_choose_does_not_get_the_screen() -> None:
    assert next_place(standing("om"), PEOPLE, "cit") == AtDesk("cit")


def test_the_end_of_a_chapter_and_of_the_game_come_before_any_desk() -> None:
    assert next_place(Standing(False, False, ()), PEOPLE, "cit") == BetweenChapters()
    assert next_place(Standing(True, False, PEOPLE), PEOPLE, "cit") == Over()


def test_who_a_conversation_waits_for_comes_before_who_may_line_up_more() -> None:
    waiting = Standing(False, True, PEOPLE, called=("cit",))
    assert next_place(waiting, PEOPLE, "politie") == AtDesk("cit")
    assert next_place(waiting, PEOPLE, "cit") == AtDesk("cit")
