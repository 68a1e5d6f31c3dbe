"""Drawings of departures and arrivals: the palace gate, the forest road."""

from __future__ import annotations

from standfirst.demo.brush import (
    INK,
    MIST,
    OCHRE,
    PAPER,
    SLATE,
    Plate,
    mix,
    smooth,
)
from standfirst.demo.figures import person, pine


def palace_gate(plate: Plate) -> None:
    """Cars leave by an ornate gate between plane trees."""
    plate.wash(0, 0, 1600, 760, (150, 176, 186), (206, 212, 204), (238, 224, 196))
    plate.glow(800, 640, 560, (255, 240, 206), 0.8, 360)
    for _ in range(70):
        x, y = plate.chance.uniform(-40, 1640), plate.chance.uniform(380, 640)
        if abs(x - 800) > 150:
            plate.disc(
                x,
                y,
                plate.chance.uniform(40, 90),
                mix((124, 146, 120), (160, 176, 150), plate.chance.random()),
                1,
                plate.chance.uniform(36, 70),
            )
    stone, shade = (222, 206, 180), (164, 146, 128)
    plate.box(0, 560, 1600, 230, mix(stone, shade, 0.35))
    plate.box(0, 548, 1600, 18, stone)
    for x in range(16, 1600, 44):
        if abs(x - 800) > 300:
            plate.arch(x, 606, 24, 150, mix(shade, INK, 0.2), 0.6)
    # the gate
    plate.wash(500, 240, 600, 550, stone, mix(stone, OCHRE, 0.1), mix(stone, shade, 0.5))
    plate.box(480, 232, 640, 20, mix(stone, PAPER, 0.5))
    plate.box(496, 252, 608, 7, shade)
    plate.box(540, 168, 520, 66, stone)
    plate.box(528, 156, 544, 16, mix(stone, PAPER, 0.5))
    plate.shape(
        [*smooth([(600, 158), (690, 128), (760, 92), (800, 60), (840, 92), (910, 128), (1000, 158)])],
        mix(stone, shade, 0.2),
    )
    plate.disc(800, 122, 24, shade)
    plate.disc(800, 122, 17, mix(OCHRE, stone, 0.3))
    for x in (560, 1000):
        plate.box(x, 188, 40, 30, mix(stone, shade, 0.6))
    for x in range(620, 990, 30):
        plate.disc(x + 5, 203, 9, mix(stone, shade, 0.6))
    for x in (520, 604, 960, 1044):
        plate.box(x, 262, 36, 526, mix(stone, PAPER, 0.55))
        plate.box(x + 25, 262, 11, 526, shade)
        plate.box(x - 7, 262, 50, 16, stone)
        plate.box(x - 7, 752, 50, 38, mix(stone, shade, 0.3))
        for line in range(3):
            plate.line([(x + 6 + line * 7, 284), (x + 6 + line * 7, 748)], shade, 1.4, 0.5)
    for x in (562, 1004):
        plate.arch(x, 340, 34, 120, mix(shade, INK, 0.15))
        plate.arch(x, 520, 34, 190, mix(shade, INK, 0.25))
    plate.arch(654, 296, 292, 494, mix(stone, shade, 0.8))
    plate.arch(672, 318, 256, 472, (232, 224, 200))
    plate.glow(800, 600, 190, (255, 246, 220), 0.9, 230)
    for x in (700, 880):
        for y in (470, 520, 560):
            plate.disc(x + plate.chance.uniform(-20, 20), y, 52, mix((124, 146, 120), (232, 224, 200), 0.45), 1, 44)
    # iron wings, open
    for left, right, slant in ((654, 706, 26), (946, 894, 26)):
        plate.shape([(left, 470), (right, 470 + slant), (right, 790 + slant), (left, 790)], INK, 0.14)
        for number in range(8):
            share = number / 7
            x = left + (right - left) * share
            plate.line([(x, 458 + slant * share - 14 * (number % 2)), (x, 790 + slant * share)], INK, 3.4)
        for y in (500, 640, 770):
            plate.line([(left, y), (right, y + slant)], INK, 4)
    # the drive
    plate.shape([(672, 790), (928, 790), (1500, 1067), (100, 1067)], (134, 130, 122))
    plate.shape([(0, 790), (672, 790), (100, 1067), (0, 1067)], (150, 158, 128))
    plate.shape([(928, 790), (1600, 790), (1600, 1067), (1500, 1067)], (150, 158, 128))
    plate.line([(672, 790), (100, 1067)], stone, 9)
    plate.line([(928, 790), (1500, 1067)], stone, 9)
    plate.veil([(0, 790), (1600, 790), (1600, 1067), (0, 1067)], INK, 0.0, 0.35)
    # plane trees at both sides
    for x, lean in ((150, 20), (1450, -20)):
        trunk = (120, 106, 90)
        plate.shape(
            smooth(
                [(x - 44, 900), (x - 26, 640), (x + lean - 30, 300), (x + lean + 16, 300), (x + 24, 640), (x + 50, 900)]
            ),
            trunk,
        )
        for _ in range(26):
            plate.disc(
                x + plate.chance.uniform(-26, 26) + lean * 0.4,
                plate.chance.uniform(340, 880),
                plate.chance.uniform(5, 13),
                mix(trunk, PAPER, 0.5),
                0.6,
                plate.chance.uniform(8, 20),
            )
        for _ in range(60):
            leaf = mix((78, 104, 74), (138, 152, 96), plate.chance.random())
            plate.disc(
                x + lean + plate.chance.uniform(-230, 230),
                plate.chance.uniform(20, 330),
                plate.chance.uniform(30, 70),
                leaf,
                0.96,
                plate.chance.uniform(24, 52),
            )

    def car(x: float, foot: float, wide: float) -> None:
        high = wide * 0.62
        plate.disc(x, foot, wide * 0.56, INK, 0.5, wide * 0.07)
        for side in (-1, 1):
            plate.box(
                x + side * wide * 0.36 - wide * 0.08,
                foot - wide * 0.16,
                wide * 0.16,
                wide * 0.17,
                (16, 20, 26),
                1,
                wide * 0.03,
            )
        body = (36, 44, 56)
        plate.shape(
            [
                (x - wide * 0.38, foot - high * 0.55),
                (x - wide * 0.29, foot - high * 0.97),
                (x + wide * 0.29, foot - high * 0.97),
                (x + wide * 0.38, foot - high * 0.55),
            ],
            body,
        )
        plate.shape(
            [
                (x - wide * 0.33, foot - high * 0.58),
                (x - wide * 0.26, foot - high * 0.91),
                (x + wide * 0.26, foot - high * 0.91),
                (x + wide * 0.33, foot - high * 0.58),
            ],
            (118, 142, 150),
        )
        plate.shape(
            [
                (x - wide * 0.12, foot - high * 0.58),
                (x + wide * 0.02, foot - high * 0.91),
                (x + wide * 0.12, foot - high * 0.91),
                (x + wide * 0.02, foot - high * 0.58),
            ],
            (176, 196, 198),
            0.6,
        )
        plate.box(x - wide * 0.46, foot - high * 0.6, wide * 0.92, high * 0.46, body, 1, wide * 0.07)
        plate.box(x - wide * 0.42, foot - high * 0.58, wide * 0.84, high * 0.06, (74, 86, 98), 1, wide * 0.02)
        plate.box(x - wide * 0.17, foot - high * 0.42, wide * 0.34, high * 0.15, (16, 20, 26), 1, wide * 0.02)
        plate.box(x - wide * 0.1, foot - high * 0.22, wide * 0.2, high * 0.07, PAPER)
        for side in (-1, 1):
            plate.disc(x + side * wide * 0.33, foot - high * 0.38, wide * 0.06, (255, 248, 224), 1, wide * 0.045)
            plate.glow(x + side * wide * 0.33, foot - high * 0.38, wide * 0.34, (255, 240, 196), 0.5)

    car(806, 836, 132)
    car(700, 990, 270)


def forest_road(plate: Plate) -> None:
    """Buses come along a forest road; a few people wait."""
    plate.wash(0, 0, 1600, 640, (164, 182, 184), (218, 214, 194), (248, 226, 180))
    plate.glow(800, 560, 560, (255, 236, 186), 0.9, 330)
    for depth, tone in enumerate(((164, 176, 164), (122, 142, 130), (82, 106, 96))):
        for number in range(34 - depth * 9):
            side = -1 if number % 2 else 1
            away = 60 + depth * 110 + plate.chance.uniform(0, 760 - depth * 40)
            pine(
                plate,
                800 + side * away,
                590 + depth * 26 + away * 0.03,
                190 + depth * 130 + away * 0.2,
                mix(tone, INK, plate.chance.uniform(0, 0.15)),
            )
        plate.veil([(0, 380), (1600, 380), (1600, 640), (0, 640)], (250, 232, 194), 0.0, 0.3 - depth * 0.08)
    plate.wash(0, 600, 1600, 467, (128, 138, 104), (74, 86, 66))
    plate.shape([(770, 596), (830, 596), (1330, 1067), (270, 1067)], (122, 122, 118))
    plate.shape([(770, 596), (776, 596), (330, 1067), (270, 1067)], (190, 178, 148))
    plate.shape([(824, 596), (830, 596), (1330, 1067), (1270, 1067)], (190, 178, 148))
    y = 604.0
    while y < 1067:
        wide = (y - 590) * 0.018
        long = (y - 590) * 0.16 + 3
        plate.shape(
            [(800 - wide, y), (800 + wide, y), (800 + wide * 1.3, y + long), (800 - wide * 1.3, y + long)], PAPER, 0.85
        )
        y += long * 2.3
    for x, foot, tall in ((70, 900, 880), (240, 800, 720), (1370, 806, 730), (1545, 910, 890)):
        pine(plate, x, foot, tall, mix((52, 76, 68), INK, plate.chance.uniform(0, 0.2)))

    def bus(x: float, foot: float, wide: float, colour: tuple[int, int, int]) -> None:
        high = wide * 1.05
        plate.disc(x, foot, wide * 0.56, INK, 0.45, wide * 0.06)
        for side in (-1, 1):
            plate.box(x + side * wide * 0.36 - wide * 0.07, foot - wide * 0.12, wide * 0.14, wide * 0.13, INK)
        plate.box(x - wide / 2, foot - high, wide, high * 0.94, mix(colour, INK, 0.2), 1, wide * 0.08)
        plate.box(x - wide * 0.48, foot - high * 0.99, wide * 0.96, high * 0.9, colour, 1, wide * 0.08)
        plate.box(x - wide * 0.42, foot - high * 0.86, wide * 0.84, high * 0.46, (56, 74, 84), 1, wide * 0.04)
        plate.shape(
            [
                (x - wide * 0.3, foot - high * 0.4),
                (x - wide * 0.05, foot - high * 0.86),
                (x + wide * 0.14, foot - high * 0.86),
                (x - wide * 0.1, foot - high * 0.4),
            ],
            (128, 150, 154),
            0.5,
        )
        plate.line([(x, foot - high * 0.86), (x, foot - high * 0.4)], colour, wide * 0.016)
        plate.box(x - wide * 0.3, foot - high * 0.955, wide * 0.6, high * 0.06, INK)
        plate.box(x - wide * 0.46, foot - high * 0.36, wide * 0.92, high * 0.05, mix(colour, INK, 0.35))
        for side in (-1, 1):
            plate.disc(x + side * wide * 0.36, foot - high * 0.2, wide * 0.055, (255, 248, 220))
            plate.glow(x + side * wide * 0.36, foot - high * 0.2, wide * 0.42, (255, 240, 190), 0.65)
            plate.box(x + side * wide * 0.53 - wide * 0.025, foot - high * 0.8, wide * 0.05, high * 0.15, INK, 1, 3)

    bus(770, 634, 46, (214, 204, 184))
    bus(738, 684, 88, (216, 206, 186))
    bus(676, 786, 168, (222, 212, 192))
    for x, foot, tall, coat, hair, extra in (
        (250, 1040, 350, (132, 70, 58), (126, 110, 98), True),
        (372, 1016, 330, (54, 70, 84), (60, 46, 40), False),
        (470, 986, 300, (96, 104, 84), (150, 116, 76), True),
        (1290, 1020, 335, (70, 62, 78), (160, 154, 146), False),
    ):
        plate.disc(x + 20, foot, tall * 0.24, INK, 0.35, tall * 0.03)
        person(plate, x, foot, tall, coat, head=hair, skirt=extra, stride=0.02, arms=(-1,) if x == 250 else (-1, 1))
    # one of them holds up a photograph
    plate.line([(298, 780), (322, 720), (316, 672)], mix((132, 70, 58), INK, 0.2), 21)
    plate.disc(316, 664, 11, (150, 110, 90))
    plate.box(280, 590, 74, 92, PAPER)
    plate.box(286, 596, 62, 80, mix(MIST, SLATE, 0.3))
    plate.disc(317, 626, 13, (90, 84, 82))
    plate.shape(smooth([(293, 676), (297, 650), (317, 642), (337, 650), (341, 676)]), (70, 76, 84))
