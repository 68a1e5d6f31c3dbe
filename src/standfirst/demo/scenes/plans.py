"""Maps, plans, sections and charts."""

from __future__ import annotations

import math

from standfirst.demo.brush import (
    BRICK,
    INK,
    NIGHT,
    OCHRE,
    PAPER,
    SAND,
    SLATE,
    Plate,
    Point,
    mix,
    smooth,
)
from standfirst.demo.figures import turned


def ground_section(plate: Plate) -> None:
    """A section through made ground, tannery pits and clay, with six boreholes."""
    plate.grain = 1
    plate.wash(0, 0, 1600, 250, (196, 208, 206), (236, 228, 208))
    house_tone = (168, 160, 146)
    x = -10.0
    while x < 1600:
        wide = plate.chance.uniform(50, 110)
        tall = plate.chance.uniform(20, 62)
        plate.box(x, 232 - tall, wide, tall + 20, mix(house_tone, PAPER, 0.35))
        plate.shape([(x, 232 - tall), (x + wide / 2, 210 - tall), (x + wide, 232 - tall)], mix(house_tone, INK, 0.08))
        x += wide + plate.chance.choice((0, 12))
    plate.box(300, 130, 1000, 118, mix(PAPER, SLATE, 0.12))
    for number in range(5):
        left = 300 + number * 200
        plate.shape([(left, 132), (left + 60, 84), (left + 200, 132)], SLATE)
        plate.box(left + 40, 170, 120, 78, mix(SLATE, PAPER, 0.5))
    plate.box(286, 128, 1028, 9, INK)
    top = smooth([(-20, 250), (200, 244), (520, 252), (900, 246), (1250, 254), (1640, 248)])
    layers = (
        (
            smooth([(-20, 380), (220, 404), (480, 372), (760, 412), (1040, 384), (1330, 410), (1640, 376)]),
            (132, 116, 100),
        ),
        (
            smooth([(-20, 590), (260, 640), (560, 600), (840, 660), (1120, 612), (1380, 652), (1640, 606)]),
            (176, 146, 104),
        ),
        (smooth([(-20, 770), (280, 800), (600, 764), (900, 812), (1200, 770), (1640, 792)]), (142, 132, 120)),
        ([(-20, 1080), (1640, 1080)], (94, 104, 108)),
    )
    upper = top
    for lower, tone in layers:
        plate.shape([*upper, *reversed(lower)], tone)
        upper = lower
    for lower, tone in layers[:3]:
        plate.line(lower, mix(tone, INK, 0.45), 3)
    plate.line(top, INK, 5)
    for _ in range(420):
        px, py = plate.chance.uniform(0, 1600), plate.chance.uniform(266, 372)
        size = plate.chance.uniform(3, 12)
        tone = plate.chance.choice((BRICK, SAND, SLATE, INK))
        plate.shape(
            [(px, py), (px + size, py - 2), (px + size * 1.1, py + size * 0.7), (px + 1, py + size * 0.6)], tone, 0.45
        )
    for _ in range(340):
        px, py = plate.chance.uniform(0, 1600), plate.chance.uniform(430, 590)
        plate.disc(px, py, plate.chance.uniform(1, 2.6), (120, 92, 60), 0.6)
    for _ in range(150):
        px, py = plate.chance.uniform(0, 1600), plate.chance.uniform(664, 752)
        plate.disc(
            px,
            py,
            plate.chance.uniform(4, 13),
            mix((142, 132, 120), PAPER, plate.chance.uniform(0.1, 0.4)),
            0.8,
            plate.chance.uniform(3, 8),
        )
    for row in range(9):
        y = 836 + row * 27
        plate.line(
            smooth([(px, y + 7 * math.sin(px / 130 + row)) for px in range(-20, 1680, 60)]), (74, 84, 90), 1.8, 0.6
        )
    # the pits
    for number in range(9):
        left = 330 + number * 108
        deep = plate.chance.uniform(130, 205)
        plate.shape([(left, 266), (left + 84, 266), (left + 80, 266 + deep), (left + 4, 266 + deep)], (60, 44, 40))
        plate.veil(
            [
                (left + 6, 266 + deep * 0.45),
                (left + 78, 266 + deep * 0.45),
                (left + 75, 262 + deep),
                (left + 8, 262 + deep),
            ],
            (34, 50, 46),
            0.5,
            1,
        )
        for side in (left, left + 78):
            plate.line([(side + 2, 262), (side + (2 if side == left else 0), 266 + deep)], (150, 110, 76), 6)
        plate.veil(
            [(left - 20, 266 + deep), (left + 104, 266 + deep), (left + 86, 340 + deep), (left, 340 + deep)],
            (54, 48, 44),
            0.6,
            0.0,
        )
    # the boreholes
    for number in range(6):
        bx = 250 + number * 222
        plate.box(bx - 10, 228, 20, 700, PAPER)
        plate.box(bx - 10, 228, 20, 30, BRICK)
        plate.box(bx - 7, 262, 14, 120 + plate.chance.uniform(-10, 10), (60, 44, 40))
        plate.box(bx - 7, 402, 14, 194, (176, 146, 104))
        plate.box(bx - 7, 600, 14, 180, (142, 132, 120))
        plate.box(bx - 7, 784, 14, 140, (94, 104, 108))
        plate.disc(bx, 212, 15, BRICK)
        plate.text(bx, 211, str(number + 1), 20, PAPER, "mm")
    plate.box(30, 306, 186, 38, PAPER, 0.9, 4)
    plate.text(123, 325, "made ground", 24, INK, "mm")
    plate.box(30, 486, 96, 38, PAPER, 0.9, 4)
    plate.text(78, 505, "sand", 24, INK, "mm")
    plate.box(30, 694, 108, 38, PAPER, 0.9, 4)
    plate.text(84, 713, "gravel", 24, INK, "mm")
    plate.box(30, 900, 88, 38, PAPER, 0.9, 4)
    plate.text(74, 919, "clay", 24, INK, "mm")
    plate.box(1360, 306, 196, 38, PAPER, 0.9, 4)
    plate.text(1458, 325, "tannery pits", 24, INK, "mm")
    plate.line([(1360, 325), (1286, 340)], PAPER, 3)


def lowgate_plan(plate: Plate) -> None:
    """A plan of the quarter by the river with the wall, the gates and the streets that were emptied."""
    plate.grain = 1
    land, street = (234, 224, 204), (250, 246, 234)
    plate.box(0, 0, 1600, 1067, street)
    for row in range(-1, 9):
        for column in range(-1, 14):
            x, y = column * 138 + (row % 2) * 22, row * 132 + 10 * math.sin(column)
            wide, high = 118 + plate.chance.uniform(-12, 4), 108 + plate.chance.uniform(-12, 6)
            plate.shape([(x, y + 8), (x + wide, y), (x + wide + 4, y + high), (x + 4, y + high + 6)], land)
            for _ in range(7):
                hx, hy = x + plate.chance.uniform(4, wide - 34), y + plate.chance.uniform(8, high - 30)
                plate.box(
                    hx,
                    hy,
                    plate.chance.uniform(14, 34),
                    plate.chance.uniform(12, 28),
                    mix(land, SLATE, plate.chance.uniform(0.16, 0.34)),
                )
    # streets that were emptied: Lowgate, between wall and hatched line, and the strip of Ropery Lane
    quarter = [
        *smooth([(470, 640), (430, 470), (500, 330), (700, 262), (910, 292), (1050, 392), (1080, 520)]),
        (1010, 600),
        (860, 640),
        (700, 700),
        (560, 730),
    ]
    plate.shape(quarter, OCHRE, 0.42)
    for x in range(380, 1300, 26):
        for step in range(44):
            ax, ay = x - step * 9, 240 + step * 12
            inside = ((ax - 760) / 320) ** 2 + ((ay - 490) / 220) ** 2 < 1
            if inside:
                plate.line([(ax, ay), (ax - 7, ay + 9)], BRICK, 1.8, 0.55)
    lane = smooth([(1090, 470), (1210, 400), (1360, 380), (1500, 330)])
    plate.line(lane, OCHRE, 64, 0.5)
    plate.line(lane, street, 17)
    # the river
    bank = [
        (-40, 760),
        (180, 744),
        (400, 780),
        (600, 760),
        (800, 680),
        (960, 640),
        (1120, 560),
        (1300, 500),
        (1460, 450),
        (1660, 420),
    ]
    water = (132, 164, 170)
    river = [
        *smooth(bank),
        (1700, 800),
        *smooth(
            [(1660, 760), (1420, 760), (1220, 830), (1000, 950), (760, 1020), (480, 1040), (200, 1010), (-40, 1020)]
        ),
    ]
    plate.shape(river, water)
    for shift in (26, 60, 100, 146):
        plate.line(smooth([(x, y + shift) for x, y in bank]), mix(water, PAPER, 0.4), 1.8, 0.7)
    plate.line(
        smooth(
            [(1660, 760), (1420, 760), (1220, 830), (1000, 950), (760, 1020), (480, 1040), (200, 1010), (-40, 1020)]
        ),
        SLATE,
        3,
    )
    wall = smooth([(x, y - 8) for x, y in bank])
    plate.line(wall, INK, 13)
    plate.line(wall, BRICK, 6)
    plate.shape([(300, 700), (352, 690), (420, 1067), (340, 1067)], street)
    plate.line([(300, 700), (340, 1067)], SLATE, 3)
    plate.line([(352, 690), (420, 1067)], SLATE, 3)
    for x, y in ((1096, 562), (720, 704)):
        plate.glow(x, y, 60, BRICK, 0.5)
        plate.disc(x, y, 21, PAPER)
        plate.disc(x, y, 15, INK)
    for x, y, words, wide in ((1250, 610, "gate, Ropery Lane", 268), (856, 770, "gate, Corn Stairs", 252)):
        plate.box(x - wide / 2, y - 22, wide, 44, PAPER, 0.95, 4)
        plate.text(x, y, words, 26, INK, "mm")
    plate.box(668, 452, 184, 58, PAPER, 0.95, 4)
    plate.text(760, 481, "Lowgate", 40, INK, "mm")
    plate.text(700, 904, "River Tace", 38, NIGHT, "mm")
    plate.box(180, 838, 176, 42, PAPER, 0.95, 4)
    plate.text(268, 859, "Quay Bridge", 27, INK, "mm")
    plate.shape([(1510, 92), (1528, 150), (1510, 138), (1492, 150)], INK)
    plate.text(1510, 84, "N", 32, INK, "ms")


def trial_chart(plate: Plate) -> None:
    """Two blocks of 206 squares; 50 and 72 are dark."""
    plate.grain = 0
    plate.box(0, 0, 1600, 1067, PAPER)
    for left, dark, words in ((110, 50, "trained for four weeks"), (850, 72, "usual leaflet")):
        plate.text(left, 176, f"{dark} of 206", 78, INK, "ls")
        plate.text(left, 226, words, 34, mix(INK, PAPER, 0.25), "ls")
        plate.box(left, 250, 634, 4, BRICK)
        for number in range(206):
            column, row = number % 16, number // 16
            tone = BRICK if number < dark else mix(SLATE, PAPER, 0.62)
            plate.box(left + column * 40, 278 + row * 52, 34, 44, tone, 1, 5)
    plate.text(
        110, 1012, "Patients with a complication within 30 days of the operation", 29, mix(INK, PAPER, 0.2), "la"
    )


def bosphorus_map(plate: Plate) -> None:
    """A map of the strait with the palace marked."""
    sea, land = (150, 176, 180), (236, 226, 206)
    plate.box(0, 0, 1600, 1067, sea)
    for number in range(11):
        plate.line(
            smooth(
                [(x, 980 + number * 14 - number * number * 0.3 + 8 * ((x // 200) % 2)) for x in range(-100, 1800, 100)]
            ),
            mix(sea, PAPER, 0.35),
            1.4,
            0.5,
        )
    west = [
        (-60, 812),
        (90, 800),
        (210, 836),
        (330, 842),
        (420, 800),
        (470, 764),
        (516, 742),
        (600, 776),
        (660, 760),
        (742, 696),
        (800, 640),
        (838, 588),
        (862, 520),
        (880, 440),
        (868, 380),
        (900, 320),
        (948, 270),
        (930, 200),
        (980, 130),
        (1040, 60),
        (1060, -60),
    ]
    east = [
        (1210, -60),
        (1190, 40),
        (1130, 120),
        (1096, 196),
        (1120, 260),
        (1060, 330),
        (1036, 396),
        (1044, 470),
        (1010, 540),
        (960, 612),
        (900, 690),
        (838, 752),
        (800, 812),
        (816, 876),
        (880, 920),
        (980, 950),
        (1100, 1010),
        (1240, 1030),
        (1340, 1140),
    ]
    for grow in (34, 22, 11):
        tone = mix(sea, PAPER, 0.1 + (34 - grow) / 90)
        plate.line(smooth(west), tone, grow * 2)
        plate.line(smooth(east), tone, grow * 2)
    plate.shape([*smooth(west), (-80, -80)], land)
    plate.shape([*smooth(east), (1700, 1140), (1700, -80)], land)
    # the Golden Horn
    horn = smooth([(600, 772), (540, 716), (452, 660), (400, 600), (372, 520), (330, 470)])
    plate.line(horn, mix(sea, PAPER, 0.3), 54)
    plate.line(horn, sea, 36)
    for shore in (west, east):
        plate.line(smooth(shore), SLATE, 3)
    plate.shape([(556, 730), (592, 748), (640, 790), (596, 826), (556, 800), (566, 764), (540, 742)], sea)
    for _ in range(900):
        x, y = plate.chance.uniform(0, 1600), plate.chance.uniform(0, 1060)
        if plate.image.getpixel((int(x * plate.scale), int(y * plate.scale))) == land:
            near = 1 if 120 < x < 1300 and y > 260 else 0.35
            if plate.chance.random() < near:
                wide = plate.chance.uniform(8, 22)
                plate.shape(
                    [
                        turned(x + a, y + b, (x, y), 24)
                        for a, b in ((0, 0), (wide, 0), (wide, wide * 0.6), (0, wide * 0.6))
                    ],
                    mix(land, SLATE, 0.22),
                    0.7,
                )
    roads: tuple[list[Point], ...] = (
        [(-20, 560), (240, 520), (520, 560), (760, 420), (990, 440), (1240, 470), (1640, 430)],
        [(-20, 330), (300, 300), (680, 250), (910, 226), (1140, 230), (1380, 200), (1640, 220)],
    )
    for road in roads:
        plate.line(smooth(road), mix(land, INK, 0.35), 7)
        plate.line(smooth(road), PAPER, 4)
    plate.glow(786, 656, 120, BRICK, 0.45)
    plate.disc(786, 656, 17, PAPER)
    plate.disc(786, 656, 12, BRICK)
    plate.line([(770, 644), (598, 554)], INK, 2)
    plate.box(420, 520, 178, 46, PAPER, 1, 4)
    plate.text(509, 543, "the palace", 30, INK, "mm")
    plate.text(210, 712, "Istanbul", 56, INK, "mm")
    plate.text(1250, 690, "Asian shore", 34, SLATE, "mm")
    plate.text(420, 170, "European shore", 34, SLATE, "mm")
    plate.text(1240, 28, "to the Black Sea", 26, NIGHT, "la")
    plate.text(640, 956, "Sea of Marmara", 34, NIGHT, "mm")
    plate.text(1150, 372, "Bosphorus", 34, NIGHT, "mm")
    plate.line([(1086, 386), (1052, 408)], NIGHT, 2)


def thousand_dots(plate: Plate) -> None:
    """A thousand dots in three groups: 390, 307 and 303."""
    plate.grain = 0
    plate.box(0, 0, 1600, 1067, PAPER)
    tones = (BRICK, OCHRE, SLATE)
    left = 96.0
    for (count, day), tone in zip(((390, "23 May"), (307, "24 May"), (303, "25 May")), tones, strict=True):
        rows = 30
        columns = -(-count // rows)
        for number in range(count):
            x, y = left + (number // rows) * 37 + 12, 236 + (number % rows) * 23.8
            plate.disc(x, y, 9.2, tone)
        plate.text(left, 150, str(count), 76, INK, "ls")
        plate.text(left, 196, day, 31, mix(tone, INK, 0.25), "ls")
        plate.box(left, 206, columns * 37 - 13, 3, tone)
        left += columns * 37 + 56
    plate.line([(96, 974), (1504, 974)], mix(PAPER, INK, 0.25), 2)
    plate.text(96, 992, "Each dot is one person released by each side", 28, mix(INK, PAPER, 0.2), "la")
