"""What does a colleague do that no person plays?

Three stances over one list of the case. *Meewerkend* does its list, answers what it is asked, unless that does not belong
with whoever asks, and brings what the others at the table lack. *Afwachtend* answers, and does its list an hour late, until
one colleague has come to it twice in a chapter: for the rest of that chapter it works along. *Eilandje* does its own work,
calls nobody, and answers what it is asked for the second time. All of them rule on requests by what they know.
"""

from scenarios.compiled import Case, PlayStep
from scenarios.world import World
from sim.core import commands as c
from sim.core import events as e
from sim.core.roleview import RequestView, RoleView, TalkView
from sim.players.filling import level_by

STANCES = ("meewerkend", "afwachtend", "eilandje")
LATE = 60
"""Minutes after which *afwachtend* gets round to a line of its list."""
PRESSED = 2
"""Times a colleague has to come before *afwachtend* works along (author's choice)."""
AGAIN = 15
"""Minutes after which something that was refused is tried again."""
TRIES = 6
"""Times one line is tried before it is left."""


class Stance:
    """One software colleague."""

    def __init__(self, case: Case, role: str, how: str) -> None:
        self.case = case
        self.role = role
        self.how = how
        self.steps = tuple(step for step in case.playbook.get(role, ()) if how != "eilandje" or _own_work(step))
        self.done: set[int] = set()
        self.tried: dict[int, tuple[int, int]] = {}
        """Step → how often it was refused, and when it may be tried again."""
        self.called: int | None = None
        """The call of its list that was made last, if it had something to tell."""
        self.missed = False
        """Whether the move it is told of now was a call in which nobody was reached."""
        self.due_since: dict[int, int] = {}
        self.asked: dict[str, int] = {}
        """Theme → in how many conversations somebody asked for it."""
        self.came: dict[str, int] = {}
        """Colleague → how often it called or wrote in this chapter."""
        self.shared: set[tuple[str, str]] = set()
        """(receiver, fact) of what it told before."""
        self.choice: tuple[int, c.Command, int] | None = None
        """The step that was chosen last, its command, and when."""

    def tell(self, event: e.Event) -> None:
        """Remember who came, what was asked, and what was told to whom."""
        if isinstance(event, e.Asked) and event.role != self.role:
            for theme in event.asks:
                self.asked[theme] = self.asked.get(theme, 0) + 1
        elif isinstance(event, e.Disclosed) and event.giver == self.role:
            self.shared.add((event.receiver, event.fact))
        elif isinstance(event, e.TalkOpened | e.Read) and event.by != self.role:
            self.came[event.by] = self.came.get(event.by, 0) + 1
        elif isinstance(event, e.TalkFailed) and event.by == self.role:
            self._call_again(event.at)
        elif isinstance(event, e.ChapterOpened):
            self.came.clear()

    @property
    def waits(self) -> bool:
        """Whether it still waits for the others: nobody has come to it twice."""
        return self.how == "afwachtend" and max(self.came.values(), default=0) < PRESSED

    @property
    def joins_in(self) -> bool:
        """Whether it brings of itself what the others at the table lack."""
        return self.how == "meewerkend" or (self.how == "afwachtend" and not self.waits)

    def did(self, command: c.Command) -> None:
        """Tick off the first line of the list that this move was; a call that failed at once stays on it."""
        missed, self.missed, self.choice = self.missed, False, None
        for index, step in enumerate(self.steps):
            if index not in self.done and _is(step, command):
                if not missed:
                    self.done.add(index)
                if isinstance(command, c.Talk):
                    self.called = index if command.tells and not missed else None
                return

    def refused(self, command: c.Command) -> None:
        """Leave a refused line for a while, and for good after some tries."""
        if self.choice is not None and self.choice[1] == command:
            index, _, now = self.choice
            self._put_off(index, now)

    def _call_again(self, now: int) -> None:
        """What was to be told in a call that reached nobody is still untold: the call stands on the list again."""
        if self.choice is not None and isinstance(self.choice[1], c.Talk):
            self.missed = bool(self.choice[1].tells)
            if self.missed:
                self._put_off(self.choice[0], now)
        elif self.called is not None:
            self.done.discard(self.called)
            self._put_off(self.called, now)
            self.called = None

    def _put_off(self, index: int, now: int) -> None:
        times = self.tried.get(index, (0, 0))[0] + 1
        self.tried[index] = (times, now + AGAIN)
        if times >= TRIES:
            self.done.add(index)

    def rest(self, view: RoleView) -> c.Command:
        """Pass in a conversation, else wait a little."""
        if view.talk is not None and view.talk.must_speak:
            return c.Contribute(self.role, view.talk.talk, judgement=self._judgement(view))
        return c.Wait(self.role, min(view.now + AGAIN, view.chapter_end))

    def choose(self, view: RoleView, world: World) -> c.Command:
        """The next thing: speak, rule, a line of the list, or wait for the next."""
        self.choice = None
        if view.talk is not None and view.talk.must_speak:
            return self._speak(view, view.talk)
        for request in view.requests:
            return self._rule(view, request, world)
        wake: list[int] = []
        for index, step in enumerate(self.steps):
            if index in self.done:
                continue
            when = self._when(index, step, view, world)
            if when is None:
                continue
            if when > view.now:
                wake.append(when)
                continue
            command = self._command(step, view)
            if command is not None:
                self.choice = (index, command, view.now)
                return command
        until = min(wake, default=None)
        return c.Wait(self.role, until if until is not None and until < view.chapter_end else None)

    # --- the list ---

    def _when(self, index: int, step: PlayStep, view: RoleView, world: World) -> int | None:
        """The minute at which a line may be done; None when that cannot be said now."""
        if step.chapter is not None and step.chapter != view.chapter:
            return None
        start = step.at if step.at is not None else 0
        if start <= view.now and ((step.when is not None and not step.when.holds(world, self.role)) or self._too_early(step, view)):
            return None
        if self.waits and start <= view.now:
            start = self.due_since.setdefault(index, view.now) + LATE
        return max(start, self.tried.get(index, (0, 0))[1])

    def _too_early(self, step: PlayStep, view: RoleView) -> bool:
        """Whether a decision waits for its facts: it is taken when they are in, or shortly before it is due."""
        if step.decision is None or step.at is not None or step.when is not None:
            return False
        decision = self.case.decisions[step.decision]
        known = len(self._known(view, decision.basis))
        return known < max(decision.basis_least, min(2, len(decision.basis))) and view.now < decision.due - 2 * AGAIN

    def _command(self, step: PlayStep, view: RoleView) -> c.Command | None:
        """The command for a line, with what the role knows now; None when it would have nothing to say."""
        role = self.role
        tells = self._known(view, step.tells)
        to = step.call or step.send
        if to is not None:
            tells = tuple(fact for fact in tells if (to, fact) not in self.shared)
        purpose = self._purpose(step.purpose) if tells else step.purpose
        if step.act is not None:
            return c.Act(role, step.act)
        if step.consult is not None:
            return c.Consult(role, step.consult, self._known(view, step.record))
        if step.call is not None:
            if step.tells and not tells and not step.asks:
                return None
            first = step.moment is not None and self.case.moments[step.moment].judges_first
            judgement = self._judgement(view) if first else None
            return c.Talk(role, (step.call, *step.also), step.channel, step.moment, tells, step.asks, purpose, judgement)
        if step.send is not None:
            if not tells and not step.asks:
                return None
            return c.Send(role, (step.send,), step.send_kind or "bericht", tells, step.asks, purpose)
        if step.order is not None:
            return c.Order(role, step.order, self._cites(view, step.cites, self.case.measures[step.order].basis))
        if step.decision is not None and step.option is not None:
            basis = self.case.decisions[step.decision].basis
            return c.Decide(role, step.decision, step.option, self._cites(view, step.cites, basis))
        return c.Judge(role, c.Judgement(step.judge or "zorgen", self._cites(view, step.cites, ())))

    # --- answering ---

    def _speak(self, view: RoleView, talk: TalkView) -> c.Contribute:
        """What it brings into a conversation."""
        asked = {theme for role, themes in talk.asks if role != self.role for theme in themes}
        if self.how == "eilandje":
            asked = {theme for theme in asked if self.asked.get(theme, 0) > 1}
        tells = [fact.id for fact in view.facts if fact.theme in asked and not fact.lost and not fact.expired]
        tells = [fact for fact in tells if self._belongs(fact, talk)]
        if self.joins_in:
            others = set(talk.present) - {self.role}
            listed = {fact for step in self.steps if step.call in others for fact in step.tells}
            tells += [fact for fact in self._known(view, tuple(listed)) if fact not in tells]
        judgement = self._judgement(view) if talk.judge_first or talk.moment is not None else None
        return c.Contribute(self.role, talk.talk, tuple(tells), (), self._purpose(talk.purpose) if tells else None, judgement)

    def _belongs(self, fact: str, talk: TalkView) -> bool:
        """Whether somebody who asks for this theme is one to whom the case lets it be told."""
        what = self.case.facts[fact]
        askers = (role for role, themes in talk.asks if role != self.role and what.theme in themes)
        return any(role not in what.unfit and role not in what.leak for role in askers)

    def _rule(self, view: RoleView, request: RequestView, world: World) -> c.Command:
        """Grant or deny by the rule of the case, else by whether the facts it rests on are known."""
        measure = self.case.measures[request.measure]
        known = self._cites(view, request.cites, measure.basis)
        if measure.ruling is not None:
            step = next((s for s in measure.ruling.steps if s.when is None or s.when.holds(world, self.role)), None)
            return c.Rule(self.role, request.request, step is not None and step.grant, known)
        enough = len(self._known(view, measure.basis)) >= max(1, measure.basis_least)
        return c.Rule(self.role, request.request, enough, known)

    def _judgement(self, view: RoleView) -> c.Judgement:
        """What it thinks now: what its list says, else by the red flags it knows, for what was thought before may be overtaken."""
        flags = tuple(fact.id for fact in view.facts if fact.red_flag is not None and not fact.lost and not fact.expired)
        listed = next((step.judge for step in self.steps if step.judge is not None), None)
        return c.Judgement(listed or level_by(len(flags)), flags[:3])

    def _known(self, view: RoleView, facts: tuple[str, ...]) -> tuple[str, ...]:
        wanted = frozenset(facts)
        return tuple(fact.id for fact in view.facts if fact.id in wanted and not fact.lost and not fact.expired)

    def _cites(self, view: RoleView, listed: tuple[str, ...], basis: tuple[str, ...]) -> tuple[str, ...]:
        """At most three facts it knows: those the list names first, then others the decision rests on."""
        known = self._known(view, listed)
        return (known + tuple(fact for fact in self._known(view, basis) if fact not in known))[:3]

    def _purpose(self, wanted: str | None) -> str | None:
        return wanted if wanted in self.case.purposes else next(iter(self.case.purposes), None)


def _own_work(step: PlayStep) -> bool:
    """Whether a line is work at the own desk, without anybody else."""
    return step.call is None and step.send is None


def _is(step: PlayStep, command: c.Command) -> bool:
    """Whether `command` is what the line says."""
    match command:
        case c.Act():
            return step.act == command.act
        case c.Consult():
            return step.consult is not None and step.consult == command.about
        case c.Talk():
            same = step.call is not None and command.to == (step.call, *step.also) and step.moment == command.moment
            return same and set(command.tells) <= set(step.tells)
        case c.Send():
            return step.send is not None and command.to == (step.send,) and set(command.tells) <= set(step.tells)
        case c.Order():
            return step.order == command.measure
        case c.Decide():
            return step.decision == command.decision
        case c.Judge():
            return step.judge is not None and step.judge == command.judgement.level
        case _:
            return False
