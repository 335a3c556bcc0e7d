"""What was the play worth, and why? Pure: a case and its log in, a scorecard with a ledger out."""

from scoring.scorecard import Scorecard, score

__all__ = ["Scorecard", "score"]
