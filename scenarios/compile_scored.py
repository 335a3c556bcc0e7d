"""How do the judged parts of a case become records?"""

from scenarios import compiled as c
from scenarios import document as doc
from scenarios import judged, scored
from scenarios.conditions import Swap, compiled, rule


def norm(one: scored.Norm, swap: Swap, horizon: int) -> c.Norm:
    window = None
    if one.window is not None:
        window = (one.window.since or 0, horizon if one.window.until is None else one.window.until)
    return c.Norm(
        id=one.id,
        title=one.title,
        norm=one.norm,
        owners=swap.all(one.owners),
        root=one.root,
        after=one.after,
        done=compiled(one.done, swap),
        target=one.target,
        limit=one.limit,
        weight=one.weight,
        window=window,
        window_since=rule(one.window_since, swap),
        window_decision=one.window_decision,
        only_if=rule(one.only_if, swap),
        basis=one.basis,
        basis_least=one.basis_least,
        regional=one.regional,
        source=one.source,
    )


def loop(one: scored.Loop, swap: Swap) -> c.Loop | None:
    """A feedback loop; none where giver and receiver share one desk in this region."""
    giver, receiver = swap.role(one.giver), swap.role(one.receiver)
    if giver == receiver and one.giver != one.receiver:
        return None
    return c.Loop(one.id, one.title, giver, receiver, one.root, compiled(one.done, swap), one.target, one.limit, one.source)


def joint(one: scored.Joint, swap: Swap) -> c.Joint:
    inputs = tuple(compiled(part, swap) for part in one.inputs)
    return c.Joint(one.id, one.title, inputs, one.minutes, swap.all(one.roles))


def legacy(document: doc.CaseDocument, swap: Swap) -> judged.Legacy:
    """What the case wants to have been linked, left behind and met with."""
    view = document.perspective
    heard = () if view is None else tuple(judged.Hearing(h.person, h.kinds, h.least_facts) for h in view.heard)
    return judged.Legacy(
        patterns=tuple(
            judged.Pattern(p.id, p.title, p.decision, p.options, p.facts, p.least, swap.all(p.roles), p.root, p.target, p.limit, p.source)
            for p in document.patterns
        ),
        handover=tuple(_field(field, swap) for field in document.handover),
        probes=tuple(
            judged.Probe(p.id, p.title, p.at, swap.role(p.responder), p.facts, p.plan, p.agreements, swap.all(p.roles), p.source)
            for p in document.probes
        ),
        cover=tuple(judged.Cover(x.id, x.title, x.since, x.until, swap.all(x.roles), x.source) for x in document.cover),
        reviews=tuple(
            judged.Review(
                r.id,
                r.title,
                rule(r.arises, swap),
                r.otherwise,
                compiled(r.done, swap),
                r.target,
                r.limit,
                swap.all(r.roles),
                r.source,
            )
            for r in document.reviews
        ),
        regie=tuple(judged.RegieDue(r.function, r.since, r.until, swap.all(r.partners), r.source) for r in document.regie),
        perspective=None if view is None else judged.Perspective(heard, compiled(view.child_check, swap), view.explained, view.source),
    )


def _field(one: scored.HandoverField, swap: Swap) -> judged.HandoverField:
    receiver = None if one.receiver is None else swap.role(one.receiver)
    names = tuple(dict.fromkeys(swap.role(name) for name in one.names))
    reasons = tuple(judged.NotNeeded(n.id, n.reason, compiled(n.true_if, swap)) for n in one.not_needed)
    return judged.HandoverField(one.field, one.title, one.due, names, receiver, swap.all(one.roles), reasons, one.source)
