"""Drawings of rooms where people work: the school kitchen, the infirmary's corridor, the council chamber."""

from __future__ import annotations

import math

from standfirst.demo.brush import (
    BRICK,
    INK,
    MIST,
    MOSS,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    SLATE,
    Plate,
    mix,
    smooth,
)
from standfirst.demo.figures import listener, person


def school_kitchen(plate: Plate) -> None:
    """Two cooks at a long stove, steam, hanging ladles, rows of plates."""
    tile = (206, 216, 206)
    plate.wash(0, 0, 1600, 700, mix(tile, PAPER, 0.4), tile)
    for y in range(0, 640, 44):
        plate.line([(0, y), (1600, y)], mix(tile, SLATE, 0.25), 1.6, 0.6)
        for x in range(0, 1640, 88):
            shift = 44 if (y // 44) % 2 else 0
            plate.line([(x + shift, y), (x + shift, y + 44)], mix(tile, SLATE, 0.25), 1.6, 0.6)
            if plate.chance.random() < 0.08:
                plate.box(x + shift + 1, y + 1, 86, 42, plate.chance.choice((MIST, SAND)), 0.5)
    for x in (90, 1240):
        plate.box(x, 74, 280, 270, PAPER)
        plate.wash(x + 12, 86, 256, 246, (176, 204, 212), (238, 232, 206))
        plate.shape(
            [*smooth([(x + 12, 300), (x + 90, 270), (x + 180, 292), (x + 268, 262)]), (x + 268, 332), (x + 12, 332)],
            MOSS,
            0.6,
        )
        plate.box(x + 136, 86, 8, 246, PAPER)
        plate.box(x + 12, 200, 256, 8, PAPER)
        plate.box(x - 12, 342, 304, 16, mix(SAND, PAPER, 0.3))
    for x, tone in ((120, MOSS), (160, BRICK), (204, MOSS)):
        plate.box(x, 306, 28, 36, mix(BRICK, SAND, 0.3))
        for leaf in range(5):
            plate.disc(x + 14 + (leaf - 2) * 9, 294 - abs(leaf - 2) * -5, 12, mix(MOSS, tone, 0.2), 1, 17)
    # hood, rail, ladles
    plate.shape([(450, 0), (1150, 0), (1190, 150), (410, 150)], (150, 164, 168))
    plate.shape([(450, 0), (640, 0), (590, 150), (410, 150)], (176, 188, 190))
    plate.box(402, 148, 796, 18, (110, 126, 132))
    plate.box(430, 214, 740, 7, SLATE)
    for number in range(13):
        x = 452 + number * 56
        long = (92, 120, 76, 108)[number % 4]
        plate.line([(x, 218), (x, 218 + long)], (96, 110, 118), 5)
        if number % 3 == 0:
            plate.disc(x, 226 + long, 18, (96, 110, 118), 1, 14)
        elif number % 3 == 1:
            plate.box(x - 12, 216 + long, 24, 36, (96, 110, 118), 1, 6)
        else:
            for prong in (-9, 0, 9):
                plate.line([(x, 214 + long), (x + prong, 256 + long)], (96, 110, 118), 3)
    # the stove
    steel = (128, 142, 148)
    plate.box(250, 560, 1100, 250, steel)
    plate.box(236, 544, 1128, 24, mix(steel, PAPER, 0.4))
    for number in range(4):
        x = 280 + number * 268
        plate.box(x, 616, 236, 170, mix(steel, INK, 0.25), 1, 8)
        plate.box(x + 24, 650, 188, 104, mix(INK, OCHRE, 0.18), 1, 8)
        plate.box(x + 14, 628, 208, 9, mix(steel, PAPER, 0.5), 1, 4)
        for knob in range(4):
            plate.disc(x + 36 + knob * 54, 592, 11, INK)
            plate.disc(x + 36 + knob * 54, 592, 4, PAPER)
    for x, wide, high, tone in (
        (310, 160, 120, (170, 178, 178)),
        (500, 130, 92, (176, 96, 66)),
        (900, 150, 126, (170, 178, 178)),
        (1080, 120, 80, (70, 96, 104)),
        (1220, 116, 104, (170, 178, 178)),
    ):
        plate.box(x, 546 - high, wide, high, tone, 1, 10)
        plate.box(x, 546 - high, wide * 0.22, high, mix(tone, PAPER, 0.4), 1, 10)
        plate.box(x - 7, 538 - high, wide + 14, 15, mix(tone, INK, 0.25), 1, 6)
        for side in (x - 20, x + wide + 4):
            plate.box(side, 566 - high, 18, 12, INK, 1, 5)
    for x in (390, 565, 975, 1278):
        for puff in range(16):
            plate.disc(
                x + 34 * math.sin(puff * 0.75 + x) + plate.chance.uniform(-12, 12),
                420 - puff * 20,
                26 + puff * 3.6,
                (255, 252, 242),
                0.12,
            )
    # floor, cooks
    plate.wash(0, 806, 1600, 261, (176, 148, 118), (140, 112, 90))
    for number in range(-6, 24):
        plate.line(
            [(800 + (number * 100 - 800) * 0.85, 806), (800 + (number * 100 - 800) * 1.5, 1067)], (122, 98, 80), 2, 0.6
        )
    for y in (836, 880, 944):
        plate.line([(0, y), (1600, y)], (122, 98, 80), 2, 0.6)
    for x, tall, coat, hair in ((660, 520, (232, 228, 214), (96, 66, 50)), (1010, 480, (232, 228, 214), (54, 44, 42))):
        plate.disc(x, 932, 110, INK, 0.28, 14)
        plate.line([(x - 70, 620), (x - 128, 560), (x - 130, 520)], mix(coat, SLATE, 0.25), 34)
        person(plate, x, 934, tall, coat, head=hair, legs=(72, 84, 94), apron=True, stride=0.03, arms=(1,))
        head = (x, 934 - 0.975 * tall)
        plate.disc(head[0], head[1] - 8, 0.075 * tall, PAPER, 1, 0.05 * tall)
        plate.box(head[0] - 0.066 * tall, head[1] - 4, 0.132 * tall, 0.028 * tall, mix(PAPER, SLATE, 0.2))
        plate.line([(x, 934 - 0.42 * tall), (x, 934 - 0.3 * tall)], MIST, 3)
    # the counter in front with plates
    plate.wash(0, 946, 1600, 121, (214, 186, 142), (168, 134, 94))
    plate.box(0, 940, 1600, 12, mix(SAND, PAPER, 0.5))
    for row in range(2):
        for number in range(14):
            x, y = 30 + number * 122 + row * 60, 974 + row * 54
            plate.disc(x, y + 8, 52, INK, 0.22, 18)
            plate.disc(x, y, 52, (248, 246, 238), 1, 19)
            plate.disc(x, y, 38, (228, 226, 216), 1, 13)
            plate.disc(x - 12, y - 3, 15, (222, 176, 84), 1, 8)
            plate.disc(x + 12, y - 3, 14, MOSS, 1, 7)
            plate.disc(x + 2, y + 4, 12, BRICK, 1, 6)


def hospital_corridor(plate: Plate) -> None:
    """Four people walk down a long corridor towards a bright window."""
    wall = (196, 208, 202)
    eye = (860.0, 470.0)

    def deep(x: float, y: float, share: float) -> tuple[float, float]:
        return eye[0] + (x - eye[0]) * share, eye[1] + (y - eye[1]) * share

    plate.box(0, 0, 1600, 1067, wall)
    plate.shape([(0, 0), (1600, 0), deep(1600, 0, 0.1), deep(0, 0, 0.1)], (232, 232, 220))
    plate.shape([(0, 0), deep(0, 0, 0.1), deep(0, 1067, 0.1), (0, 1067)], mix(wall, SLATE, 0.12))
    plate.shape([(1600, 0), deep(1600, 0, 0.1), deep(1600, 1067, 0.1), (1600, 1067)], mix(wall, PAPER, 0.35))
    plate.shape([(0, 1067), deep(0, 1067, 0.1), deep(1600, 1067, 0.1), (1600, 1067)], (168, 160, 144))
    # a band of colour along both walls, handrail
    for x, tone in ((0, (98, 132, 132)), (1600, (116, 150, 148))):
        plate.shape([(x, 700), deep(x, 700, 0.1), deep(x, 1067, 0.1), (x, 1067)], tone)
        plate.shape([(x, 676), deep(x, 676, 0.1), deep(x, 706, 0.1), (x, 706)], (150, 108, 74))
        plate.shape([(x, 1020), deep(x, 1020, 0.1), deep(x, 1067, 0.1), (x, 1067)], mix(tone, INK, 0.4))
    # doors, farthest first, and lamps
    cuts = [1.0]
    while cuts[-1] > 0.12:
        cuts.append(cuts[-1] * 0.8)
    for number in reversed(range(1, len(cuts) - 1, 2)):
        near, far = cuts[number], cuts[number + 1]
        for x, tone in ((0, (172, 130, 92)), (1600, (196, 152, 108))):
            tone = mix(tone, PAPER, 0.35 * (1 - near))
            plate.shape(
                [deep(x, 196, near), deep(x, 196, far), deep(x, 1067, far), deep(x, 1067, near)], mix(tone, INK, 0.35)
            )
            inner_near, inner_far = near - (near - far) * 0.08, far + (near - far) * 0.08
            plate.shape(
                [
                    deep(x, 214, inner_near),
                    deep(x, 214, inner_far),
                    deep(x, 1067, inner_far),
                    deep(x, 1067, inner_near),
                ],
                tone,
            )
            a, b = near - (near - far) * 0.3, far + (near - far) * 0.3
            plate.shape([deep(x, 290, a), deep(x, 290, b), deep(x, 500, b), deep(x, 500, a)], (226, 234, 226))
            sign = deep(x, 150, near - (near - far) * 0.5)
            plate.box(sign[0] - 34 * near, sign[1] - 13 * near, 68 * near, 26 * near, (66, 98, 106), 1, 3)
        a, b = near, far + (near - far) * 0.3
        plate.shape([deep(560, 0, a), deep(1100, 0, a), deep(1100, 0, b), deep(560, 0, b)], (255, 252, 236))
    for share in cuts[:-1]:
        plate.line([deep(0, 1067, share), deep(1600, 1067, share)], (140, 132, 118), 2.4 * share, 0.8)
    for x in range(100, 1600, 250):
        plate.line([deep(x, 1067, 1), deep(x, 1067, 0.1)], (140, 132, 118), 2, 0.5)
    # the window at the end
    left, top = deep(0, 0, 0.1)
    right, low = deep(1600, 1067, 0.1)
    plate.box(left, top, right - left, low - top, (220, 222, 208))
    plate.arch(left + 34, top + 6, right - left - 68, low - top - 10, (255, 250, 224))
    plate.box((left + right) / 2 - 2, top + 6, 4, low - top - 10, (190, 186, 166))
    plate.glow(eye[0], eye[1] + 6, 330, (255, 248, 216), 0.9, 270)
    plate.veil([deep(420, 1067, 0.1), deep(1180, 1067, 0.1), (1260, 1067), (420, 1067)], (255, 246, 212), 0.6, 0.05)
    walkers = (
        (930, 724, 306, (150, 90, 72), (158, 152, 146), False, 0.05),
        (806, 778, 352, (84, 104, 118), (112, 104, 98), False, 0.06),
        (1010, 880, 466, (196, 158, 88), (182, 176, 168), True, 0.04),
        (640, 968, 540, (70, 92, 84), (74, 58, 50), False, 0.06),
    )
    for x, foot, tall, coat, hair, skirt, stride in walkers:
        plate.shape(
            [
                (x - tall * 0.1, foot),
                (x + tall * 0.1, foot),
                (x + (x - eye[0]) * 0.5 + tall * 0.12, foot + tall * 0.3),
                (x + (x - eye[0]) * 0.5 - tall * 0.14, foot + tall * 0.3),
            ],
            INK,
            0.26,
        )
        person(plate, x, foot, tall, coat, head=hair, skirt=skirt, stride=stride, legs=(56, 66, 76))
        if skirt:
            plate.line([(x + tall * 0.175, foot - tall * 0.43), (x + tall * 0.21, foot)], (92, 62, 44), 9)
            plate.disc(x + tall * 0.175, foot - tall * 0.435, 10, (92, 62, 44))


def council_chamber(plate: Plate) -> None:
    """A council chamber with curved benches, a high window and a few councillors from behind."""
    panel = (120, 84, 58)
    plate.wash(0, 0, 1600, 620, (206, 194, 166), (184, 160, 122))
    for x in range(-30, 1640, 166):
        plate.box(x, 300, 150, 330, panel)
        plate.box(x + 14, 320, 122, 130, mix(panel, SAND, 0.14))
        plate.box(x + 14, 466, 122, 150, mix(panel, SAND, 0.14))
    plate.box(0, 286, 1600, 18, mix(panel, INK, 0.3))
    for x, wide in ((190, 150), (500, 150), (950, 150), (1260, 150)):
        plate.arch(x, 34, wide, 236, mix(SAND, PAPER, 0.4))
        plate.arch(x + 11, 46, wide - 22, 224, (196, 214, 216))
        plate.line([(x + wide / 2, 46), (x + wide / 2, 270)], mix(SAND, PAPER, 0.4), 6)
        for y in (110, 190):
            plate.line([(x + 11, y), (x + wide - 11, y)], mix(SAND, PAPER, 0.4), 5)
        plate.veil(
            [(x + 11, 270), (x + wide - 11, 270), (x + wide - 220, 900), (x - 400, 900)], (255, 246, 214), 0.14, 0.0
        )
    # chair's place
    plate.arch(690, 40, 220, 380, mix(panel, INK, 0.25))
    plate.arch(706, 58, 188, 340, mix(panel, SAND, 0.22))
    plate.disc(800, 150, 58, OCHRE)
    plate.disc(800, 150, 48, BRICK)
    plate.shape([(802, 112), (802, 158), (836, 158)], PAPER)
    plate.shape([(796, 122), (796, 158), (770, 158)], PAPER)
    plate.shape(smooth([(762, 164), (776, 182), (824, 182), (838, 164)]), PAPER)
    plate.box(748, 252, 104, 150, RUST, 1, 20)
    plate.box(600, 380, 400, 126, mix(panel, INK, 0.12))
    plate.box(584, 368, 432, 20, mix(panel, SAND, 0.35))
    for x in (640, 740, 840, 940):
        plate.box(x - 34, 408, 68, 80, mix(panel, SAND, 0.1))
    plate.line([(840, 368), (848, 336)], INK, 4)
    plate.disc(848, 334, 6, INK)
    plate.shape([(706, 366), (770, 366), (764, 358), (712, 358)], PAPER)
    # carpet and benches in arcs
    plate.wash(0, 600, 1600, 467, (124, 50, 46), (84, 38, 40))
    plate.disc(800, 640, 190, mix((124, 50, 46), OCHRE, 0.2), 1, 40)
    plate.box(700, 560, 200, 66, mix(panel, INK, 0.2))
    plate.box(690, 550, 220, 14, mix(panel, SAND, 0.4))
    coats = ((62, 74, 88), (96, 60, 56), (80, 88, 76), (128, 104, 76), (50, 56, 66), (110, 116, 120))
    hairs = ((66, 50, 42), (158, 152, 146), (44, 38, 38), (140, 104, 66), (170, 164, 156))
    for row, (radius, drop, size) in enumerate(((420, 640, 30), (640, 716, 44), (900, 826, 64), (1240, 990, 96))):
        seats = 9 + row * 2
        arc = []
        for step in range(41):
            angle = math.pi * (0.04 + 0.92 * step / 40)
            arc.append(
                (800 - radius * math.cos(angle), drop - 120 - row * 34 + (150 + 46 * row) * math.sin(angle) * 0.72)
            )
        for number in range(seats):
            spot = arc[round(3 + number * 34 / (seats - 1))]
            if plate.chance.random() < 0.5 and -40 < spot[0] < 1640:
                listener(
                    plate, spot[0], spot[1] - size * 0.6, size, plate.chance.choice(coats), plate.chance.choice(hairs)
                )
        back = size * 0.9
        plate.shape([*[(x, y - 2) for x, y in arc], *[(x, y + back) for x, y in reversed(arc)]], mix(panel, INK, 0.18))
        plate.line([(x, y) for x, y in arc], mix(panel, SAND, 0.4), 7 + row * 3)
        for x, y in arc[2::4]:
            plate.line([(x, y + 8), (x, y + back)], mix(panel, INK, 0.45), 2 + row)
        for number in range(seats):
            spot = arc[round(3 + number * 34 / (seats - 1))]
            plate.box(
                spot[0] - size * 0.3, spot[1] + back * 0.3, size * 0.6, size * 0.24, mix(OCHRE, panel, 0.3), 0.8, 2
            )
