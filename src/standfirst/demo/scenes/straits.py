"""Drawings for the talks in Istanbul: the palace by the water, the table."""

from __future__ import annotations

from standfirst.demo.brush import (
    BRICK,
    INK,
    LAMP,
    MIST,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    SLATE,
    Plate,
    Point,
    mix,
    smooth,
)
from standfirst.demo.figures import gull, turned


def palace_water(plate: Plate) -> None:
    """A long palace front along a strait at dusk, with its reflection."""
    plate.wash(0, 0, 1600, 660, (58, 74, 104), (150, 128, 138), (232, 176, 134), (246, 214, 166))
    plate.glow(380, 610, 720, (255, 222, 164), 0.75, 330)
    hill = smooth([(-40, 520), (200, 452), (480, 470), (820, 400), (1180, 428), (1420, 380), (1660, 420)])
    plate.shape([*hill, (1660, 700), (-40, 700)], (112, 98, 116))
    for _ in range(150):
        x = plate.chance.uniform(0, 1600)
        y = plate.chance.uniform(486, 590)
        plate.box(
            x,
            y,
            plate.chance.uniform(14, 34),
            plate.chance.uniform(14, 40),
            mix((112, 98, 116), (70, 62, 84), plate.chance.random()),
            0.6,
        )
        if plate.chance.random() < 0.3:
            plate.box(x + 6, y + 6, 4, 6, LAMP, 0.8)
    # the mosque to the left: one dome, two minarets
    dark = (72, 66, 90)
    for x in (118, 292):
        plate.shape([(x - 8, 660), (x + 8, 660), (x + 6, 372), (x - 6, 372)], dark)
        plate.box(x - 12, 430, 24, 9, dark)
        plate.shape([(x - 8, 374), (x + 8, 374), (x, 318)], dark)
    plate.box(140, 548, 130, 112, dark)
    plate.disc(205, 548, 62, dark, 1, 62)
    plate.line([(205, 490), (205, 462)], dark, 4)
    for x in (158, 196, 234):
        plate.arch(x, 580, 20, 50, mix(dark, LAMP, 0.55))
    water = 664
    pale, shade = (226, 208, 190), (158, 138, 140)
    for _ in range(24):
        x = plate.chance.uniform(330, 1620)
        plate.disc(
            x,
            plate.chance.uniform(560, 600),
            plate.chance.uniform(24, 52),
            (66, 78, 76),
            1,
            plate.chance.uniform(26, 48),
        )
    base, eaves = water - 10, 506
    plate.box(360, base, 1260, 12, mix(shade, INK, 0.3))

    def wing(left: float, right: float, top: float, lit: float) -> None:
        plate.wash(left, top, right - left, base - top, mix(pale, OCHRE, 0.12), pale, mix(pale, shade, 0.35))
        plate.box(left - 5, top - 10, right - left + 10, 12, mix(pale, PAPER, 0.5))
        for number in range(int((right - left) / 14)):
            plate.box(left + 3 + number * 14, top - 20, 6, 10, pale)
        plate.box(left - 3, top - 23, right - left + 6, 4, mix(pale, PAPER, 0.4))
        plate.box(left, (top + base) / 2 + 2, right - left, 6, mix(pale, shade, 0.7))
        count = max(1, int((right - left) / 32))
        step = (right - left) / count
        for number in range(count):
            x = left + number * step + step / 2
            for high_at, tall in ((top + 16, (base - top) / 2 - 26), ((top + base) / 2 + 18, (base - top) / 2 - 26)):
                on = plate.chance.random() < lit
                plate.arch(x - 9, high_at - 3, 18, tall + 5, mix(pale, shade, 0.65))
                plate.arch(x - 6.5, high_at, 13, tall, (255, 214, 136) if on else (84, 82, 104))
                plate.line([(x, high_at), (x, high_at + tall)], mix(pale, shade, 0.8), 1.4)
            if number:
                plate.box(left + number * step - 2.5, top, 5, base - top, mix(pale, PAPER, 0.45))

    wing(392, 720, eaves + 20, 0.5)
    wing(1080, 1620, eaves + 20, 0.45)
    wing(700, 780, eaves - 6, 0.7)
    wing(1020, 1100, eaves - 6, 0.7)
    wing(776, 1024, eaves - 44, 0.9)
    plate.shape(
        [
            (800, eaves - 66),
            (1000, eaves - 66),
            (1000, eaves - 96),
            (940, eaves - 104),
            (900, eaves - 132),
            (860, eaves - 104),
            (800, eaves - 96),
        ],
        pale,
    )
    plate.disc(900, eaves - 96, 16, mix(pale, shade, 0.6))
    for number in range(8):
        x = 792 + number * 30.5
        plate.box(x, eaves - 40, 9, base - eaves + 40, mix(pale, PAPER, 0.6))
        plate.box(x + 6, eaves - 40, 3, base - eaves + 40, mix(pale, shade, 0.7))
    for step in range(4):
        plate.box(820 - step * 10, base - 6 + step * 4, 160 + step * 20, 5, mix(pale, shade, 0.2 + 0.1 * step))
    for x in (470, 560, 650, 1170, 1280, 1390, 1500):
        plate.glow(x, base - 30, 46, LAMP, 0.6)
    plate.mirror(water, 403, (104, 96, 116), 0.28, 7, 1.15)
    plate.veil([(0, water), (1600, water), (1600, 1067), (0, 1067)], (38, 48, 72), 0.0, 0.66)
    plate.ripples(water + 5, 1060, (255, 216, 164), 260, 0.34)
    # a ferry goes by
    hull = (40, 42, 58)
    plate.shape(smooth([(196, 838), (214, 876), (300, 884), (520, 884), (586, 872), (612, 830)]), hull)
    plate.shape([(196, 838), (612, 830), (600, 850), (204, 856)], (226, 214, 200))
    plate.box(248, 794, 300, 44, (234, 222, 206))
    plate.box(290, 760, 210, 34, (220, 206, 192))
    for x in range(258, 540, 25):
        plate.box(x, 804, 17, 17, (255, 206, 126))
    for x in range(300, 490, 25):
        plate.box(x, 767, 17, 14, (255, 206, 126))
    plate.shape([(372, 760), (416, 760), (410, 712), (378, 712)], BRICK)
    plate.box(378, 712, 33, 10, INK)
    plate.veil([(206, 884), (600, 884), (560, 968), (260, 968)], INK, 0.5, 0.0)
    plate.line(smooth([(612, 868), (700, 880), (860, 882)]), (250, 224, 190), 3, 0.5)
    for x, y, wide in ((640, 706, 30), (700, 742, 24), (560, 690, 22), (748, 700, 18)):
        gull(plate, x, y, wide, PAPER)


def long_table(plate: Plate) -> None:
    """A U-shaped table from above, laid for three delegations, nobody there."""
    carpet = (116, 52, 48)
    plate.box(0, 0, 1600, 1067, (176, 146, 106))
    for row in range(20):
        for column in range(-1, 17):
            x, y = column * 104 + (52 if row % 2 else 0), row * 56
            plate.box(
                x,
                y,
                101,
                53,
                mix((176, 146, 106), plate.chance.choice((RUST, SAND, INK)), plate.chance.uniform(0.04, 0.16)),
            )
    plate.box(90, 70, 1420, 930, mix(carpet, INK, 0.25))
    plate.box(104, 84, 1392, 902, mix(carpet, OCHRE, 0.45))
    plate.box(116, 96, 1368, 878, carpet)
    plate.box(146, 126, 1308, 818, mix(carpet, INK, 0.35))
    plate.box(152, 132, 1296, 806, carpet)
    for x in range(170, 1440, 42):
        for y in (111, 959):
            plate.shape([(x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)], mix(carpet, SAND, 0.6))
    for y in range(166, 930, 42):
        for x in (131, 1469):
            plate.shape([(x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)], mix(carpet, SAND, 0.6))
    for ring in range(5):
        size = 150 - ring * 27
        plate.shape(
            [(800, 610 - size), (800 + size * 1.5, 610), (800, 610 + size), (800 - size * 1.5, 610)],
            mix(carpet, (OCHRE, INK)[ring % 2], 0.42),
        )

    def chair(x: float, y: float, degrees: float) -> None:
        def place(points: list[Point]) -> list[Point]:
            return [turned(x + a, y + b, (x, y), degrees) for a, b in points]

        plate.shape(place([(-27, -18), (33, -18), (33, 42), (-27, 42)]), INK, 0.28)
        plate.shape(place([(-27, -25), (27, -25), (29, 27), (-29, 27)]), (64, 76, 86))
        plate.shape(place([(-21, -20), (21, -20), (22, 14), (-22, 14)]), (92, 108, 116))
        plate.shape(place([(-33, 20), (33, 20), (30, 36), (-30, 36)]), (44, 54, 64))

    for number in range(7):
        y = 330 + number * 86
        chair(232, y, 90)
        chair(1368, y, -90)
    for number in range(5):
        chair(800 + (number - 2) * 106, 178, 180)
    wood = (126, 84, 54)
    u = [(286, 214), (1314, 214), (1314, 908), (1150, 908), (1150, 384), (450, 384), (450, 908), (286, 908)]
    plate.shape([(x + 16, y + 20) for x, y in u], INK, 0.34)
    plate.shape(u, mix(wood, INK, 0.3))
    inset = [(294, 222), (1306, 222), (1306, 900), (1158, 900), (1158, 376), (442, 376), (442, 900), (294, 900)]
    plate.shape(inset, wood)
    for number in range(60):
        y = 226 + number * 2.5
        plate.line([(300, y), (1300, y)], mix(wood, SAND, 0.3), 0.9, plate.chance.uniform(0.05, 0.4))
    for number in range(56):
        for left in (297, 1160):
            x = left + number * 2.5
            plate.line([(x, 400), (x, 896)], mix(wood, SAND, 0.3), 0.9, plate.chance.uniform(0.05, 0.4))
    plate.line([*inset, inset[0]], mix(wood, SAND, 0.45), 3)

    def setting(x: float, y: float, degrees: float) -> None:
        def place(points: list[Point]) -> list[Point]:
            return [turned(x + a, y + b, (x, y), degrees + plate.chance.uniform(-2, 2)) for a, b in points]

        plate.shape(place([(-20, -13), (25, -13), (25, 42), (-20, 42)]), INK, 0.25)
        plate.shape(place([(-24, -18), (20, -18), (20, 38), (-24, 38)]), PAPER)
        for number in range(5):
            line = place([(-18, -10 + number * 8), (14 - 6 * (number % 2), -10 + number * 8)])
            plate.line(line, SLATE, 1.4, 0.6)
        glass = turned(x + 34, y - 24, (x, y), degrees)
        plate.disc(*glass, 11, (206, 220, 222), 0.95)
        plate.disc(*glass, 7.5, (150, 180, 188), 0.9)
        plate.disc(glass[0] - 3, glass[1] - 3, 2.4, (255, 255, 255), 0.9)
        microphone = turned(x, y - 40, (x, y), degrees)
        foot = turned(x, y - 52, (x, y), degrees)
        plate.disc(*foot, 9, INK)
        plate.line([foot, microphone], INK, 4)
        plate.disc(*microphone, 5, SLATE)

    for number in range(7):
        y = 330 + number * 86
        if y > 396:
            setting(330, y, 90)
            setting(1270, y, -90)
    for number in range(5):
        setting(800 + (number - 2) * 106, 262, 180)
    for y in (330,):
        setting(330, y, 90)
        setting(1270, y, -90)
    for x, y in ((370, 300), (1230, 300)):
        for petal in range(7):
            px, py = turned(x + 17, y, (x, y), petal * 51)
            plate.disc(px, py, 12, mix(MIST, PAPER, 0.6))
        plate.disc(x, y, 12, OCHRE)
    plate.veil([(116, 96), (620, 96), (980, 974), (476, 974)], (255, 236, 190), 0.20, 0.04)
    plate.veil([(760, 96), (1100, 96), (1460, 974), (1120, 974)], (255, 236, 190), 0.16, 0.03)
