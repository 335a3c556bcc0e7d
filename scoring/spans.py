"""Which minutes of a stretch are covered?"""

from collections.abc import Iterable

Span = tuple[int, int]
"""From a minute until another, the last not included."""


def union(spans: Iterable[Span], since: int, until: int) -> list[Span]:
    """The minutes from `since` to `until` that lie in any of `spans`: in order, without overlap."""
    found: list[Span] = []
    for start, end in sorted((max(start, since), min(end, until)) for start, end in spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def minus(since: int, until: int, covered: Iterable[Span]) -> list[Span]:
    """The gaps that `covered` (in order, without overlap) leaves from `since` to `until`."""
    gaps: list[Span] = []
    for start, end in covered:
        if start > since:
            gaps.append((since, start))
        since = end
    if since < until:
        gaps.append((since, until))
    return gaps


def length(spans: Iterable[Span]) -> int:
    """How many minutes there are in `spans`."""
    return sum(end - start for start, end in spans)
