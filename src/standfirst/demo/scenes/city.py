"""Drawings of the city at work: the depot, the fallen scaffolding, the last tram."""

from __future__ import annotations

import math

from standfirst.demo.brush import (
    BRICK,
    INK,
    LAMP,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    RUST,
    SAND,
    SLATE,
    Plate,
    mix,
    smooth,
)
from standfirst.demo.figures import lamp_post, listener, person, star_field, tram, tram_front
from standfirst.demo.scenes.river import house_row


def tram_depot_night(plate: Plate) -> None:
    """Three lit sheds of a tram depot at night, rails fanning out towards us."""
    plate.wash(0, 0, 1600, 620, (20, 30, 44), (44, 60, 78))
    star_field(plate, 260, 90)
    house_row(plate, -20, 1640, 520, 86, 0.22)
    brick = (96, 60, 56)
    plate.wash(0, 600, 1600, 467, (64, 66, 70), (30, 36, 44))
    for number, left in enumerate((150, 583, 1016)):
        plate.box(left, 330, 434, 290, brick)
        plate.shape([(left - 12, 336), (left + 217, 196), (left + 446, 336)], mix(brick, INK, 0.3))
        plate.shape([(left + 24, 332), (left + 217, 216), (left + 410, 332)], mix(brick, SAND, 0.08))
        for y in range(346, 620, 14):
            plate.line([(left, y), (left + 434, y)], mix(brick, INK, 0.35), 1.2, 0.5)
        plate.disc(left + 217, 284, 31, mix(brick, SAND, 0.45))
        plate.disc(left + 217, 284, 25, (255, 224, 156) if number != 1 else PAPER)
        if number == 1:
            plate.line([(left + 217, 284), (left + 217, 266)], INK, 3)
            plate.line([(left + 217, 284), (left + 205, 291)], INK, 3)
        for door in (0, 1):
            x = left + 24 + door * 202
            plate.arch(x - 8, 374, 200, 246, mix(brick, SAND, 0.35))
            plate.arch(x, 384, 184, 236, (255, 206, 122))
            plate.arch(x + 20, 410, 144, 210, (255, 228, 168))
            plate.glow(x + 92, 500, 170, (255, 220, 150), 0.5, 170)
    front = (148, 52, 46)
    cream = (218, 200, 158)
    teal = (58, 98, 104)
    for x, colour, lit in (
        (266, teal, False),
        (468, cream, False),
        (701, front, True),
        (903, cream, False),
        (1134, front, False),
        (1336, teal, True),
    ):
        tram_front(plate, x, 622, 112, colour, lit=lit)
    # rails
    for centre, spread in ((266, 1.9), (468, 1.35), (701, 1.08), (903, 1.08), (1134, 1.35), (1336, 1.9)):
        for gauge in (-26, 26):
            end = 800 + (centre - 800) * spread * 1.5 + gauge * 3.4
            curve = smooth([(centre + gauge, 622), (centre + gauge * 1.2, 700), ((centre + end) / 2, 850), (end, 1080)])
            plate.line(curve, (18, 24, 30), 12, 0.8)
            plate.line(curve, (178, 160, 126), 4.5)
    for row in range(9):
        y = 640 + row**1.7 * 12
        plate.line([(0, y), (1600, y)], INK, 1.6, 0.35)
    for x in (376, 803, 1236):
        plate.veil([(x - 210, 620), (x + 210, 620), (x + 330, 900), (x - 330, 900)], (255, 206, 122), 0.16, 0.0)
    # a tram stands outside, and the overhead wires
    tram(plate, 60, 876, 620, front)
    plate.glow(370, 790, 380, (255, 216, 140), 0.26, 150)
    plate.disc(370, 880, 320, INK, 0.45, 12)
    for x in (110, 1490):
        plate.line([(x, 980 if x > 800 else 660), (x, 120)], INK, 11)
        plate.line([(x, 150), (x + (260 if x < 800 else -260), 176)], INK, 5)
    for y, drop in ((176, 300), (212, 330), (250, 352)):
        plate.line(smooth([(-20, y - 30), (500, drop), (1100, drop + 6), (1640, y - 20)]), INK, 1.8)
    light = lamp_post(plate, 1248, 900, 420, INK, -40)
    plate.glow(light[0], light[1], 170, LAMP, 0.7)
    person(plate, 1030, 950, 205, (196, 130, 52), hat=True, stride=0.05)
    plate.disc(1030, 952, 60, INK, 0.4, 7)
    plate.glow(1078, 868, 62, LAMP, 0.9)


def fallen_scaffold(plate: Plate) -> None:
    """A tall block of flats; its scaffolding has buckled and slid to one side."""
    plate.wash(0, 0, 1600, 880, (136, 152, 160), (190, 196, 190), (222, 214, 194))
    for x, tall, wide in ((-20, 240, 190), (160, 320, 150), (1210, 280, 170), (1370, 380, 260)):
        plate.box(x, 870 - tall, wide, tall, (164, 168, 164))
        for row in range(int(tall / 40)):
            for column in range(int(wide / 34)):
                plate.box(x + 10 + column * 34, 880 - tall + row * 40, 16, 20, (142, 150, 150))
    block = (206, 194, 172)
    plate.wash(430, 70, 620, 812, mix(block, PAPER, 0.3), block)
    plate.box(1050, 70, 110, 812, mix(block, INK, 0.35))
    plate.box(418, 54, 754, 22, mix(block, INK, 0.2))
    for row in range(10):
        y = 96 + row * 78
        for column in range(5):
            x = 448 + column * 120
            plate.box(x + 4, y, 44, 52, (92, 112, 122))
            plate.box(x + 4, y, 44, 10, mix((92, 112, 122), PAPER, 0.35))
            plate.box(x + 54, y, 34, 62, (112, 126, 130))
            plate.box(x - 4, y + 58, 104, 7, mix(block, INK, 0.35))
            plate.box(x, y + 32, 96, 27, mix(block, plate.chance.choice((BRICK, OCHRE, SLATE)), 0.34))
            if plate.chance.random() < 0.2:
                plate.box(x + 6, y + 4, 16, 46, LAMP, 0.65)
        plate.box(1072, y + 6, 26, 40, (70, 84, 94))
        plate.box(1118, y + 6, 26, 40, (70, 84, 94))
    pole, board = (58, 70, 78), (178, 140, 88)
    # what still stands, to the left
    for x in (440, 520, 600):
        plate.line([(x, 884), (x, 92)], pole, 6)
    for y in range(120, 884, 78):
        plate.box(430, y, 184, 9, board)
        plate.line([(440, y + 78), (520, y)], pole, 3)
        plate.line([(430, y - 26), (612, y - 26)], pole, 3.4)

    # the part that has slid: every storey leans further
    def lean(x: float, y: float) -> tuple[float, float]:
        share = max(0.0, (884 - y) / 790)
        return x + 330 * share**1.9 + 26 * math.sin(y / 60) * share, y + 150 * share**1.5

    for x in (690, 780, 870, 960):
        plate.line(smooth([lean(x, y) for y in range(884, 180 + (x - 690) // 2, -70)]), pole, 6)
    for y in range(236, 884, 78):
        points = [lean(x, y + (x - 690) * 0.05 * (884 - y) / 300) for x in (676, 780, 870, 976)]
        plate.line(points, board, 10)
        plate.line([lean(690, y + 70), lean(780, y)], pole, 3)
        plate.line([lean(870, y + 70), lean(960, y)], pole, 3)
        plate.line([lean(684, y - 28), lean(970, y - 16)], pole, 3.2)
    cloth = [
        lean(700, 300),
        lean(960, 330),
        lean(968, 420),
        lean(900, 450),
        lean(860, 410),
        lean(800, 470),
        lean(730, 430),
    ]
    plate.shape(smooth(cloth, closed=True), (112, 150, 140), 0.7)
    # the heap
    plate.wash(0, 878, 1600, 189, (132, 128, 120), (86, 86, 86))
    plate.box(0, 872, 1600, 16, (170, 164, 150))
    for _ in range(46):
        x, y = plate.chance.uniform(860, 1330), plate.chance.uniform(860, 930)
        angle, long = plate.chance.uniform(-0.6, 0.5), plate.chance.uniform(60, 190)
        tone = plate.chance.choice((pole, pole, board, (150, 116, 74)))
        plate.line([(x, y), (x + math.cos(angle) * long, y + math.sin(angle) * long)], tone, plate.chance.uniform(4, 9))
    plate.glow(1130, 880, 420, (224, 216, 196), 0.75, 120)
    # the cordon and two people
    for x in range(120, 1600, 210):
        plate.line([(x, 1010), (x + 4, 936)], INK, 6)
        plate.box(x - 16, 1006, 40, 10, INK, 1, 4)
    for x in range(120, 1560, 30):
        sag = 9 * math.sin((x - 120) % 210 / 210 * math.pi)
        plate.shape([(x, 944 + sag), (x + 15, 944 + sag), (x + 22, 960 + sag), (x + 7, 960 + sag)], BRICK)
        plate.shape([(x + 15, 944 + sag), (x + 30, 944 + sag), (x + 37, 960 + sag), (x + 22, 960 + sag)], PAPER)
    for x, foot, tall, coat, hat in ((300, 1044, 230, (40, 54, 72), True), (410, 1050, 216, (176, 132, 84), False)):
        plate.disc(x, foot, tall * 0.24, INK, 0.35, 8)
        person(plate, x, foot, tall, coat, hat=hat, stride=0.03)


def night_tram(plate: Plate) -> None:
    """A lit tram at a stop by the quay at night, its windows mirrored on wet stones."""
    plate.wash(0, 0, 1600, 640, (18, 26, 42), (40, 54, 76), (78, 84, 98))
    star_field(plate, 240, 60)
    house_row(plate, -30, 1640, 560, 120, 0.3)
    plate.veil([(0, 420), (1600, 420), (1600, 620), (0, 620)], (120, 116, 120), 0.0, 0.35)
    plate.box(0, 556, 1600, 40, (58, 66, 76))
    for x in range(0, 1640, 46):
        plate.line([(x, 524), (x, 560)], INK, 4)
    plate.line([(0, 526), (1600, 526)], INK, 4)
    plate.box(0, 590, 1600, 130, (64, 68, 76))
    plate.line([(0, 250), (1600, 300)], INK, 2.4)
    plate.line([(0, 270), (1600, 316)], INK, 2.4)
    light = lamp_post(plate, 1380, 712, 460, INK, -50)
    plate.glow(light[0], light[1], 240, LAMP, 0.75)
    tram(plate, 240, 716, 980, (150, 54, 46))
    for number in range(8):
        plate.glow(240 + 49 + 110 * number + 55, 520, 110, (255, 220, 150), 0.28, 110)
    for x in (352, 420, 640, 760, 905, 1010, 1130):
        listener(plate, x, 560, 21, plate.chance.choice((NIGHT, RUST, SLATE, MOSS)), (60, 48, 44))
    # the shelter
    plate.box(1270, 470, 12, 246, INK)
    plate.box(1530, 470, 12, 246, INK)
    plate.shape([(1244, 452), (1568, 452), (1556, 474), (1256, 474)], INK)
    plate.box(1284, 490, 244, 130, (120, 140, 146), 0.35)
    plate.box(1300, 640, 200, 12, (130, 98, 66))
    plate.mirror(722, 345, (36, 42, 54), 0.3, 8, 1.05)
    plate.veil([(0, 722), (1600, 722), (1600, 1067), (0, 1067)], (20, 26, 36), 0.12, 0.72)
    for row in range(11):
        y = 728 + row**1.55 * 10
        plate.line([(0, y), (1600, y)], INK, 1.6 + row * 0.3, 0.4)
        for column in range(-12, 14):
            wide = 62 + row * 17
            x = 800 + column * wide + (wide / 2 if row % 2 else 0)
            plate.line([(x, y), (x + (x - 800) * 0.03, 728 + (row + 1) ** 1.55 * 10)], INK, 1.6 + row * 0.2, 0.34)
    for y in (742, 790):
        plate.line([(0, y), (1600, y)], (196, 176, 140), 3.4, 0.75)
    for x, foot, tall, coat, hair, bag in (
        (566, 800, 250, (206, 214, 214), (70, 50, 42), True),
        (690, 836, 276, (60, 78, 104), (178, 168, 156), False),
    ):
        plate.shape([(x - 24, foot), (x + 24, foot), (x + 50, foot + 120), (x - 34, foot + 120)], INK, 0.4)
        person(plate, x, foot, tall, coat, head=hair, bag=bag, stride=0.04)
    plate.rain((190, 200, 210), 140, 0.14)
