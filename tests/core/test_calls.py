"""Does who is called read whom it is about, and nothing that was not brought?"""

import json

from hypothesis import given
from hypothesis import strategies as st

from sim import codec
from sim.core import commands as m
from sim.core import events as e
from sim.core.talks import persons_in
from sim.plain import tell
from sim.tui.screens.talk import talk_text
from tests.core.plays import done
from tests.core.test_meetings import POL, VT, begin, told
from tests.strategies import case

WHOLE = case("acuut_onveilig")
FACTS = tuple(WHOLE.facts)


def _called(*facts: str, asks: tuple[str, ...] = ()) -> tuple[e.TalkOpened, str]:
    """The call in which politie brings `facts`, and the title of the note at Veilig Thuis."""
    game = begin()
    told(game, POL, *facts)
    events = done(game, m.Talk(POL, (VT,), "telefoon", None, facts, asks, next(iter(WHOLE.purposes))))
    opened = next(event for event in events if isinstance(event, e.TalkOpened))
    note = next(note for note in game.view(VT).notes if note.kind == "oproep")
    talk = game.view(VT).talk
    assert talk is not None
    shown = "\n".join(text.plain for _, text in talk_text(game.view(VT), talk))
    assert (f"belt over {talk.about}" in shown) == bool(talk.about)
    assert any(f" over {talk.about}." in line for line in tell.talk(game.view(VT), {})) == bool(talk.about)
    return opened, note.title


def test_a_call_says_whom_it_is_about_by_the_short_titles_of_the_case() -> None:
    about = {person: fact.id for fact in WHOLE.facts.values() for person in fact.about}
    opened, title = _called(*{about[one] for one in ("kind_a", "partner", "moeder")})
    assert opened.about == tuple(one for one in WHOLE.persons if one in opened.about)
    assert {"moeder", "partner", "kind_a"} <= set(opened.about)
    names = [WHOLE.persons[one].title.partition(",")[0] for one in opened.about]
    assert title == f"Gesprek: Politie belt over {', '.join(names[:-1])} en {names[-1]}"


@given(st.lists(st.sampled_from(tuple(WHOLE.themes)), unique=True).map(tuple))
def test_a_call_that_only_asks_names_nobody_whatever_is_asked(asks: tuple[str, ...]) -> None:
    opened, title = _called(asks=asks)
    assert opened.about == ()
    assert title == "Gesprek: Politie belt"


@given(st.lists(st.sampled_from(FACTS), unique=True, max_size=6).map(tuple))
def test_persons_are_those_of_the_facts_brought_and_no_others(facts: tuple[str, ...]) -> None:
    assert set(persons_in(WHOLE, facts)) == {person for fact in facts for person in WHOLE.facts[fact].about}


def test_a_log_from_before_calls_said_whom_they_are_about_still_reads() -> None:
    opened, _ = _called(FACTS[0])
    old = json.loads(codec.dumps(opened))
    del old["about"]
    read = codec.decode_event(old)
    assert isinstance(read, e.TalkOpened)
    assert read.about == ()
