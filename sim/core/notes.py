"""Which events may leave a note on a screen? The words are made in `telling.py`, when somebody looks."""

from sim.core import events as e

LEAVE_NOTES = frozenset(
    {
        e.Happened,
        e.Noted,
        e.Learned,
        e.Recorded,
        e.FoundNothing,
        e.Judged,
        e.Sent,
        e.TalkEnded,
        e.Disclosed,
        e.Landed,
        e.Interrupted,
        e.Unqueued,
        e.DutyAnnounced,
        e.DutyChanged,
        e.TalkOpened,
        e.TalkFailed,
        e.DifferenceFound,
        e.Read,
        e.Requested,
        e.Ruled,
        e.MeasureOrdered,
        e.MeasureStarted,
        e.FoundRunning,
        e.MeasureEnded,
        e.DecisionTaken,
        e.Planned,
        e.Deviated,
    }
)
"""Kinds of events that may leave a note; the others need not be looked at."""
