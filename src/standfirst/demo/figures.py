"""People and vehicles as the graphics desk draws them: from behind or as shapes, never a face."""

from __future__ import annotations

import math

from standfirst.demo.brush import INK, LAMP, MIST, Colour, Plate, mix, smooth


def person(
    plate: Plate,
    x: float,
    foot: float,
    high: float,
    coat: Colour,
    *,
    head: Colour = (92, 64, 50),
    legs: Colour = INK,
    stride: float = 0.05,
    hat: bool = False,
    bag: bool = False,
    apron: bool = False,
    skirt: bool = False,
    arms: tuple[int, ...] = (-1, 1),
) -> None:
    """Somebody seen from behind who stands at (`x`, `foot`), `high` units tall; `stride` parts the feet.

    `arms` says which arms hang down: -1 the left, 1 the right; a raised one is drawn by the scene.
    """

    def at(across: float, up: float) -> tuple[float, float]:
        return x + across * 0.87 * high, foot - up * high

    for side in (-1, 1):
        plate.shape(
            [
                at(side * 0.01, 0.5),
                at(side * 0.1, 0.5),
                at(side * (0.075 + stride), 0.02),
                at(side * (0.01 + stride), 0.02),
            ],
            legs,
        )
        plate.disc(*at(side * (0.045 + stride), 0.015), 0.045 * high, legs, 1, 0.018 * high)
    hem = 0.26 if skirt else 0.4
    body = [
        at(-0.05, 0.86), at(-0.125, 0.83), at(-0.155, 0.76), at(-0.165, 0.6), at(-0.15, hem),
        at(0.15, hem), at(0.165, 0.6), at(0.155, 0.76), at(0.125, 0.83), at(0.05, 0.86),
    ]  # fmt: skip
    plate.shape(smooth(body, closed=True, steps=6), coat)
    for side in arms:
        plate.line(
            [at(side * 0.14, 0.78), at(side * 0.175, 0.6), at(side * 0.165, 0.44)], mix(coat, INK, 0.22), 0.06 * high
        )
        plate.disc(*at(side * 0.165, 0.42), 0.028 * high, (176, 132, 108))
    plate.line([at(0, 0.84), at(0, hem + 0.02)], mix(coat, INK, 0.3), max(1.0, 0.006 * high), 0.7)
    plate.box(x - 0.032 * high, foot - 0.9 * high, 0.064 * high, 0.07 * high, (176, 132, 108))
    plate.disc(*at(0, 0.925), 0.06 * high, head, 1, 0.072 * high)
    if hat:
        plate.box(
            x - 0.085 * high, foot - 0.955 * high, 0.17 * high, 0.018 * high, mix(coat, INK, 0.5), 1, 0.009 * high
        )
        plate.box(x - 0.058 * high, foot - 1.015 * high, 0.116 * high, 0.07 * high, mix(coat, INK, 0.5), 1, 0.02 * high)
    if apron:
        plate.line([at(-0.16, 0.58), at(0.16, 0.58)], MIST, 0.022 * high)
        plate.line([at(0, 0.58), at(-0.05, 0.46)], MIST, 0.014 * high)
        plate.line([at(0, 0.58), at(0.05, 0.45)], MIST, 0.014 * high)
    if bag:
        plate.line([at(0.165, 0.44), at(0.18, 0.3)], INK, 0.012 * high)
        plate.box(x + 0.1 * high, foot - 0.3 * high, 0.19 * high, 0.15 * high, mix(coat, INK, 0.6), 1, 0.03 * high)


def listener(plate: Plate, x: float, y: float, size: float, coat: Colour, head: Colour) -> None:
    """Head and shoulders from behind, for rows of seats; (`x`, `y`) is the middle of the shoulders."""
    shoulders = [
        (x - size, y + 1.3 * size), (x - 0.95 * size, y + 0.3 * size), (x - 0.45 * size, y - 0.12 * size),
        (x + 0.45 * size, y - 0.12 * size), (x + 0.95 * size, y + 0.3 * size), (x + size, y + 1.3 * size),
    ]  # fmt: skip
    plate.shape(smooth(shoulders), coat)
    plate.box(x - 0.17 * size, y - 0.42 * size, 0.34 * size, 0.5 * size, mix(head, INK, 0.25))
    plate.disc(x, y - 0.66 * size, 0.36 * size, head, 1, 0.44 * size)


def tram(plate: Plate, x: float, foot: float, long: float, colour: Colour, *, lit: bool = True) -> None:
    """A tram from the side, `long` units long, its wheels on `foot`."""
    high = long * 0.3
    top = foot - high
    plate.box(x, top, long, high * 0.9, colour, 1, high * 0.14)
    plate.box(x, foot - high * 0.42, long, high * 0.08, mix(colour, (255, 255, 255), 0.7))
    plate.box(x + long * 0.04, foot - high * 0.12, long * 0.92, high * 0.08, INK)
    pane = mix(LAMP, (255, 255, 255), 0.25) if lit else mix(colour, INK, 0.55)
    count = 8
    wide = long * 0.9 / count
    for number in range(count):
        left = x + long * 0.05 + number * wide
        door = number in (2, 5)
        plate.box(
            left + wide * 0.08, top + high * 0.14, wide * 0.84, high * (0.66 if door else 0.36), pane, 1, high * 0.03
        )
        if door:
            plate.line(
                [(left + wide / 2, top + high * 0.14), (left + wide / 2, top + high * 0.8)], colour, high * 0.025
            )
    for share in (0.17, 0.27, 0.73, 0.83):
        plate.disc(x + long * share, foot - high * 0.045, high * 0.075, INK)
    middle = x + long * 0.5
    plate.line(
        [
            (middle - high * 0.3, top),
            (middle + high * 0.05, top - high * 0.22),
            (middle - high * 0.2, top - high * 0.42),
        ],
        INK,
        high * 0.025,
    )
    plate.line([(middle - high * 0.36, top - high * 0.42), (middle - high * 0.04, top - high * 0.42)], INK, high * 0.03)


def tram_front(plate: Plate, x: float, foot: float, wide: float, colour: Colour, *, lit: bool = True) -> None:
    """A tram that comes towards us, `x` its middle."""
    high = wide * 1.35
    left, top = x - wide / 2, foot - high
    plate.box(left, top, wide, high * 0.94, mix(colour, INK, 0.15), 1, wide * 0.14)
    plate.box(left + wide * 0.03, top + high * 0.02, wide * 0.94, high * 0.9, colour, 1, wide * 0.13)
    pane = mix(LAMP, (255, 255, 255), 0.2) if lit else mix(INK, colour, 0.25)
    plate.box(left + wide * 0.1, top + high * 0.17, wide * 0.8, high * 0.38, pane, 1, wide * 0.06)
    plate.line([(x, top + high * 0.17), (x, top + high * 0.55)], mix(colour, INK, 0.2), wide * 0.02)
    plate.box(left + wide * 0.28, top + high * 0.05, wide * 0.44, high * 0.08, INK, 1, wide * 0.02)
    plate.box(left + wide * 0.03, top + high * 0.63, wide * 0.94, high * 0.06, mix(colour, (255, 255, 255), 0.72))
    for side in (-1, 1):
        plate.disc(x + side * wide * 0.31, top + high * 0.79, wide * 0.06, (255, 244, 214) if lit else MIST)
    plate.box(left + wide * 0.08, foot - high * 0.09, wide * 0.84, high * 0.07, INK, 1, wide * 0.03)


def gull(plate: Plate, x: float, y: float, wide: float, colour: Colour) -> None:
    """A bird far off: two strokes."""
    for side in (-1, 1):
        points = [(x, y), (x + side * wide * 0.3, y - wide * 0.16), (x + side * wide * 0.55, y - wide * 0.05)]
        plate.line(smooth(points), colour, wide * 0.055)


def pine(plate: Plate, x: float, foot: float, high: float, colour: Colour) -> None:
    """A tall pine: a bare stem and a ragged crown."""
    plate.shape(
        [
            (x - high * 0.012, foot),
            (x + high * 0.012, foot),
            (x + high * 0.006, foot - high * 0.9),
            (x - high * 0.006, foot - high * 0.9),
        ],
        mix(colour, INK, 0.35),
    )
    tiers = 7
    for tier in range(tiers):
        base = foot - high * (0.3 + 0.6 * tier / tiers)
        wide = high * 0.13 * (1 - tier / tiers * 0.8) * plate.chance.uniform(0.8, 1.15)
        tip = base - high * 0.17
        plate.shape(
            [
                (x - wide, base + high * 0.015),
                (x - wide * 0.3, base - high * 0.012),
                (x, base + high * 0.01),
                (x + wide * 0.4, base - high * 0.014),
                (x + wide, base + high * 0.012),
                (x, tip),
            ],
            colour,
        )


def star_field(plate: Plate, bottom: float, count: int) -> None:
    """A few stars above `bottom`."""
    for _ in range(count):
        x, y = plate.chance.uniform(0, 1600), plate.chance.uniform(0, bottom)
        plate.disc(x, y, plate.chance.uniform(0.6, 1.6), (255, 246, 222), plate.chance.uniform(0.25, 0.8))


def lamp_post(
    plate: Plate, x: float, foot: float, high: float, colour: Colour = INK, reach: float = 0
) -> tuple[float, float]:
    """A street lamp; gives back where its light is."""
    plate.box(x - high * 0.012, foot - high, high * 0.024, high, colour)
    plate.box(x - high * 0.028, foot - high * 0.09, high * 0.056, high * 0.09, colour, 1, high * 0.01)
    if reach:
        points = [(x, foot - high * 0.96), (x + reach * 0.4, foot - high * 1.03), (x + reach, foot - high * 1.0)]
        plate.line(smooth(points), colour, high * 0.018)
    light = (x + reach, foot - high * (0.985 if reach else 1.03))
    plate.shape(
        [
            (light[0] - high * 0.045, light[1] + high * 0.012),
            (light[0] + high * 0.045, light[1] + high * 0.012),
            (light[0] + high * 0.022, light[1] - high * 0.028),
            (light[0] - high * 0.022, light[1] - high * 0.028),
        ],
        colour,
    )
    plate.disc(light[0], light[1] + high * 0.014, high * 0.03, LAMP, 1, high * 0.014)
    return light


def turned(x: float, y: float, about: tuple[float, float], degrees: float) -> tuple[float, float]:
    """Point (`x`, `y`) turned clockwise about a point."""
    angle = math.radians(degrees)
    dx, dy = x - about[0], y - about[1]
    return about[0] + dx * math.cos(angle) - dy * math.sin(angle), about[1] + dx * math.sin(angle) + dy * math.cos(
        angle
    )
