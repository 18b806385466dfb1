"""How heavy a file is, in the decimal units that browsers and phones show."""

from __future__ import annotations

_STEP = 1000


def size(octets: int, french: bool = True) -> str:
    """« 350 ko », « 1,2 Mo » (or "1.2 MB"): kilo-octets rounded up, then tenths to the nearest; no-break spaces."""
    kilos = max(1, -(-octets // _STEP))
    if kilos < _STEP:
        return f"{kilos}\u00a0{'ko' if french else 'kB'}"
    whole, tenth = divmod((octets * 10 + _STEP**2 // 2) // _STEP**2, 10)
    decimal = f"{',' if french else '.'}{tenth}" if tenth else ""
    return f"{whole}{decimal}\u00a0{'Mo' if french else 'MB'}"
