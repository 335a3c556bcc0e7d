"""Records go into a log and come back the same; what is no record of ours is told, never half read."""

import json
from dataclasses import fields
from typing import Any, cast, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import codec
from sim.codec import Unreadable
from sim.core import commands as c
from sim.core import events as e

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
NUMBER = st.integers(-(2**53), 2**53)


def records(kind: type) -> st.SearchStrategy[Any]:
    """Any record of this class."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: shape(hints[field.name]) for field in fields(kind)})


def shape(hint: Any) -> st.SearchStrategy[Any]:
    args = get_args(hint)
    if hint is str:
        return TEXT
    if hint is bool:
        return st.booleans()
    if hint is int:
        return NUMBER
    if hint is type(None):
        return st.none()
    if args and args[-1] is Ellipsis:
        return st.lists(shape(args[0]), max_size=3).map(tuple)
    if getattr(hint, "__origin__", None) is tuple:
        return st.tuples(*map(shape, args))
    if args:
        return st.one_of(*map(shape, args))
    return records(hint)


COMMANDS = st.one_of(*[records(kind) for kind in get_args(c.Command)])
EVENTS = st.one_of(*[records(kind) for kind in codec._EVENTS.values()])


@given(COMMANDS)
def test_a_command_comes_back_the_same(command: c.Command) -> None:
    assert codec.decode_command(json.loads(codec.dumps(command))) == command


@given(EVENTS)
def test_an_event_comes_back_the_same(event: e.Event) -> None:
    assert codec.decode_event(json.loads(codec.dumps(event))) == event


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=8,
)


@given(COMMANDS, st.data())
def test_a_spoiled_command_is_a_command_or_a_value_and_never_an_exception(command: c.Command, data: st.DataObject) -> None:
    spoiled = codec.encode(command)
    spoiled[data.draw(st.sampled_from(sorted(spoiled)) | TEXT)] = data.draw(JSON)
    codec.decode_command(spoiled)


@given(JSON)
def test_any_json_gives_a_value(junk: Any) -> None:
    assert isinstance(codec.decode_event(junk), Unreadable)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "geen object"),
        ({}, "t: onbekende soort 'None'"),
        ({"t": "GameStarted"}, "t: onbekende soort 'GameStarted'"),
        ({"t": "Act", "role": "politie"}, "act: ontbreekt"),
        ({"t": "Act", "role": "politie", "act": 3}, "act: geen tekst"),
        ({"t": "Act", "role": "politie", "act": "a", "extra": 1}, "extra: onbekend veld"),
        ({"t": "Wait", "role": "politie", "until": True}, "until: geen geheel getal"),
        ({"t": "Wait", "role": "politie", "until": 2**60}, "until: te groot getal"),
        (
            {"t": "Judge", "role": "politie", "judgement": {"t": "Judgement", "level": "zorgen", "cites": ["a", 1]}},
            "judgement.cites.1: geen tekst",
        ),
        ({"t": "Judge", "role": "politie", "judgement": {"t": "Act"}}, "judgement.t: onbekende soort 'Act'"),
        ({"t": "Talk", "role": "politie", "to": "om", "channel": "telefoon"}, "to: geen lijst"),
    ],
)
def test_what_is_no_command_is_told_with_its_place(data: Any, told: str) -> None:
    assert str(codec.decode_command(data)) == told


@pytest.mark.parametrize(
    "command",
    [
        c.Wait("politie", cast(int, "x")),
        c.Wait("politie", 2**60),
        c.Wait("politie", 500, cast(bool, 1)),
        c.Act("politie", "x" * 5_000),
        c.Act("politie", "\ud800"),
        c.Send("politie", cast(tuple[str, ...], ["om"]), "bericht"),
        c.Plan("politie", agreements=(c.AgreementLine("a", "b", cast(int, 1.5)),)),
        c.Contribute("politie", 3, judgement=cast(c.Judgement, "veilig")),
    ],
)
def test_what_does_not_come_back_the_same_does_not_fit(command: c.Command) -> None:
    assert not codec.fits(command)
