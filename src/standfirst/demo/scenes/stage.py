"""Drawings for the evening: the orchestra in the fish shed, the ground under floodlights."""

from __future__ import annotations

import math

from standfirst.demo.brush import BRICK, INK, LAMP, OCHRE, PAPER, SAND, SLATE, Plate, mix, smooth
from standfirst.demo.figures import listener, person, star_field


def orchestra_stage(plate: Plate) -> None:
    """An orchestra on a lit platform in a timber shed, seen over the heads of the last rows."""
    timber = (74, 54, 44)
    plate.wash(0, 0, 1600, 1067, (30, 26, 28), (66, 48, 40), (40, 32, 32))
    plate.shape([(0, 250), (800, 20), (1600, 250), (1600, 720), (0, 720)], (92, 66, 48))
    for x in range(0, 1620, 46):
        top = 250 - 230 * (1 - abs(x - 800) / 800)
        plate.line([(x, top), (x, 720)], (76, 54, 42), 3, 0.8)
    plate.glow(800, 500, 760, (255, 200, 120), 0.66, 430)
    for y, share in ((262, 1.0), (210, 0.8)):
        plate.line([(0, y), (1600, y)], mix(timber, INK, 0.3), 15 * share)
    for x in (220, 510, 800, 1090, 1380):
        peak = 250 - 230 * (1 - abs(x - 800) / 800)
        plate.box(x - 11, peak, 22, 720 - peak, mix(timber, INK, 0.2))
        for side in (-1, 1):
            plate.line([(x, 330), (x + side * 96, 264)], mix(timber, INK, 0.2), 12)
    plate.line([(-10, 256), (800, 24), (1610, 256)], mix(timber, INK, 0.35), 20)
    for x in (300, 550, 800, 1050, 1300):
        plate.line([(x, 150), (x, 296)], INK, 3)
        plate.shape([(x - 34, 318), (x + 34, 318), (x + 11, 290), (x - 11, 290)], INK)
        plate.disc(x, 319, 19, (255, 240, 196), 1, 8)
        plate.glow(x, 322, 120, LAMP, 0.8)
        plate.veil([(x - 20, 320), (x + 20, 320), (x + 190, 720), (x - 190, 720)], (255, 226, 160), 0.17, 0.02)
    # the platform
    plate.shape([(130, 640), (1470, 640), (1560, 800), (40, 800)], (188, 140, 88))
    for number in range(15):
        plate.line([(130 + number * 96, 640), (40 + number * 108, 800)], (150, 108, 68), 2, 0.7)
    plate.box(40, 800, 1520, 34, (104, 72, 50))
    black, skin = (34, 34, 40), (206, 164, 132)
    wood = (150, 82, 44)

    def player(x: float, y: float, size: float, holds: str) -> None:
        cloth = mix(black, INK, 0.4)
        for side in (-1, 1):
            plate.box(x + side * size * 0.3 - size * 0.11, y + size * 0.95, size * 0.22, size * 0.62, cloth)
            plate.disc(x + side * size * 0.32, y + size * 1.57, size * 0.17, INK, 1, size * 0.06)
        plate.box(x - size * 0.54, y + size * 0.82, size * 1.08, size * 0.3, cloth, 1, size * 0.12)
        plate.shape(
            smooth(
                [
                    (x - size * 0.52, y + size),
                    (x - size * 0.5, y + size * 0.2),
                    (x - size * 0.24, y - size * 0.06),
                    (x + size * 0.24, y - size * 0.06),
                    (x + size * 0.5, y + size * 0.2),
                    (x + size * 0.52, y + size),
                ]
            ),
            mix(black, SLATE, plate.chance.uniform(0, 0.22)),
        )
        plate.shape([(x - size * 0.1, y - size * 0.02), (x + size * 0.1, y - size * 0.02), (x, y + size * 0.3)], PAPER)
        plate.disc(x, y - size * 0.34, size * 0.25, skin, 1, size * 0.3)
        hair = plate.chance.choice(((62, 44, 36), (34, 30, 32), (186, 180, 170), (138, 96, 56)))
        plate.disc(x, y - size * 0.48, size * 0.26, hair, 1, size * 0.2)
        if holds == "violin":
            side = -1 if x < 800 else 1
            plate.disc(x + side * size * 0.34, y + size * 0.06, size * 0.2, wood, 1, size * 0.12)
            plate.line(
                [(x + side * size * 0.3, y + size * 0.05), (x + side * size * 0.8, y - size * 0.1)], INK, size * 0.05
            )
            plate.line(
                [(x + side * size * 0.1, y + size * 0.56), (x + side * size * 0.62, y - size * 0.42)], SAND, size * 0.03
            )
        elif holds == "cello":
            plate.disc(x, y + size * 0.78, size * 0.3, wood, 1, size * 0.42)
            plate.disc(x, y + size * 0.5, size * 0.22, wood, 1, size * 0.2)
            plate.line([(x + size * 0.04, y + size * 0.5), (x + size * 0.16, y - size * 0.5)], INK, size * 0.08)
            plate.line([(x - size * 0.6, y + size * 0.72), (x + size * 0.6, y + size * 0.6)], SAND, size * 0.035)
        elif holds == "bass":
            plate.disc(x + size * 0.4, y + size * 0.7, size * 0.42, mix(wood, INK, 0.2), 1, size * 0.62)
            plate.disc(x + size * 0.4, y + size * 0.2, size * 0.3, mix(wood, INK, 0.2), 1, size * 0.3)
            plate.line([(x + size * 0.4, y + size * 0.2), (x + size * 0.34, y - size * 1.0)], INK, size * 0.1)
        elif holds == "horn":
            plate.disc(x + size * 0.3, y + size * 0.34, size * 0.26, OCHRE)
            plate.disc(x + size * 0.3, y + size * 0.34, size * 0.14, mix(OCHRE, INK, 0.5))
        elif holds == "wind":
            plate.line([(x, y - size * 0.2), (x + size * 0.1, y + size * 0.6)], INK, size * 0.07)

    player(1216, 516, 54, "none")
    for number in range(3):
        x = 1120 + number * 96
        plate.disc(x, 560, 46, (170, 120, 70), 1, 14)
        plate.shape([(x - 46, 560), (x + 46, 560), (x + 34, 604), (x - 34, 604)], (186, 108, 60))
    for number in range(9):
        player(420 + number * 78, 530 + 8 * abs(number - 4), 42, "horn" if number < 4 else "wind")
    for number in range(4):
        player(196 + number * 64, 520 + number * 6, 46, "bass")
    for number in range(11):
        player(
            320 + number * 96,
            592 + 7 * abs(number - 5),
            48,
            "wind" if 3 < number < 7 else "violin" if number < 4 else "cello",
        )
    for number in range(10):
        if number in (4, 5):
            continue
        player(230 + number * 126, 668 + 8 * abs(number - 4.5), 60, "violin" if number < 5 else "cello")
    for x in range(260, 1380, 112):
        if abs(x - 800) > 80:
            plate.line([(x, 800), (x, 730)], INK, 3)
            plate.shape([(x - 28, 734), (x + 28, 734), (x + 24, 700), (x - 24, 700)], mix(INK, SLATE, 0.3))
    # the conductor
    plate.box(742, 782, 116, 26, (120, 66, 52))
    person(plate, 800, 784, 232, (26, 26, 32), head=(120, 84, 58), skirt=True, stride=0.02, arms=())
    for side, reach in ((-1, (700, 560)), (1, (912, 588))):
        plate.line([(800 + side * 30, 610), (800 + side * 74, 640 if side > 0 else 622), reach], (26, 26, 32), 17)
        plate.disc(*reach, 8, skin)
    plate.line([(912, 588), (966, 540)], PAPER, 3)
    plate.glow(800, 640, 420, (255, 224, 160), 0.2, 240)
    # the listeners
    coats = ((54, 60, 72), (90, 54, 48), (62, 72, 62), (118, 92, 66), (44, 46, 54), (98, 102, 104), (84, 66, 84))
    hairs = ((58, 44, 38), (150, 144, 136), (38, 34, 34), (128, 92, 58), (170, 164, 156), (94, 64, 44))
    for y, size, gap in ((858, 40, 88), (916, 56, 122), (1000, 80, 172)):
        plate.veil([(0, y - size), (1600, y - size), (1600, 1067), (0, 1067)], (24, 20, 22), 0.0, 0.55)
        x = plate.chance.uniform(-40, 0)
        while x < 1660:
            tone = mix(plate.chance.choice(coats), INK, 0.45)
            listener(plate, x, y, size, tone, mix(plate.chance.choice(hairs), INK, 0.35))
            plate.line(
                smooth([(x - size * 0.3, y - size * 0.98), (x, y - size * 1.1), (x + size * 0.3, y - size * 0.98)]),
                (255, 214, 150),
                2.4,
                0.6,
            )
            x += gap * plate.chance.uniform(0.9, 1.12)


def floodlit_ground(plate: Plate) -> None:
    """A small football ground at night, drizzle in the beams of four masts."""
    plate.wash(0, 0, 1600, 560, (16, 24, 40), (36, 52, 72), (64, 80, 92))
    star_field(plate, 120, 20)
    # stands and crowd
    plate.shape([(0, 330), (1600, 330), (1600, 350), (0, 350)], INK)
    plate.shape([(-20, 300), (1620, 300), (1600, 334), (0, 334)], (70, 40, 40))
    plate.box(0, 344, 1600, 190, (30, 36, 46))
    for row in range(7):
        y = 384 + row * 22
        x = plate.chance.uniform(-10, 6)
        while x < 1610:
            tone = plate.chance.choice(
                ((150, 60, 50), (150, 60, 50), (206, 178, 110), (96, 112, 122), (60, 72, 84), (196, 190, 178))
            )
            plate.disc(x, y + 10, 9.5, mix(tone, INK, 0.35 - row * 0.03), 1, 12)
            plate.disc(x, y - 4, 5.4, mix((206, 166, 136), INK, 0.3 - row * 0.03))
            if plate.chance.random() < 0.06:
                plate.line([(x - 8, y), (x - 13, y - 18)], mix(tone, INK, 0.3), 4)
                plate.line([(x + 8, y), (x + 13, y - 18)], mix(tone, INK, 0.3), 4)
            x += plate.chance.uniform(15, 22)
    for x in range(90, 1600, 236):
        plate.box(x, 334, 8, 200, INK)
    for number in range(16):
        plate.box(number * 100 + 2, 530, 96, 40, (BRICK, PAPER, SLATE, OCHRE)[(number * 7) % 4])
        plate.box(number * 100 + 14, 545, 72, 8, INK, 0.35)
    # the pitch
    plate.wash(0, 568, 1600, 499, (88, 142, 84), (52, 104, 66))
    for number in range(-10, 12, 2):
        a, b = 800 + number * 130, 800 + (number + 1) * 130
        plate.shape(
            [(a, 568), (b, 568), (800 + (b - 800) * 2.3, 1067), (800 + (a - 800) * 2.3, 1067)], (108, 164, 96), 0.4
        )
    chalk = (238, 240, 226)
    plate.line([(0, 586), (1600, 586)], chalk, 3.4, 0.9)
    plate.line([(820, 586), (760, 1067)], chalk, 4, 0.85)
    for step in range(2):
        plate.pen.ellipse(
            [((560 + step) * plate.scale, 676 * plate.scale), (1030 * plate.scale, 860 * plate.scale)],
            outline=(*chalk, 215),
            width=4 * plate.scale,
        )
    # goal at the right
    plate.line([(1240, 586), (1240, 640), (1600, 640)], chalk, 3.4, 0.0)
    plate.line([(1600, 640), (1310, 640), (1430, 940), (1600, 940)], chalk, 4, 0.85)
    goal = (1496.0, 640.0)
    net = [
        (goal[0], goal[1] - 120),
        (goal[0] + 74, goal[1] + 2),
        (goal[0] + 150, goal[1] + 196),
        (goal[0] + 74, goal[1] + 178),
    ]
    plate.shape(net, PAPER, 0.12)
    for number in range(1, 9):
        share = number / 9
        bar = (goal[0] + 74 * share, goal[1] - 122 + 122 * share)
        plate.line([bar, (bar[0] + 84, goal[1] + 20 + 176 * share)], PAPER, 1.3, 0.55)
        plate.line(
            [(goal[0] + 84 * share, goal[1] - 122 + 142 * share), (goal[0] + 74 + 84 * share, goal[1] + 196 * share)],
            PAPER,
            1.3,
            0.55,
        )
    plate.line(
        [(goal[0], goal[1]), (goal[0], goal[1] - 122), (goal[0] + 74, goal[1]), (goal[0] + 74, goal[1] + 178)],
        (250, 250, 244),
        8,
    )

    def footballer(
        x: float, foot: float, tall: float, shirt: tuple[int, int, int], shorts: tuple[int, int, int], run: float
    ) -> None:
        for angle, thick in ((0, 0.2), (math.pi, 0.2)):
            plate.shape(
                [
                    (x - 4, foot),
                    (x + 4, foot),
                    (x + math.cos(angle + 0.3) * tall * 0.7, foot + tall * thick),
                    (x + math.cos(angle + 0.3) * tall * 0.6, foot + tall * thick),
                ],
                INK,
                0.22,
            )
        hip = (x, foot - tall * 0.46)
        for side in (-1, 1):
            knee = (hip[0] + side * run * tall * 0.16 + tall * 0.03, foot - tall * 0.25)
            end = (
                hip[0] + side * run * tall * 0.3 - (tall * 0.1 if side < 0 else 0),
                foot - (tall * 0.08 if side < 0 else 0),
            )
            plate.line([hip, knee, end], (206, 166, 136), tall * 0.07)
            plate.line([((knee[0] + end[0]) / 2, (knee[1] + end[1]) / 2), end], shirt, tall * 0.075)
            plate.disc(end[0] + tall * 0.03, end[1], tall * 0.05, INK, 1, tall * 0.026)
        plate.shape(
            [
                (x - tall * 0.1, foot - tall * 0.5),
                (x + tall * 0.1, foot - tall * 0.5),
                (x + tall * 0.15, foot - tall * 0.36),
                (x - tall * 0.14, foot - tall * 0.36),
            ],
            shorts,
        )
        plate.shape(
            smooth(
                [
                    (x - tall * 0.12, foot - tall * 0.8),
                    (x + tall * 0.12, foot - tall * 0.8),
                    (x + tall * 0.1, foot - tall * 0.48),
                    (x - tall * 0.1, foot - tall * 0.48),
                ],
                closed=True,
                steps=6,
            ),
            shirt,
        )
        for side in (-1, 1):
            elbow = (x + side * tall * 0.19, foot - tall * 0.66)
            plate.line([(x + side * tall * 0.1, foot - tall * 0.77), elbow], shirt, tall * 0.065)
            plate.line(
                [elbow, (x + side * tall * 0.15 + run * tall * 0.1, foot - tall * 0.54)], (206, 166, 136), tall * 0.05
            )
        plate.disc(x + tall * 0.015, foot - tall * 0.9, tall * 0.062, (84, 58, 44), 1, tall * 0.075)
        plate.line(
            smooth(
                [
                    (x - tall * 0.04, foot - tall * 0.92),
                    (x - tall * 0.11, foot - tall * 0.9),
                    (x - tall * 0.13, foot - tall * 0.84),
                ]
            ),
            (84, 58, 44),
            tall * 0.04,
        )

    home, away = (164, 52, 46), (232, 226, 208)
    for x, foot, tall, shirt, shorts, run in (
        (360, 660, 92, away, (40, 60, 96), 0.8),
        (980, 650, 90, home, INK, 0.7),
        (1120, 690, 100, away, (40, 60, 96), 0.9),
        (1270, 716, 110, home, INK, 0.8),
        (1386, 742, 112, away, (40, 60, 96), 0.5),
        (240, 800, 130, home, INK, 0.9),
        (700, 770, 122, away, (40, 60, 96), 0.8),
        (1180, 850, 150, home, INK, 1.0),
        (1330, 880, 156, away, (40, 60, 96), 0.8),
        (1004, 980, 190, (222, 170, 60), INK, 1.0),
    ):
        footballer(x, foot, tall, shirt, shorts, run)
    plate.disc(1090, 972, 13, (250, 250, 244))
    plate.disc(1092, 976, 5, INK)
    plate.disc(1094, 988, 15, INK, 0.3, 4)
    # masts and beams
    for x, foot, tall in ((120, 334, 300), (540, 320, 250), (1060, 320, 250), (1480, 334, 300)):
        top = foot - tall
        plate.line([(x, foot), (x, top)], INK, 9)
        plate.box(x - 58, top - 34, 116, 46, INK, 1, 4)
        for lamp in range(8):
            plate.disc(x - 42 + (lamp % 4) * 28, top - 22 + (lamp // 4) * 22, 9.5, (255, 252, 236))
        plate.glow(x, top - 10, 230, (236, 240, 226), 0.85)
        plate.veil(
            [(x - 50, top), (x + 50, top), (x + (800 - x) * 0.8 + 420, 900), (x + (800 - x) * 0.8 - 420, 900)],
            (240, 244, 226),
            0.24,
            0.0,
        )
    plate.rain((232, 238, 236), 520, 0.22, -0.1)
