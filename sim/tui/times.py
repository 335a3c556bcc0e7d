"""Which times are worth offering where a form has none of its own?"""


def likely_times(now: int, end: int) -> list[int]:
    """Times worth offering: soon in small steps, then the half hours, then the end."""
    times = [now + step for step in (5, 10, 15) if now + step < end]
    half = (now // 30 + 1) * 30
    times += [minute for minute in range(half, min(end, half + 10 * 30), 30) if minute - now > 15]
    if end > now:
        times.append(end)
    return sorted(set(times))
