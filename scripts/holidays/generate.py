#!/usr/bin/env python3
"""Writes the public holidays that ship with Deskpulse, one file a country or a part of one.

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays==0.105
    /tmp/holidays/bin/python scripts/holidays/generate.py

The days are those of the library "holidays" (MIT licence, https://github.com/vacanza/holidays). Where holidays follow a
moon or a gazette, a file ends with the last year that was announced when the library was released. China's file is written
by hand from the State Council's notices, since the library does not know every make-up day.
"""
import pathlib

import holidays

TARGET = pathlib.Path(__file__).parents[2] / "scheduler/src/main/resources/dev/deskpulse/scheduler/kpi/holidays"
FIRST = 2016
LAST = 2035
# Hong Kong's general holidays are those of its Employment Ordinance and some more, Good Friday among them.
CATEGORIES = {"HK": ("public", "optional")}
ANNOUNCED = {"SG": 2027, "HK": 2027}
PARTS = {
    "DE": "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH".split(),
    "GB": "ENG NIR SCT WLS".split(),
    "US": [], "JP": [], "SG": [], "HK": [],
}


def write(country, part):
    last = ANNOUNCED.get(country, LAST)
    days = holidays.country_holidays(
        country, subdiv=part, years=range(FIRST, last + 1), categories=CATEGORIES.get(country), language="en_US")
    estimated = [day for day, name in days.items() if "estimated" in name and day.year <= last]
    if estimated:
        raise SystemExit(f"{country}: {estimated[0]} is estimated; end ANNOUNCED before it")
    name = country.lower() + (f"-{part.lower()}" if part else "")
    lines = [
        f"# Public holidays of {name}, {FIRST} to {last}; written by scripts/holidays/generate.py from the library",
        f"# holidays {holidays.__version__} (MIT licence). Substitute days are in it.",
        "# date,off|work,name",
    ]
    lines += [f"{day},off,{days[day]}" for day in sorted(days) if FIRST <= day.year <= last]
    (TARGET / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


for country, parts in PARTS.items():
    for part in [None, *parts]:
        write(country, part)
