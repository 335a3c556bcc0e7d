"""Every command can stand in a course file and comes back the same."""

from typing import get_args

import pytest

from scenarios.seating import Chair
from sim import coursefile
from sim.core import commands as c
from sim.deeds import command_of, deed_of

J = c.Judgement("onveilig", ("f1", "f2"))
COMMANDS: tuple[tuple[c.Command, str | None, int | None], ...] = (
    (c.Act("politie", "doe"), None, None),
    (c.Consult("politie", "vader", ("f1",)), None, None),
    (c.Talk("politie", ("om", "cit"), "video", "zsm", ("f1",), ("t1",), "d1", J), None, None),
    (c.Contribute("politie", 31, ("f1",), ("t1",), "d1", J), None, 31),
    (c.Send("politie", ("om",), "bericht", ("f1",), ("t1",), "d1"), None, None),
    (c.Judge("politie", J, True), None, None),
    (c.Decide("politie", "b1", "k1", ("f1",)), None, None),
    (c.Order("politie", "m1", ("f1",)), None, None),
    (c.Rule("politie", 12, False, ("f1",), ("a1",)), "m1", 12),
    (
        c.Plan(
            "politie",
            (c.AgreementLine("a1", "moeder", 2000), c.AgreementLine("m1", "om")),
            1980,
            "cit",
            (c.CallLine("moeder", "politie"),),
            (c.RegieLine("casusregie", "zvh"),),
            ("om",),
            "lokaal_team",
            True,
            True,
            ("f1",),
            (c.ConsultLine("politie", "om", 3000),),
            (c.ResultLine("t1", "om", "cit"),),
            (c.NotNeededLine("wie_belt", "r1"),),
        ),
        None,
        None,
    ),
    (c.Deviate("politie", "n1", "r1", ("f1",), ("om",)), None, None),
    (c.Hardop("politie", "f1", ("om",)), None, None),
    (c.Heard("politie", 12, "om"), None, None),
    (c.Wait("politie", 1500, True), None, None),
    (c.Wait("politie"), None, None),
    (c.Stop("politie", 9), "werk", 9),
    (c.Stop("politie"), None, None),
    (c.Retract("politie"), None, None),
    (c.OpenChapter(), None, None),
    (c.Reseat((Chair(("cit",), 2, (("dag", "om"),)), Chair(("politie", "zvh"))), (("cit", "mens"), ("om", "eilandje"))), None, None),
    (c.Reseat(()), None, None),
)
HEAD = {"formaat": 1, "casus": "x", "naam": "x", "titel": "x", "zetels": {}}


@pytest.mark.parametrize(("command", "name", "number"), COMMANDS, ids=lambda value: type(value).__name__)
def test_a_command_written_as_a_line_is_read_back_the_same(command: c.Command, name: str | None, number: int | None) -> None:
    text = coursefile.dump({**HEAD, "regels": [{"rol": command.role, "doe": deed_of(command, name)}]})
    (line,) = coursefile.parse(text, "x.yaml").course.lines
    assert command_of(line.role, line.deed, number) == command


def test_no_command_is_left_out() -> None:
    assert {type(command) for command, _, _ in COMMANDS} == set(get_args(c.Command))
