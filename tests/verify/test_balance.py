"""Is the pace of a game counted right, and does each bound see what it is for?

Games of a few moves, with a reader so fast that only moves take time, or a mover so fast that only reading does.
"""

from dataclasses import replace

import pytest

from scenarios.compiled import Case, Chapter
from scoring.weights import Weights, standard
from sim.core import commands as c
from sim.core import events as e
from sim.record import Entry
from sim.verify import words
from sim.verify.balance import Balance, balance
from sim.verify.pace import ChapterPace, Stint, pace
from tests.scoring import tiny

MOVING = replace(standard(), balans_woorden=1e12, balans_zet=0.4, balans_inbreng=1.0, balans_plan=2.0)
MINUTES = dict.fromkeys(
    ("raadpleeg", "stuur", "oordeel", "besluit", "maatregel", "beslis", "plan", "bel", "video", "bureau", "ter_plaatse"), 5
)
ROLES = ("politie", "veilig_thuis", "om")


def small(kind: str = "casus", late: str = "") -> Case:
    """Three desks that are on duty in both chapters; `late` only in the second."""
    first, second = tiny.CHAPTERS
    chapters = (
        replace(first, roles=tuple(role for role in ROLES if role != late), play_minutes=20),
        replace(second, roles=ROLES, play_minutes=25),
    )
    return tiny.case(kind=kind, chapters=chapters, playable=ROLES, minutes=MINUTES)


class Game:
    """A log in the making: each move with what comes of it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.now = case.start
        self.seq = 0
        self.entries: list[Entry] = []
        self.add(None, (e.SeatsTaken, tuple((role, "mens") for role in case.playable), False, False), (e.ChapterOpened, "ochtend"))

    def add(self, command: c.Command | None, *events: tuple[object, ...]) -> "Game":
        made = []
        for kind, *values in events:
            made.append(kind(self.now, self.seq, e.ALL, *values))  # type: ignore[operator]  # a class of events
            self.seq += 1
        self.entries.append(Entry(command, tuple(made)))
        return self

    def act(self, role: str) -> "Game":
        """A move that takes the desk some simulated minutes."""
        return self.add(c.Consult(role, "moeder"), (e.FlagSet, "gezocht", True))

    def until(self, clock: str, role: str = "om") -> "Game":
        """Everybody waits until then; the wait is somebody's command, as in a real log."""
        self.now = tiny.at(clock)
        return self.add(c.Wait(role), (e.TimePassed,))

    def talk(self, by: str, *others: str, passes: str = "") -> "Game":
        """A conversation in which all bring something but `passes`."""
        number, present = self.seq, (by, *others)
        self.add(
            c.Talk(by, others, "telefoon", None, ("iets",)), (e.TalkOpened, number, by, present, (), "telefoon", None, "", self.now, 10)
        )
        for role in others:
            said = c.Contribute(role, number) if role == passes else c.Contribute(role, number, ("iets",))
            last = ((e.TalkSpoken, number, self.now + 10),) if role == others[-1] else ()
            self.add(said, (e.Contributed, number, role, said.tells, (), "", None), *last)
        return self

    def close(self, chapter: str, opens: str = "") -> "Game":
        self.add(c.Wait("om"), (e.ChapterClosed, chapter))
        return self.add(c.OpenChapter(), (e.ChapterOpened, opens)) if opens else self

    def paced(self, numbers: Weights = MOVING) -> tuple[ChapterPace, ...]:
        return pace(self.case, self.entries, numbers)


def stint(paced: tuple[ChapterPace, ...], role: str, chapter: int = 0) -> Stint:
    return next(one for one in paced[chapter].stints if one.role == role)


def test_moves_of_one_minute_are_made_side_by_side_and_the_next_minute_waits_for_the_slowest() -> None:
    paced = Game(small()).act("politie").act("veilig_thuis").until("08:10").act("politie").close("ochtend").paced()
    assert paced[0].minutes == pytest.approx(0.8)
    assert [one.moves for one in paced[0].stints] == [2, 1, 0]
    assert stint(paced, "politie").first == stint(paced, "veilig_thuis").first == pytest.approx(0.4)
    assert stint(paced, "om").first is None


def test_waiting_is_counted_between_own_moves_and_at_both_ends_of_a_chapter() -> None:
    game = Game(small()).act("politie").until("08:10").act("politie").until("08:20").act("veilig_thuis").until("08:30").act("politie")
    paced = game.until("08:40").act("politie").close("ochtend").paced()
    assert stint(paced, "politie").idle == pytest.approx(0.4)  # while Veilig Thuis made its move
    assert stint(paced, "politie").idle_at == (tiny.at("08:10"), tiny.at("08:30"))
    assert stint(paced, "veilig_thuis").idle == pytest.approx(0.8)
    assert stint(paced, "om").idle == pytest.approx(2.0)
    assert stint(paced, "om").busy == 0


def test_a_conversation_takes_the_longest_of_those_in_it_and_nobody_in_it_waits() -> None:
    paced = Game(small()).talk("politie", "veilig_thuis", "om", passes="om").until("08:20").act("politie").close("ochtend").paced()
    assert paced[0].minutes == pytest.approx(1.4 + 0.4)
    assert [one.moves for one in paced[0].stints] == [2, 0, 0]  # who is called has made no move
    assert [one.busy for one in paced[0].stints] == pytest.approx([1.8, 1.4, 1.4])
    assert [one.idle for one in paced[0].stints] == pytest.approx([0, 0.4, 0.4])


def test_a_plan_takes_longer_and_a_wait_takes_nothing() -> None:
    game = Game(small()).add(c.Plan("politie", review=900), (e.Planned, "politie", c.Plan("politie", review=900)))
    paced = game.until("09:00").until("10:00").close("ochtend").paced()
    assert (paced[0].minutes, stint(paced, "politie").busy) == pytest.approx((2.4, 2.4))
    assert stint(paced, "politie").moves == 1


def test_what_is_new_on_a_screen_is_read_once_and_while_others_move() -> None:
    case = small()
    told = replace(case, roles={**case.roles, "om": replace(case.roles["om"], briefing="woord " * 18)})
    reading = replace(standard(), balans_woorden=18, balans_zet=1.0)
    paced = Game(told).act("politie").until("08:10").act("om").until("08:20").act("om").close("ochtend").paced(reading)
    assert stint(paced, "om").busy == pytest.approx(1 + 2)
    assert stint(paced, "om").first == pytest.approx(2)  # it read while the police moved
    assert paced[0].minutes == pytest.approx(3)


def test_who_agreed_in_one_chapter_to_meet_in_the_next_has_not_waited_since() -> None:
    game = Game(small()).act("politie").until("08:10").act("politie")
    game.add(
        c.Talk("politie", ("om",), "telefoon", None, ("iets",)),
        (e.TalkOpened, 99, "politie", ("politie", "om"), (), "telefoon", None, "", tiny.at("12:10"), 10),
    )
    game.close("ochtend", "middag").until("12:10").add(None, (e.TalkBegan, 99))
    said = c.Contribute("om", 99, ("iets",))
    paced = (
        game.add(said, (e.Contributed, 99, "om", said.tells, (), "", None), (e.TalkSpoken, 99, tiny.at("12:20"))).close("middag").paced()
    )
    assert paced[1].minutes == pytest.approx(1.0)
    assert stint(paced, "om", 1).busy == pytest.approx(1.0)


def test_a_chapter_begins_anew_and_a_role_counts_where_it_has_duty() -> None:
    game = Game(small(late="om")).act("politie").close("ochtend", "middag").until("12:10").act("politie").until("12:20").act("om")
    found = balance(game.case, game.close("middag").paced(), MOVING)
    assert [len(chapter.stints) for chapter in found.chapters] == [2, 3]
    late = next(total for total in found.roles if total.role == "om")
    assert late.first == pytest.approx(0.8)
    assert late.moves == 1
    assert {finding.chapter for finding in found.findings if finding.role == "om" and finding.bound == "stil"} == {"middag"}


# --- bounds ---------------------------------------------------------------------------------------------------------


def weighed(*stints: Stint, kind: str = "casus", minutes: float = 45.0) -> Balance:
    """Stints in one chapter of 45 minutes of play."""
    chapter = tiny.blank(Chapter, id="dag", title="De dag", play_minutes=45, roles=ROLES)
    case = replace(small(kind), chapters=(chapter,))
    return balance(case, [ChapterPace("dag", minutes, stints)], standard())


def broken(found: Balance) -> set[tuple[str, str]]:
    return {(finding.bound, finding.role) for finding in found.findings if not finding.holds}


EVEN = tuple(Stint(role, 20, 4.0, 6.0, (480, 490), 30.0) for role in ROLES)


def test_a_game_on_the_bounds_holds() -> None:
    assert weighed(*EVEN).holds
    assert words.sentences(small(), weighed(*EVEN)) == ()


@pytest.mark.parametrize(
    ("changed", "bound"),
    [
        ({"first": 4.1}, ("eerste_zet", "om")),
        ({"first": None}, ("eerste_zet", "om")),
        ({"idle": 6.1}, ("stil", "om")),
        ({"moves": 5}, ("zetten", "om")),
        ({"moves": 22}, ("aandeel", "om")),
    ],
)
def test_each_bound_sees_the_role_that_breaks_it(changed: dict[str, object], bound: tuple[str, str]) -> None:
    found = weighed(*EVEN[:2], replace(EVEN[2], **changed))  # type: ignore[arg-type]  # one of its fields
    assert bound in broken(found)
    assert bound[1] in {role for _, role in broken(found)}
    case = replace(small(), chapters=(tiny.blank(Chapter, id="dag", title="De dag", play_minutes=45, roles=ROLES),))
    told = next(sentence for sentence in words.sentences(case, found) if sentence.startswith(words.BOUNDS[bound[0]]))
    assert "Om " in told
    assert told.endswith(words.ADVICE[bound[0]])


@pytest.mark.parametrize(("each", "holds"), [(16, False), (17, True), (23, True), (24, False)])
def test_moves_in_a_sitting_lie_between_fifty_and_seventy(each: int, holds: bool) -> None:
    found = weighed(*(replace(one, moves=each) for one in EVEN))
    assert found.rate == 3 * each
    assert (("tempo", "") not in broken(found)) is holds


@pytest.mark.parametrize(("minutes", "holds"), [(45.0, True), (45.5, False)])
def test_an_exercise_is_held_to_its_own_minutes_only(minutes: float, holds: bool) -> None:
    found = weighed(Stint("politie", 1, None, 40.0, (0, 0), 1.0), kind="oefening", minutes=minutes)
    assert found.holds is holds
    assert [finding.bound for finding in found.findings] == ["minuten"]
