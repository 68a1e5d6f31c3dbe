"""Drawings of the river Tace: the gauge, the gates, the old flood marks, the drowned village."""

from __future__ import annotations

from standfirst.demo.brush import BRICK, INK, LAMP, MOSS, NIGHT, OCHRE, PAPER, RUST, SAND, SLATE, Plate, mix, smooth
from standfirst.demo.figures import gull, lamp_post


def house_row(plate: Plate, left: float, right: float, foot: float, high: float, light: float = 0.3) -> None:
    """Gabled houses side by side at night, `light` the share of lit windows."""
    x = left
    while x < right:
        wide = plate.chance.uniform(0.55, 0.9) * high
        tall = plate.chance.uniform(0.75, 1.2) * high
        wall = mix(NIGHT, SLATE, plate.chance.uniform(0.1, 0.5))
        plate.box(x, foot - tall, wide, tall, wall)
        roof = mix(wall, INK, 0.5)
        if plate.chance.random() < 0.6:
            plate.shape(
                [(x - 3, foot - tall), (x + wide / 2, foot - tall - 0.4 * high), (x + wide + 3, foot - tall)], roof
            )
        else:
            plate.shape(
                [
                    (x - 3, foot - tall),
                    (x + 8, foot - tall - 0.22 * high),
                    (x + wide - 8, foot - tall - 0.22 * high),
                    (x + wide + 3, foot - tall),
                ],
                roof,
            )
        plate.box(x + wide * 0.7, foot - tall - 0.4 * high, wide * 0.12, 0.3 * high, roof)
        for column in range(3):
            for row in range(max(1, int(tall / high * 2.4))):
                lit = plate.chance.random() < light
                pane = mix(LAMP, OCHRE, plate.chance.random() * 0.6) if lit else mix(wall, INK, 0.45)
                plate.box(
                    x + wide * (0.14 + 0.28 * column),
                    foot - tall + high * (0.14 + 0.36 * row),
                    wide * 0.15,
                    high * 0.19,
                    pane,
                )
        x += wide + plate.chance.choice((0, 0, 0, 4))


def river_gauge(plate: Plate) -> None:
    """A gauge board on a bridge pier, brown water high on it at night."""
    plate.wash(0, 0, 1600, 640, (24, 36, 50), (52, 70, 84), (120, 128, 122))
    plate.glow(1180, 560, 620, (190, 160, 110), 0.5, 260)
    house_row(plate, 620, 1640, 560, 92, 0.28)
    plate.box(600, 556, 1000, 60, (74, 78, 78))
    plate.box(600, 550, 1000, 9, (104, 106, 102))
    for x in range(700, 1600, 225):
        light = lamp_post(plate, x, 552, 92)
        plate.glow(light[0], light[1], 90, LAMP, 0.75)
    water = 612
    plate.mirror(water, 460, (58, 62, 56), 0.5, 9, 1.5)
    plate.veil([(0, water), (1600, water), (1600, 1067), (0, 1067)], (44, 46, 42), 0.05, 0.72)
    plate.ripples(water + 4, 1060, (196, 178, 140), 300, 0.3)
    # the bridge: one arch springing to the right, its pier at the left
    stone, shade = (112, 110, 102), (70, 72, 72)
    plate.shape(
        [
            (0, 0),
            (1600, 0),
            (1600, 92),
            *smooth([(1600, 150), (1250, 168), (900, 250), (660, 420), (588, 640)]),
            (560, 700),
            (0, 700),
        ],
        shade,
    )
    plate.shape([(0, 0), (1600, 0), (1600, 60), (560, 60), (520, 700), (0, 700)], stone)
    plate.shape([(500, 60), (566, 60), (560, 700), (510, 700)], mix(stone, shade, 0.5))
    plate.box(0, 52, 1600, 12, mix(stone, PAPER, 0.25))
    plate.box(0, 64, 1600, 7, mix(shade, INK, 0.4))
    for row in range(10):
        y = 96 + row * 68
        plate.line([(0, y), (500, y)], mix(stone, INK, 0.3), 2.4)
        for column in range(5):
            x = column * 130 + (65 if row % 2 else 0)
            if x < 490:
                plate.line([(x, y), (x, y + 68)], mix(stone, INK, 0.3), 2.4)
            if plate.chance.random() < 0.5:
                plate.box(
                    x + 4,
                    y + 4,
                    min(122, max(0, 492 - x)),
                    60,
                    mix(stone, plate.chance.choice((INK, PAPER)), 0.08),
                    0.8,
                )
    plate.veil([(0, 500), (500, 500), (500, 700), (0, 700)], (40, 48, 40), 0, 0.55)
    # the board: one metre is 360 units, the water stands at 4.62
    level = 700.0
    plate.box(196, 90, 190, level - 60, mix(INK, stone, 0.2), 0.55)
    plate.box(206, 100, 170, level - 80, (236, 230, 214))
    for number in range(18):
        y = 131 + number * 36
        plate.box(206, y, 112 if number % 5 == 2 else 62, 18, INK)
    for metre, y in (("6", 203), ("5", 563)):
        plate.text(364, y, metre, 84, BRICK, "rm")
    plate.box(170, 664, 232, 9, BRICK)
    plate.shape([(170, 650), (196, 668), (170, 687)], BRICK)
    # high water before it
    plate.veil([(0, level - 26), (560, level - 26), (560, level), (0, level)], (34, 38, 34), 0.0, 0.45)
    front = [(0, level), (560, level), (640, 640), (760, 612), (1600, 612), (1600, 1067), (0, 1067)]
    plate.veil([(0, level), (560, level), (560, 1067), (0, 1067)], (62, 62, 54), 1, 1)
    plate.veil([(206, level), (376, level), (366, 960), (216, 960)], (236, 230, 214), 0.34, 0.0)
    plate.veil([(170, level + 30), (402, level + 30), (402, level + 42), (170, level + 42)], BRICK, 0.5, 0.3)
    plate.veil([(560, level), (560, 612), (612, 612), (700, 1067), (560, 1067)], (62, 62, 54), 0.95, 0.2)
    plate.veil(front, (40, 42, 38), 0.0, 0.6)
    plate.line([(0, level), (560, level)], (206, 190, 150), 3, 0.75)
    for number in range(60):
        near = number / 60
        y = level + 8 + near**1.3 * 350
        x = plate.chance.uniform(-80, 620 + near * 500)
        long = plate.chance.uniform(30, 90) * (1 + 1.6 * near)
        plate.line(
            smooth([(x, y), (x + long / 2, y - 3 - 3 * near), (x + long, y + 1)]),
            (210, 192, 150),
            1.6 + 2 * near,
            plate.chance.uniform(0.15, 0.5),
        )
    plate.rain((214, 220, 216), 320, 0.22)


def flood_gates(plate: Plate) -> None:
    """A steel flood gate shut between brick walls, the river standing behind it."""
    plate.wash(0, 0, 1600, 420, (26, 38, 54), (66, 84, 98))
    plate.glow(460, 120, 300, (214, 220, 206), 0.4)
    plate.disc(460, 120, 34, (236, 232, 212))
    house_row(plate, -20, 1640, 318, 58, 0.2)
    plate.wash(0, 316, 1600, 320, (92, 108, 108), (52, 66, 70))
    plate.ripples(322, 610, (190, 200, 188), 240, 0.4)
    plate.glow(460, 380, 60, (240, 236, 214), 0.5, 120)
    wall = (132, 70, 54)
    for left, right in ((0, 520), (1080, 1600)):
        plate.box(left, 452, right - left, 330, wall)
        for row in range(14):
            y = 470 + row * 23
            plate.line([(left, y), (right, y)], mix(wall, INK, 0.4), 2)
            for column in range(12):
                x = left + column * 48 + (24 if row % 2 else 0)
                if x < right:
                    plate.line([(x, y), (x, y + 23)], mix(wall, INK, 0.4), 2)
                    if plate.chance.random() < 0.22:
                        plate.box(
                            x + 1, y + 1, min(46, right - x - 1), 21, mix(wall, plate.chance.choice((INK, SAND)), 0.16)
                        )
        plate.box(left, 440, right - left, 22, (176, 166, 146))
        plate.box(left, 460, right - left, 6, mix(wall, INK, 0.6))
    for x in (500, 1040):
        plate.box(x, 400, 60, 390, (150, 142, 126))
        plate.box(x, 400, 12, 390, (176, 168, 150))
        plate.box(x - 8, 388, 76, 20, (188, 180, 160))
    steel = (66, 96, 104)
    plate.wash(560, 424, 480, 360, mix(steel, PAPER, 0.2), steel, mix(steel, INK, 0.35))
    for x in range(600, 1040, 80):
        plate.box(x - 5, 424, 12, 360, mix(steel, INK, 0.45))
        plate.box(x + 7, 424, 4, 360, mix(steel, PAPER, 0.3))
    for y in (470, 590, 710):
        plate.box(560, y, 480, 20, mix(steel, PAPER, 0.12))
        plate.box(560, y + 20, 480, 7, mix(steel, INK, 0.5))
        for x in range(580, 1040, 40):
            plate.disc(x, y + 10, 3.4, mix(steel, INK, 0.5))
    for y in (530, 650):
        plate.disc(800, y, 30, OCHRE)
        plate.disc(800, y, 20, steel)
        plate.box(795, y - 28, 10, 56, OCHRE)
        plate.box(772, y - 5, 56, 10, OCHRE)
    for x in (570, 1010):
        for y in range(440, 784, 36):
            plate.shape([(x, y), (x + 20, y), (x + 20, y + 14), (x, y + 14)], OCHRE)
    # the dry lane
    plate.wash(0, 782, 1600, 285, (84, 82, 78), (38, 42, 48))
    for row in range(15):
        y = 786 + row**1.55 * 4.6
        deep = 8 + row * 2.2
        for column in range(-18, 19):
            wide = 26 + row * 7
            x = 800 + column * wide + (wide / 2 if row % 2 else 0)
            tone = mix((92, 88, 82), (44, 48, 54), min(1, row / 13 + plate.chance.uniform(-0.12, 0.12)))
            plate.box(x, y, wide - 3, deep, tone, 0.85, 3)
    light = lamp_post(plate, 318, 960, 620, INK, 74)
    plate.glow(light[0], light[1] + 10, 330, LAMP, 0.55)
    for spread in range(8):
        wide = 130 + spread * 34
        plate.veil(
            [(light[0] - 14, light[1]), (light[0] + 14, light[1]), (light[0] + wide, 980), (light[0] - wide, 980)],
            LAMP,
            0.05,
            0.0,
        )
    plate.glow(410, 950, 420, LAMP, 0.35, 110)
    plate.disc(light[0], light[1] + 8, 20, (255, 240, 200), 1, 9)


def painted_lines(plate: Plate) -> None:
    """Flood marks cut into a brick wall beside steps, under a lamp."""
    wall = (150, 88, 66)
    plate.wash(0, 0, 1600, 1067, mix(wall, INK, 0.35), wall, mix(wall, INK, 0.3))
    for row in range(30):
        y = row * 37
        plate.line([(0, y), (1600, y)], mix(wall, SAND, 0.28), 3, 0.55)
        for column in range(18):
            x = column * 96 + (48 if row % 2 else 0)
            plate.line([(x, y), (x, y + 37)], mix(wall, SAND, 0.28), 3, 0.55)
            if plate.chance.random() < 0.35:
                plate.box(
                    x + 2, y + 2, 92, 33, plate.chance.choice((INK, RUST, SAND)), plate.chance.uniform(0.06, 0.16)
                )
    # damp up to the last flood
    plate.veil([(0, 640), (1600, 640), (1600, 1067), (0, 1067)], (34, 44, 40), 0.10, 0.62)
    # a stone panel carries the marks
    plate.box(560, 170, 330, 900, mix(SAND, SLATE, 0.35))
    plate.box(560, 170, 12, 900, mix(SAND, PAPER, 0.3))
    plate.box(878, 170, 12, 900, mix(SAND, INK, 0.45))
    plate.box(546, 150, 358, 26, mix(SAND, PAPER, 0.15))
    plate.box(546, 174, 358, 7, mix(SAND, INK, 0.5))
    for y in (420, 690, 930):
        plate.line([(572, y), (878, y)], mix(SAND, INK, 0.35), 2)
    for y, year in ((262, "1978"), (376, "1953"), (470, "1897"), (588, "1928"), (690, "1869"), (842, "1911")):
        first = year == "1978"
        plate.box(600, y, 160 if not first else 176, 8, mix(INK, RUST, 0.35))
        plate.box(600, y + 8, 160 if not first else 176, 3, mix(SAND, PAPER, 0.6))
        plate.text(850, y + 4, year, 34, mix(INK, RUST, 0.3), "rm")
    for _ in range(240):
        plate.disc(
            plate.chance.uniform(574, 876), plate.chance.uniform(182, 1060), plate.chance.uniform(0.8, 2.4), INK, 0.16
        )
    plate.veil([(560, 760), (890, 760), (890, 1067), (560, 1067)], MOSS, 0.0, 0.65)
    # the steps
    for number in range(9):
        top = 400 + number * 66
        left = 1370 - number * 58
        plate.box(left, top, 1600 - left, 68, mix(SAND, SLATE, 0.35 + number * 0.02))
        plate.box(left, top, 1600 - left, 12, mix(SAND, PAPER, 0.2))
        plate.box(left, top + 12, 1600 - left, 8, INK, 0.35)
    plate.veil([(890, 400), (1600, 400), (1600, 1067), (890, 1067)], INK, 0.0, 0.35)
    # the water at the foot
    plate.wash(0, 968, 1600, 99, (96, 108, 96), (46, 56, 54))
    plate.ripples(972, 1066, (230, 214, 170), 120, 0.5)
    # the lamp
    plate.glow(726, 96, 700, (255, 214, 140), 0.6, 620)
    plate.box(716, 0, 20, 34, INK)
    plate.line([(726, 20), (726, 66)], INK, 9)
    plate.shape([(684, 64), (768, 64), (754, 128), (698, 128)], INK)
    plate.shape([(694, 74), (758, 74), (747, 122), (705, 122)], (255, 236, 186))


def drowned_village(plate: Plate) -> None:
    """A church tower and roofs in the still water of a filling valley."""
    plate.wash(0, 0, 1600, 600, (176, 190, 190), (222, 218, 200), (238, 222, 190))
    plate.glow(1120, 420, 560, (255, 240, 204), 0.8, 260)
    for number, (base, tone) in enumerate(
        (((0.16), (160, 176, 174)), ((0.5), (122, 142, 140)), ((0.9), (88, 110, 108)))
    ):
        shift = number * 260
        ridge = smooth(
            [
                (-60, 470 + number * 40),
                (180 + shift * 0.4, 300 + number * 70),
                (480 - shift * 0.2, 410 + number * 42),
                (800, 470 + number * 26),
                (1080 + shift * 0.2, 400 + number * 50),
                (1380 - shift * 0.15, 290 + number * 74),
                (1660, 430 + number * 40),
            ]
        )
        plate.shape([*ridge, (1660, 600), (-60, 600)], tone)
        plate.veil([(0, 480), (1600, 480), (1600, 600), (0, 600)], (222, 222, 206), 0.0, 0.35 * (1 - base))
    water = 596
    stone = (118, 112, 104)
    for x, wide, tall in ((360, 130, 34), (468, 96, 22), (930, 150, 40), (1080, 110, 20), (1230, 90, 14)):
        plate.shape(
            [(x, water), (x + 14, water - tall), (x + wide - 14, water - tall), (x + wide, water)], (104, 74, 62)
        )
        plate.box(x + wide * 0.68, water - tall - 24, 16, 40, (90, 62, 54))
        for line in range(3):
            plate.line([(x + 8, water - 8 - line * 10), (x + wide - 8, water - 8 - line * 10)], (80, 56, 50), 1.6, 0.6)
    # nave roof and tower
    plate.shape([(742, water), (752, water - 96), (930, water - 96), (958, water)], (92, 96, 100))
    plate.shape([(742, water), (752, water - 96), (768, water - 96), (772, water)], (74, 78, 84))
    plate.box(610, 236, 150, water - 236, stone)
    plate.box(610, 236, 44, water - 236, mix(stone, INK, 0.3))
    plate.box(602, 226, 166, 18, mix(stone, PAPER, 0.25))
    for x in range(602, 768, 34):
        plate.box(x, 200, 20, 30, mix(stone, PAPER, 0.12))
    plate.shape([(630, 226), (685, 118), (740, 226)], (74, 82, 88))
    plate.shape([(630, 226), (685, 118), (668, 226)], (56, 64, 72))
    plate.line([(685, 118), (685, 78)], INK, 3)
    plate.line([(670, 92), (700, 92)], INK, 3)
    for x in (664, 706):
        plate.arch(x, 268, 30, 74, (44, 48, 54))
    plate.disc(700, 404, 34, PAPER)
    plate.disc(700, 404, 29, mix(PAPER, SAND, 0.5))
    plate.line([(700, 404), (700, 382)], INK, 3.4)
    plate.line([(700, 404), (714, 412)], INK, 3.4)
    for y in range(450, 590, 26):
        plate.line([(610, y), (760, y)], mix(stone, INK, 0.25), 1.4, 0.5)
    # bare trees
    for x, tall in ((250, 120), (296, 84), (1362, 130), (1420, 92)):
        plate.line([(x, water), (x + 3, water - tall)], (64, 66, 64), 6)
        for share in (0.35, 0.5, 0.64, 0.78, 0.9):
            for side in (-1, 1):
                plate.line(
                    [
                        (x + 2, water - tall * share),
                        (x + side * tall * 0.34 * (1.15 - share), water - tall * (share + 0.26)),
                    ],
                    (64, 66, 64),
                    2.6,
                )
    plate.mirror(water, 471, (112, 130, 130), 0.34, 5)
    plate.veil([(0, water), (1600, water), (1600, 1067), (0, 1067)], (46, 64, 70), 0.0, 0.62)
    plate.ripples(water + 6, 1060, (238, 230, 208), 170, 0.32)
    plate.veil([(0, water - 30), (1600, water - 30), (1600, water + 34), (0, water + 34)], (232, 226, 206), 0.34, 0.0)
    # the boat
    plate.shape(
        smooth([(930, 842), (1010, 868), (1150, 870), (1230, 836)])
        + smooth([(1206, 890), (1120, 906), (1010, 904), (950, 884)]),
        (52, 40, 38),
    )
    plate.line(smooth([(930, 842), (1010, 868), (1150, 870), (1230, 836)]), SAND, 5)
    for x, coat in ((1040, (84, 52, 46)), (1130, (44, 56, 66))):
        plate.shape(
            smooth([(x - 32, 868), (x - 30, 812), (x - 12, 788), (x + 12, 788), (x + 30, 812), (x + 32, 868)]), coat
        )
        plate.disc(x, 770, 17, (60, 46, 42), 1, 20)
        plate.box(x - 24, 756, 48, 6, INK, 1, 3)
        plate.box(x - 16, 738, 32, 22, INK, 1, 6)
    plate.line([(1010, 846), (880, 910)], (96, 72, 54), 6)
    plate.line([(1160, 846), (1290, 904)], (96, 72, 54), 6)
    plate.veil([(930, 900), (1230, 900), (1190, 960), (970, 960)], INK, 0.5, 0.0)
    for x, y, wide in ((980, 210, 30), (1040, 180, 22), (1090, 226, 18)):
        gull(plate, x, y, wide, (96, 104, 104))
