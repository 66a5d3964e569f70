"""The colours can be read: WCAG AA in both modes, computed from the variables of the style sheet."""

from __future__ import annotations

import re

import pytest

from watchfloor.desk.app import STATIC

SHEET = (STATIC / "desk.css").read_text("utf-8")
TEXT = [
    *[(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("ground", "paper", "hover")],
    ("ink", "accent-ground"), ("accent", "accent-ground"), ("accent-ink", "accent"), ("mark-ink", "mark"),
    ("error", "error-ground"), ("error-ground", "error"), ("ink", "error-ground"), ("error", "paper"),
    ("error", "hover"), ("good", "paper"), ("good", "hover"),
    *[(name, f"{name}-ground") for name in ("person", "org", "place", "drug", "number", "selector")],
]  # fmt: skip
SHAPES = [("bar", "paper"), ("bar", "hover"), ("accent", "paper"), ("accent", "ground"), ("soft", "paper")]


def colours(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))
    return found | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text(scheme: str, ink: str, ground: str) -> None:
    named = colours(scheme)
    assert contrast(named[ink], named[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_focus(scheme: str, shape: str, ground: str) -> None:
    named = colours(scheme)
    assert contrast(named[shape], named[ground]) >= 3


def test_dark_mode_leaves_no_colour_light() -> None:
    modes = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2]
    light, dark = (set(re.findall(r"--([a-z-]+): #", mode)) for mode in modes)
    assert light == dark
