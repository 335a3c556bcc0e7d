"""How does a case file become a case for one region and one playing date?

`build` takes a checked document and the catalogue as it stands for the region and date, and makes the frozen records the
core plays with. Where the region lacks a partner, what its role knows, may and must goes to the role of the partner that
takes its place; the role itself stays in the case as one that does not exist here.
"""

from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import timedelta
from hashlib import sha256

from scenarios import compile_scored as scored
from scenarios import compile_seating as seating
from scenarios import compiled as c
from scenarios import document as doc
from scenarios import forms, regional
from scenarios.catalogue import Resolved
from scenarios.conditions import Swap, compiled, rule


def card_numbers(case: str, facts: Sequence[str]) -> dict[str, int]:
    """A number for the card of each fact, the same at every table and said aloud as it stands on paper.

    Numbers in a row betray in their gaps how much somebody does not know; these are drawn from 10 to 99 (or with a
    digit more, for more facts than that) by the names of case and fact. A fact that is added at the end changes no other card.
    """
    low = next(least for least in (10, 100, 1_000) if len(facts) <= 9 * least)
    span = 9 * low
    taken: dict[int, str] = {}
    for fact in facts:
        place = int.from_bytes(sha256(f"{case}/{fact}".encode()).digest()[:8]) % span
        while place in taken:
            place = (place + 1) % span
        taken[place] = fact
    return {fact: low + place for place, fact in taken.items()}


def stand_ins(document: doc.CaseDocument, region: regional.Region) -> tuple[Swap, list[int]]:
    """Who takes the place of roles whose partner the region lacks; and the numbers of the roles that nobody can replace."""
    roles: dict[str, str] = {}
    orphans = []
    for number, role in enumerate(document.roles):
        partner, seen = role.partner, {role.partner}
        while partner in region.absent and region.absent[partner] not in seen:
            partner = region.absent[partner]
            seen.add(partner)
        if partner == role.partner:
            continue
        able = [one for one in document.roles if one.partner == partner]
        if able:
            roles[role.id] = next((one.id for one in able if one.playable), able[0].id)
        else:
            orphans.append(number)
    return Swap(roles, dict(region.absent)), orphans


class Builder:
    """Makes the records of one case."""

    def __init__(self, document: doc.CaseDocument, resolved: Resolved, swap: Swap) -> None:
        self.document, self.resolved, self.swap = document, resolved, swap
        self.horizon = document.head.horizon
        self.basis: dict[str, list[str]] = {}
        for fact in document.facts:
            for name in fact.needed_for:
                self.basis.setdefault(name, []).append(fact.id)

    def case(self, day: Date, note: str, versions: Mapping[str, str], calibration: Mapping[str, Mapping[str, int]], remark: str) -> c.Case:
        """The whole case."""
        document, head, resolved = self.document, self.document.head, self.resolved
        roles = {role.id: self.role(number, role) for number, role in enumerate(document.roles, 1)}
        cards = card_numbers(head.id, [fact.id for fact in document.facts])
        facts = {fact.id: self.fact(cards[fact.id], fact) for fact in document.facts}
        decisions = {one.id: self.decision(one) for one in document.decisions}
        measures = {one.id: self.measure(one) for one in document.measures}
        days = range(-1, self.horizon // c.DAY + 16)
        return c.Case(
            id=head.id,
            kind=head.kind,
            title=head.title,
            summary=head.summary,
            warning=head.warning,
            source=head.source,
            added=head.added,
            date=day.isoformat(),
            date_note=note,
            weekday=day.weekday(),
            holidays=frozenset(n for n in days if (day + timedelta(days=n)).isoformat() in resolved.holidays),
            start=document.chapters[0].start,
            horizon=self.horizon,
            region=resolved.region,
            level=head.level,
            moments={name: resolved.moments[name] for name in head.moments},
            message_kinds=resolved.message_kinds,
            partners=resolved.partners,
            grounds=resolved.grounds,
            chapters=tuple(self.chapter(one) for one in document.chapters),
            roles=roles,
            persons={one.id: _person(one) for one in document.persons},
            themes={one.id: one.title for one in document.themes},
            purposes={one.id: one.title for one in document.purposes},
            facts=facts,
            scenes={one.id: self.scene(one) for one in document.scenes},
            acts={one.id: self.act(one) for one in document.acts},
            happenings={one.id: self.happening(one) for one in document.happenings},
            decisions=decisions,
            measures=measures,
            agreements={one.id: c.Agreement(one.id, one.title, one.covers, rule(one.stands_if, self.swap)) for one in document.agreements},
            acute=rule(document.acute_while, self.swap),
            norms={one.id: scored.norm(one, self.swap, self.horizon) for one in document.norms},
            loops={one.id: loop for one in document.loops if (loop := scored.loop(one, self.swap))},
            joints={one.id: scored.joint(one, self.swap) for one in document.joints},
            legacy=scored.legacy(document, self.swap),
            deviations={} if document.deviation is None else {r.id: r.title for r in document.deviation.reasons},
            never_deviate=frozenset() if document.deviation is None else frozenset(document.deviation.never),
            needs=self.needs(facts, decisions, measures),
            playbook=self.playbook(),
            endings=tuple(c.Ending(one.id, rule(one.when, self.swap), one.text) for one in document.endings),
            minutes=resolved.minutes,
            calibration=calibration,
            calibration_note=remark,
            terms=resolved.terms,
            versions=versions,
            playable=tuple(role.id for role in roles.values() if role.playable),
            fact_bit={name: place for place, name in enumerate(facts)},
            seatings=seating.seatings(document, self.swap),
            apart=seating.apart(document, self.swap),
        )

    # --- who and what -----------------------------------------------------------------------------------------------

    def chapter(self, one: doc.Chapter) -> c.Chapter:
        everybody = tuple(role.id for role in self.document.roles if role.playable)
        roles, duty = self.swap.all(one.roles or everybody), self.swap.all(one.duty_change)
        goes_on = {self.swap.role(stay.role): compiled(stay.when, self.swap) for stay in one.goes_on}
        return c.Chapter(one.id, one.title, one.start, one.end, one.round, one.play_minutes, roles, duty, goes_on, one.read_aloud or "")

    def role(self, number: int, one: doc.Role) -> c.Role:
        here = one.id not in self.swap.roles
        return c.Role(
            id=one.id,
            number=number,
            partner=one.partner,
            playable=one.playable and here,
            exists=here,
            title=one.title,
            task=one.task,
            briefing=one.briefing or "",
            may_decide=one.may_decide or "",
            place=one.place or "",
            rules_without_seat=one.rules_without_seat,
            answers=one.answers,
        )

    def fact(self, number: int, one: doc.Fact) -> c.Fact:
        return c.Fact(
            id=one.id,
            number=number,
            label=one.label,
            text=one.text,
            worded_by=one.wording.decision if one.wording is not None else "",
            wordings={**(one.wording.options if one.wording is not None else {}), **one.while_measure},
            theme=one.theme,
            kind=one.kind,
            sensitivity=one.sensitivity,
            about=one.about,
            known_by=self.swap.all(one.known_by),
            systems=tuple(dict.fromkeys(map(self.swap.partner, one.systems))),
            red_flag=one.red_flag,
            expires=one.expires,
            needed_for=one.needed_for,
            unfit=one.unfit,
            fits_with={role: with_.facts for with_ in one.fits_with for role in with_.roles},
            allowed=one.allowed,
            leak=one.leak,
            origin=one.origin,
        )

    # --- what is going on -------------------------------------------------------------------------------------------

    def texts(self, text: Mapping[str, str]) -> dict[str, str]:
        """A text per role; a stand-in reads the text of the role it replaces where it has none of its own."""
        found = {role: words for role, words in text.items() if role not in self.swap.roles}
        for role, words in text.items():
            found.setdefault(self.swap.role(role), words)
        return found

    def scene(self, one: doc.Scene) -> c.Scene:
        opens, closes = rule(one.opens, self.swap), rule(one.closes, self.swap)
        return c.Scene(one.id, one.title, one.track, one.step, self.texts(one.text), one.short, opens, closes, one.origin)

    def act(self, one: doc.Act) -> c.Act:
        return c.Act(
            id=one.id,
            roles=self.swap.all(one.roles),
            scene=one.scene,
            label=one.label,
            explanation=one.explanation,
            from_file=one.from_file,
            occupies=one.occupies,
            lands=one.occupies if one.lands is None else one.lands,
            visible=rule(one.visible, self.swap),
            provided=rule(one.provided, self.swap),
            refusal=one.refusal[0] if len(one.refusal) == 1 else "",
            lacks=self.lacks(one.provided, one.refusal),
            keeps=rule(one.keeps, self.swap),
            once=one.once,
            at=one.at,
            place=one.place,
            effects=self.effects(one.effects),
            origin=one.origin,
        )

    def lacks(self, provided: forms.Condition | None, said: tuple[str, ...]) -> c.Lacks:
        """Each part of what must hold with its own words, where it has them."""
        if len(said) < 2 or provided is None or provided.every is None:
            return ()
        return tuple((compiled(part, self.swap), words) for part, words in zip(provided.every, said, strict=True))

    def happening(self, one: doc.Happening) -> c.Happening:
        when, effects = rule(one.when, self.swap), self.effects(one.effects)
        return c.Happening(one.id, one.at, when, one.urgent, self.texts(one.text), one.chance, effects, one.origin)

    def effects(self, effects: tuple[forms.Effect, ...]) -> tuple[c.Effect, ...]:
        return tuple(map(self.effect, effects))

    def effect(self, one: forms.Effect) -> c.Effect:
        match one:
            case forms.Effect(reveal=forms.Reveal() as reveal):
                return c.Reveal(reveal.facts, self.swap.all(reveal.roles))
            case forms.Effect(record=forms.InRecords() as kept):
                return c.Record(self.swap.partner(kept.partner), kept.facts)
            case forms.Effect(flag=str(flag)):
                return c.SetFlag(flag, True)
            case forms.Effect(unflag=str(flag)):
                return c.SetFlag(flag, False)
            case forms.Effect(count=forms.CountUp() as count):
                return c.Count(count.name, count.by)
            case forms.Effect(start_measure=str(measure)):
                return c.StartMeasure(measure)
            case forms.Effect(stop_measure=str(measure)):
                return c.StopMeasure(measure)
            case forms.Effect(schedule=forms.Schedule() as schedule):
                return c.Schedule(schedule.happening, schedule.after)
            case forms.Effect(cancel=str(happening)):
                return c.Cancel(happening)
            case forms.Effect(interview=forms.Interview() as talk):
                return c.Interview(talk.person, talk.theme, talk.kind)
            case forms.Effect(note=forms.Note() as note):
                return c.Note(note.text, self.swap.all(note.roles))
        raise AssertionError(f"an effect without a record: {one!r}")

    # --- decisions and measures -------------------------------------------------------------------------------------

    def decision(self, one: doc.Decision) -> c.Decision:
        basis = tuple(self.basis.get(one.id, ()))
        options = {o.id: c.Option(o.id, o.label, o.defensible, self.effects(o.effects), o.question or "") for o in one.options}
        return c.Decision(
            id=one.id,
            title=one.title,
            question=one.question,
            deciders=self.swap.all(one.deciders),
            options=options,
            visible=rule(one.visible, self.swap),
            due=one.due,
            basis=basis,
            rests_on=one.rests_on,
            basis_least=min(one.basis_least, len(basis)),
            irreversible=one.irreversible,
            source=one.source,
        )

    def measure(self, one: doc.Measure) -> c.Measure:
        basis = tuple(self.basis.get(one.id, ()))
        return c.Measure(
            id=one.id,
            catalogue=one.catalogue,
            title=one.title,
            explanation=one.explanation,
            requesters=self.swap.all(one.requesters),
            decider=self.swap.role(one.decider),
            executor=None if one.executor is None else self.swap.role(one.executor),
            takes=one.takes,
            lasts=one.lasts,
            visible=rule(one.visible, self.swap),
            provided=rule(one.provided, self.swap),
            refusal=one.refusal[0] if len(one.refusal) == 1 else "",
            lacks=self.lacks(one.provided, one.refusal),
            ruling=None if one.ruling is None else self.ruling(one.ruling),
            due=one.due,
            basis=basis,
            basis_least=one.basis_least,
            covers=one.covers,
            rests_on=one.rests_on,
            fitting=rule(one.fitting, self.swap),
            effects=self.effects(one.effects),
            origin=one.origin,
            source=one.source,
        )

    def ruling(self, one: doc.Ruling) -> c.Ruling:
        steps = tuple(c.RulingStep(rule(step.when, self.swap), step.grant, step.reason) for step in one.steps)
        return c.Ruling(one.minutes, one.office_hours, steps)

    def needs(
        self, facts: Mapping[str, c.Fact], decisions: Mapping[str, c.Decision], measures: Mapping[str, c.Measure]
    ) -> tuple[c.Need, ...]:
        """Who needs which fact for what: deciders and what their decision rests on, but for what they hold at the start."""
        pairs = [(decision.id, role) for decision in decisions.values() for role in decision.deciders]
        pairs += [(measure.id, measure.decider) for measure in measures.values()]
        return tuple(
            c.Need(role, fact, name) for name, role in pairs for fact in self.basis.get(name, ()) if role not in facts[fact].known_by
        )

    # --- what software does -----------------------------------------------------------------------------------------

    def playbook(self) -> dict[str, tuple[c.PlayStep, ...]]:
        """Per role that exists here what it does by itself; nobody calls itself."""
        lists = {}
        for role, steps in self.document.playbook.items():
            if role in self.swap.roles:
                continue
            made = [self.step(one) for one in steps]
            lists[role] = tuple(step for step in made if role not in (step.call, step.send))
        return lists

    def step(self, one: doc.PlayStep) -> c.PlayStep:
        return c.PlayStep(
            chapter=one.chapter,
            at=one.at,
            when=rule(one.when, self.swap),
            act=one.act,
            consult=one.consult,
            call=None if one.call is None else self.swap.role(one.call),
            moment=one.moment,
            channel=one.channel,
            tells=one.tells,
            asks=one.asks,
            purpose=one.purpose,
            send=None if one.send is None else self.swap.role(one.send),
            send_kind=one.send_kind,
            order=one.order,
            decision=one.decision,
            option=one.option,
            cites=one.cites,
            judge=one.judge,
            record=one.record,
            also=tuple(role for role in self.swap.all(one.also) if role != one.call),
        )


def _person(one: doc.Person) -> c.Person:
    reasons = tuple((reason.text, reason.helps) for reason in one.reasons)
    return c.Person(one.id, one.title, one.wants or "", one.fears or "", one.refuses or "", reasons, one.child)
