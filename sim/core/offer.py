"""Which moves may a role try now?

Forms come from what the role was told and the static case, never from the state: one may offer what the world then
refuses, and that is play. Their order is the author's; it says nothing about what is wise.
"""

from collections.abc import Mapping
from dataclasses import replace

from scenarios.regional import MomentKind
from sim.core import commands as m
from sim.core import events as e
from sim.core import phrases as say
from sim.core.chairs import BY_HAND
from sim.core.checks import DEVIATIONS, QUEUE
from sim.core.choices import Choices
from sim.core.endings import endings
from sim.core.events import TalkOpened
from sim.core.forms import Key, Values, still_offered
from sim.core.planform import PlanForm
from sim.core.rolebook import book_of
from sim.core.roleview import Choice, Field, Form
from sim.core.told import Told

LEVELS = tuple(Choice(level, name.capitalize()) for level, name in say.LEVEL_NAMES.items())
_NONE: tuple[Choice, ...] = ()
_PLAN = "Wie doet wat, tot wanneer, en wie belt wie."


class Offer:
    """The forms of one role, with the parts that seldom change kept."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.book = book_of(told.case, told.role)
        self.choices = Choices(told, self.book)
        self._meetings: list[Form] = []
        self._meetings_of: tuple[object, object, object] = (None, None, None)
        self._plan = PlanForm(told, self.book)
        self._held: tuple[object, ...] = ()
        """What a kept form hangs on but does not hold, so that no other can get its id."""
        self._kept: dict[tuple[str, str], tuple[tuple[object, ...], Form]] = {}

    def _same(self, key: tuple[str, str], inputs: tuple[object, ...]) -> Form | None:
        """The form made before under `key`, if what it hangs on has not changed since."""
        before = self._kept.get(key)
        return before[1] if before is not None and before[0] == inputs else None

    def _keep(self, inputs: tuple[object, ...], form: Form) -> Form:
        self._kept[form.kind, form.id] = (inputs, form)
        return form

    # --- forms ---

    def moves(self) -> tuple[Form, ...]:
        """All forms of this minute, in the author's order."""
        told = self.told
        status = told.status
        if status in ("afgelopen", "leeg") or not told.chapter_open:
            return ()
        talk = told.talk
        if talk is not None and told.in_talk and talk.must_speak:
            return (self._contribution(talk.opened, talk.judge_first and told.turns == 0), *self._aloud())
        forms: list[Form] = []
        forms += self._aloud()
        if status in ("bezig", "in_gesprek", "kiest", "wacht"):
            forms += self._acts()
            forms += self._decisions()
            forms += [self._rule(request) for request in told.requests]
            forms += self._measures()
            forms += self._together()
            forms += self._own()
            forms += self._otherwise()
        if status in ("bezig", "in_gesprek") and len(told.queue) >= QUEUE:
            forms = [form if form.kind in ("hardop", "gehoord") else replace(form, blocked="wachtrij_vol") for form in forms]
        forms += endings(told, status)
        kept = told.undone.kept
        return tuple([_as_before(form, kept) for form in forms] if kept else forms)

    def _acts(self) -> list[Form]:
        told = self.told
        forms = []
        running = {command.act for command, _, _ in told.work.values() if isinstance(command, m.Act)}
        for act in self.book.acts:
            if act.scene is not None and act.scene not in told.scenes:
                continue
            if act.once and (act.id in told.acts_done or act.id in running):
                continue
            if act.visible is None or act.visible.holds(told, told.role):
                form = self.book.act_forms[act.id]
                if told.paused and (left := told.paused.get(m.Act(told.role, act.id))) is not None:
                    form = replace(form, minutes=left)
                # What is lined up may begin elsewhere: an act that goes there may stand before it.
                away = act.at is not None and told.place != act.at and told.status not in ("bezig", "in_gesprek")
                forms.append(replace(form, blocked="niet_daar") if away else form)
        # What has just opened comes first; within a scene the order is the author's.
        return sorted(forms, key=lambda form: -told.scenes.get(form.scene or "", -1))

    def _decisions(self) -> list[Form]:
        told = self.told
        forms = []
        for decision in self.book.decisions:
            taken = told.decisions.get(decision.id)
            if taken is not None and decision.irreversible:
                continue
            if decision.visible is not None and not decision.visible.holds(told, told.role):
                continue
            cites, minutes = self.choices.cites(), self._minutes("besluit")
            late = told.now > decision.due
            by = say.clock(decision.due, told.now, told.case.weekday)
            inputs = (id(cites), taken, minutes, late, by)  # the kept form holds its cites, so no other can get the id
            if (same := self._same(("besluit", decision.id), inputs)) is not None:
                forms.append(same)
                continue
            options = self.book.options[decision.id]
            due = f"Dit moest uiterlijk {by}; besluiten kan nog." if late else f"Uiterlijk {by}."
            if taken:  # who decided in time is not told that it had to be done by then
                now_chosen = f"Nu gekozen: {decision.options[taken].label}."
                due = f"{now_chosen} Anders besluiten kan nog." if late else f"{due} {now_chosen}"
            fields = (Field("keuze", decision.question, "een", options, 1, 1, (taken,) if taken else ()), cites)
            forms.append(self._keep(inputs, Form("besluit", decision.id, decision.title, due, minutes, fields)))
        return forms

    def _measures(self) -> list[Form]:
        told = self.told
        forms = []
        for measure in self.book.measures:
            seen = told.measures.get(measure.id)
            if seen is not None and seen.status in ("gevraagd", "besteld", "toegewezen", "van_kracht"):
                continue
            if measure.visible is not None and not measure.visible.holds(told, told.role):
                continue
            cites, minutes = self.choices.cites(), self._minutes("maatregel")
            inputs = (id(cites), minutes)
            form = self._same(("maatregel", measure.id), inputs)
            if form is None:
                detail = self.book.measure_details[measure.id]
                ruled_by = "" if measure.decider == told.role else say.title(told.case, measure.decider)
                form = self._keep(inputs, Form("maatregel", measure.id, measure.title, detail, minutes, (cites,), ruled_by=ruled_by))
            forms.append(form)
        return forms

    def _together(self) -> list[Form]:
        told = self.told
        case = told.case
        people, facts = self.choices.people(), self.choices.tellable()
        asked = told.asked_meetings()
        if self._meetings_of[0] is people and self._meetings_of[1] is facts and self._meetings_of[2] == asked:
            return self._meetings
        shared = (
            Field("vertelt", "Wat vertel je?", "veel", facts, 0, len(facts)),
            Field("waarvoor", "Waarvoor?", "een", self.book.purposes, 0, 1, self.book.purpose),
            Field("vraagt", "Waar vraag je naar?", "veel", self.book.themes, 0, len(self.book.themes)),
        )
        met = Field("met", "Met wie?", "veel", people, 1, max(1, len(people)))
        ways = Field("kanaal", "Hoe?", "een", self.choices.channels(("telefoon", "video", "ter_plaatse", "bureau")), 1, 1, ("telefoon",))
        forms = [
            Form("gesprek", "gesprek", "Een gesprek", "Bellen, beeldbellen of bij elkaar komen.", case.minutes["bel"], (met, ways, *shared))
        ]
        forms += [self._meeting(moment, met, shared, asked.get(moment.id)) for moment in case.moments.values()]
        for kind, to in self.book.addressees:
            told_fields = shared[2:] if kind.anonymous else shared
            forms.append(Form("stuur", kind.id, kind.name, kind.explanation, kind.minutes, (to, *told_fields)))
        self._meetings, self._meetings_of = forms, (people, facts, asked)
        return forms

    def _meeting(self, moment: MomentKind, met: Field, shared: tuple[Field, ...], asked: TalkOpened | None) -> Form:
        ways = self.choices.channels(moment.channels, moment.minutes)
        default = "telefoon" if "telefoon" in moment.channels else ways[0].value  # the way that is open most
        minutes = self._minutes("stuur") if moment.slots else moment.minutes
        detail = moment.explanation
        if moment.slots:
            detail += f" Aanvragen kost {minutes} minuten; het overleg duurt er {moment.minutes}. Wat je kiest, staat dan voor je klaar."
        if asked is not None:
            invited = (*asked.present, *asked.awaited)
            choices = tuple([replace(one, blocked="al gevraagd") if one.value in invited else one for one in met.choices])
            met = replace(met, label="Wie moet er nog bij?", choices=choices)
            when = say.clock(asked.begins, self.told.now, self.told.case.weekday)
            detail = f"Al afgesproken voor {when}. Je kunt er nog iemand bij vragen."
        fields = (met, Field("kanaal", "Hoe?", "een", ways, 1, 1, (default,)), *shared)
        if moment.judges_first and not moment.slots:
            fields = (Field("oordeel", "Hoe veilig vind jij het nu?", "een", LEVELS, 1, 1), self.choices.cites(), *fields)
        return Form("overleg", moment.id, moment.name, detail, minutes, fields)

    def _contribution(self, opened: e.TalkOpened, judges: bool) -> Form:
        facts = self.choices.tellable()
        tells, asks = self._announced(opened, facts)
        fields: tuple[Field, ...] = (
            Field("vertelt", "Wat vertel je?", "veel", facts, 0, len(facts), tells),
            Field("waarvoor", "Waarvoor?", "een", self.book.purposes, 0, 1, (opened.purpose,) if opened.purpose else self.book.purpose),
            Field("vraagt", "Waar vraag je naar?", "veel", self.book.themes, 0, len(self.book.themes), asks),
        )
        if judges:
            fields = (Field("oordeel", "Hoe veilig vind jij het nu?", "een", LEVELS, 1, 1), self.choices.cites(), *fields)
        free = "Geef je oordeel; verder niets kiezen mag ook." if judges else "Niets kiezen mag ook: dan geef je door."
        return Form("draag_bij", str(opened.talk), "Jouw inbreng", free, 0, fields)

    def _announced(self, opened: e.TalkOpened, facts: tuple[Choice, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What this role meant to tell and ask when it asked for a meeting that waited for its slot; ready at its first turn."""
        asked = self.told.commands.get(opened.talk)
        if not isinstance(asked, m.Talk) or self.told.turns:
            return (), ()
        known = {one.value for one in facts}
        return tuple(fact for fact in asked.tells if fact in known), asked.asks

    def _aloud(self) -> list[Form]:
        told = self.told
        if not told.free_speech:
            return []
        others = tuple([Choice(role, say.title(told.case, role)) for role, how in told.seats if role != told.role and how in BY_HAND])
        if not others:
            return []
        said = (
            Field("feit", "Wat zei je hardop?", "een", self.choices.facts(), 1, 1),
            Field("gehoord", "Wie hoorde het?", "veel", others, 1, len(others)),
        )
        card = Field("kaart", "Welke kaart?", "kaart", _NONE, 1, 1)
        heard = (card, Field("van", "Van wie hoorde je dit?", "een", others, 1, 1))
        forms = [Form("gehoord", "gehoord", "Hardop gehoord", "Wat een ander aan tafel zei; het nummer staat op de kaart.", 0, heard)]
        if said[0].choices:
            forms.insert(0, Form("hardop", "hardop", "Hardop gezegd", "Merk aan wat jij aan tafel hebt verteld.", 0, said))
        return forms

    def _own(self) -> list[Form]:
        return [self._consult(), self._judge(), self._planning()]

    def _consult(self) -> Form:
        persons, loose, minutes = self.choices.persons(), self.choices.loose(), self._minutes("raadpleeg")
        inputs = (id(persons), id(loose), minutes)
        if (same := self._same(("raadpleeg", "raadpleeg"), inputs)) is not None:
            return same
        fields = (
            Field("over", "Op wie zoek je?", "een", persons, 0, 1),
            Field("vastleggen", "Wat leg je vast?", "veel", loose, 0, len(loose)),
        )
        detail = "Opzoeken op naam, en vastleggen wat je weet."
        return self._keep(inputs, Form("raadpleeg", "raadpleeg", "Eigen systeem", detail, minutes, fields))

    def _judge(self) -> Form:
        """The own judgement; it begins as it was given, so that who only speaks out a difference does not lose what it leans on."""
        told, cites, detail, minutes = self.told, self.choices.cites(), self._own_judgement(), self._minutes("oordeel")
        differs = told.difference is not None
        inputs = (cites, detail, told.leans, minutes, differs)
        if (same := self._same(("oordeel", "oordeel"), inputs)) is not None:
            return same
        leans = tuple([one.value for one in cites.choices if one.value in told.leans])
        fields: tuple[Field, ...] = (
            Field("oordeel", "Hoe veilig vind jij het nu?", "een", LEVELS, 1, 1, (told.judgement,) if told.judgement else ()),
            replace(cites, default=leans) if leans else cites,
        )
        if differs:
            fields = (*fields, Field("bespreek", "Het verschil uitspreken?", "ja_nee", _NONE, 0, 1))
        return self._keep(inputs, Form("oordeel", "oordeel", "Eigen veiligheidsoordeel", detail, minutes, fields))

    def _planning(self) -> Form:
        fields, minutes = self._plan.fields(self.choices.facts(), self.choices.persons()), self._minutes("plan")
        inputs = (id(fields), minutes)
        same = self._same(("plan", "plan"), inputs)
        return same or self._keep(inputs, Form("plan", "plan", "Veiligheidsplan", _PLAN, minutes, fields))

    def _own_judgement(self) -> str:
        """What the own judgement is now, and who sees a new one."""
        told = self.told
        now = f"Nu: {say.LEVEL_NAMES[told.judgement]}. " if told.judgement else ""
        seen = "Wie aan tafel zit, ziet het meteen." if told.table else "Alleen voor jezelf, tot het naast dat van een ander ligt."
        return now + seen

    def _otherwise(self) -> list[Form]:
        """*Bewust anders*, where the case offers it and the role has a norm that may be left."""
        told = self.told
        case = told.case
        if not case.deviations or len(told.deviations) >= DEVIATIONS:
            return []
        people, cites, minutes = self.choices.people(), self.choices.cites(), self._minutes("besluit")
        inputs = (id(people), id(cites), len(told.deviations), minutes)
        if (same := self._same(("anders", "anders"), inputs)) is not None:
            return [same]
        mine = tuple([one for one in self.book.own_norms if one.value not in told.deviations])
        if not mine or not cites.choices:
            return []
        fields = (
            Field("stap", "Welke stap laat je bewust liggen?", "een", mine, 1, 1),
            Field("reden", "Waarom?", "een", self.book.deviations, 1, 1),
            replace(cites, least=1),
            Field("verteld", "Wie laat je het weten?", "veel", people, 1, len(people)),
        )
        detail = "Iets niet doen wat hier wel gebruikelijk is, met een reden. Het komt terug als vraag in de nabespreking."
        self._held = (people, cites)
        return [self._keep(inputs, Form("anders", "anders", "Bewust anders", detail, minutes, fields))]

    def _rule(self, request: int) -> Form:
        told = self.told
        asked = told.requests[request]
        options = (Choice("toewijzen", "Ja"), Choice("weigeren", "Nee, niet op wat ik nu weet"))
        fields = (
            Field("beslissing", "Wat beslis je?", "een", options, 1, 1),
            self.choices.cites(),
            Field("voorwaarden", "Onder welke voorwaarden?", "veel", self.book.agreements, 0, len(self.book.agreements)),
        )
        detail = f"Gevraagd door {say.title(told.case, asked.by)}."
        return Form("beslis", str(request), asked.title, detail, self._minutes("beslis"), fields)

    # --- parts ---

    def _minutes(self, what: str) -> int:
        at_table = self.told.table and what in ("oordeel", "besluit", "maatregel", "beslis", "plan")
        return 0 if at_table else self.told.case.minutes[what]


def _as_before(form: Form, kept: Mapping[Key, Values]) -> Form:
    """`form`, with what was filled in when it came to nothing."""
    values = kept.get((form.kind, form.id))
    return form if values is None else replace(form, before=tuple(still_offered(form, values).items()))
