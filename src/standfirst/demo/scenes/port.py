"""Drawings of the port: the ship, the quay, the ferry."""

from __future__ import annotations

import math

from standfirst.demo.brush import (
    BRICK,
    INK,
    LAMP,
    MIST,
    OCHRE,
    PAPER,
    RUST,
    SLATE,
    Plate,
    mix,
    smooth,
)
from standfirst.demo.figures import gull, lamp_post, person


def ship_at_anchor(plate: Plate) -> None:
    """A rusty cargo ship, small on a flat evening sea."""
    plate.wash(0, 0, 1600, 690, (72, 92, 110), (140, 150, 150), (222, 190, 146), (240, 204, 150))
    plate.glow(1160, 660, 640, (255, 220, 150), 0.8, 300)
    plate.disc(1160, 628, 42, (255, 234, 184))
    for y, left, right, thick in (
        (220, -100, 620, 26),
        (300, 240, 1180, 18),
        (384, 760, 1700, 22),
        (470, -60, 720, 12),
        (520, 640, 1300, 9),
    ):
        plate.disc((left + right) / 2, y, (right - left) / 2, mix(PAPER, (150, 150, 154), 0.45), 0.45, thick)
        plate.disc((left + right) / 2 + 90, y + thick * 0.7, (right - left) / 2.6, (118, 124, 134), 0.35, thick * 0.7)
    sea = 686
    plate.box(0, sea - 14, 520, 16, (112, 122, 128))
    plate.shape(smooth([(-20, sea), (120, sea - 22), (300, sea - 12), (520, sea)]), (104, 116, 122))
    # the hull
    hull = (62, 58, 60)
    plate.shape([(330, 566), (352, 690), (1006, 690), (1066, 548), (1040, 556), (960, 566)], hull)
    plate.shape([(346, 660), (352, 690), (1006, 690), (1018, 660)], (120, 56, 44))
    plate.line([(330, 566), (960, 566), (1066, 548)], (120, 112, 106), 5)
    for _ in range(70):
        x = plate.chance.uniform(350, 1010)
        y = plate.chance.uniform(570, 640)
        plate.shape(
            [(x - 3, y), (x + 3, y), (x + 1, y + plate.chance.uniform(10, 46)), (x - 1, y + 30)],
            plate.chance.choice((RUST, BRICK, (150, 92, 60))),
            plate.chance.uniform(0.2, 0.6),
        )
    for x in (560, 690, 820, 940):
        plate.box(x - 44, 542, 88, 24, (96, 88, 82))
        plate.box(x - 48, 538, 96, 7, (128, 118, 108))
    for x in (625, 755, 882):
        plate.box(x - 4, 430, 9, 136, (176, 146, 96))
        plate.line([(x, 440), (x + 64, 500)], (176, 146, 96), 5)
        plate.line([(x, 436), (x + 64, 500)], INK, 1.4)
        plate.line([(x + 64, 500), (x + 64, 534)], INK, 1.2)
    house = (214, 204, 186)
    plate.box(362, 470, 128, 98, house)
    plate.box(370, 418, 112, 54, mix(house, PAPER, 0.4))
    plate.box(352, 404, 148, 16, house)
    plate.shape([(382, 404), (386, 348), (424, 348), (428, 404)], (84, 98, 104))
    plate.box(384, 362, 42, 12, OCHRE)
    for x in range(376, 476, 19):
        plate.box(x, 430, 12, 14, (70, 86, 98))
    for row in range(3):
        for x in range(374, 484, 22):
            lit = row == 1 and x in (396, 418)
            plate.box(x, 482 + row * 27, 10, 11, LAMP if lit else (84, 92, 98))
    for y in (500, 540):
        plate.shape([(440, y - 22), (444, y - 22), (443, y + 20), (441, y + 20)], RUST, 0.5)
    plate.line([(444, 348), (444, 300)], INK, 2.4)
    plate.line([(432, 316), (456, 316)], INK, 2)
    plate.disc(1054, 536, 5, INK)
    plate.line([(1044, 566), (1130, sea + 8)], INK, 2.6)
    plate.mirror(sea, 381, (150, 140, 124), 0.35, 5)
    plate.veil([(0, sea), (1600, sea), (1600, 1067), (0, 1067)], (52, 68, 80), 0.06, 0.74)
    plate.ripples(sea + 4, 1060, (255, 224, 170), 330, 0.4)
    for number in range(40):
        near = number / 40
        plate.disc(
            1160 + plate.chance.uniform(-70, 70) * (0.4 + near),
            sea + 6 + near * 340,
            60 * (0.3 + near),
            (255, 226, 160),
            0.2 * (1 - near),
            2 + 3 * near,
        )
    # the chaplain's launch
    plate.shape([(1180, 842), (1196, 876), (1330, 876), (1366, 832), (1290, 842)], (226, 218, 204))
    plate.shape([(1188, 858), (1196, 876), (1330, 876), (1344, 858)], (52, 84, 98))
    plate.shape([(1216, 842), (1222, 800), (1282, 800), (1296, 842)], (240, 234, 220))
    plate.box(1230, 808, 20, 20, SLATE)
    plate.box(1256, 808, 22, 20, SLATE)
    plate.box(1320, 790, 4, 44, INK)
    plate.line(smooth([(1180, 874), (1080, 886), (900, 900)]), PAPER, 4, 0.5)
    plate.line(smooth([(1180, 878), (1090, 900), (960, 930)]), PAPER, 3, 0.35)
    for x, y, wide in ((1180, 430, 34), (1250, 470, 26), (1100, 486, 22)):
        gull(plate, x, y, wide, (70, 76, 84))


def crew_on_the_quay(plate: Plate) -> None:
    """Six people with bags walk along a quay towards a bus at first light."""
    plate.wash(0, 0, 1600, 620, (66, 84, 104), (146, 156, 162), (234, 206, 166))
    plate.glow(1080, 560, 560, (255, 226, 170), 0.7, 280)
    for x, tall in ((90, 360), (330, 420)):
        crane = (104, 112, 120)
        for side in (-38, 38):
            plate.line([(x + side, 620), (x + side * 0.5, 620 - tall)], crane, 9)
        for step in range(6):
            y = 620 - tall * step / 6
            plate.line([(x - 36 + step * 3, y), (x + 36 - step * 3, y - tall / 6)], crane, 4)
        plate.box(x - 34, 620 - tall - 36, 68, 40, crane)
        plate.line([(x - 90, 620 - tall - 20), (x + 250, 620 - tall - 130)], crane, 9)
        plate.line([(x, 620 - tall - 90), (x + 250, 620 - tall - 130)], crane, 3)
        plate.line([(x + 250, 620 - tall - 130), (x + 250, 500)], crane, 2)
    plate.wash(0, 600, 520, 100, (150, 160, 158), (112, 128, 132))
    plate.ripples(604, 690, PAPER, 60, 0.4)
    shed = (128, 84, 70)
    plate.box(860, 390, 760, 250, shed)
    plate.shape([(840, 396), (1000, 316), (1160, 396)], mix(shed, INK, 0.3))
    plate.shape([(1150, 396), (1310, 316), (1470, 396)], mix(shed, INK, 0.3))
    plate.shape([(1460, 396), (1620, 316), (1780, 396)], mix(shed, INK, 0.3))
    for y in range(408, 640, 17):
        plate.line([(860, y), (1600, y)], mix(shed, INK, 0.22), 1.6, 0.6)
    for x in (910, 1140, 1370):
        plate.box(x, 460, 140, 180, mix(shed, INK, 0.42))
        for line in range(7):
            plate.line([(x + line * 20, 460), (x + line * 20, 640)], mix(shed, INK, 0.6), 2)
    plate.wash(0, 634, 1600, 433, (138, 134, 126), (72, 76, 82))
    plate.shape([(520, 634), (470, 634), (-120, 1067), (80, 1067)], (168, 162, 148))
    plate.shape([(470, 634), (-120, 1067), (-200, 1067), (450, 634)], (60, 68, 74))
    for row in range(8):
        y = 650 + row**1.7 * 14
        plate.line([(480 - row * 62, y), (1600, y)], mix((72, 76, 82), INK, 0.2), 2, 0.5)
    for x in range(-6, 14):
        plate.line([(520 + x * 50, 634), (80 + x * 330, 1067)], mix((72, 76, 82), INK, 0.2), 2, 0.4)
    for x, y, size in ((352, 742, 0.7), (176, 872, 1.1)):
        plate.box(x - 20 * size, y - 44 * size, 40 * size, 48 * size, INK, 1, 5 * size)
        plate.disc(x, y - 46 * size, 30 * size, INK, 1, 11 * size)
    # the bus
    plate.disc(1200, 770, 250, INK, 0.4, 20)
    plate.box(970, 506, 470, 250, (224, 214, 194), 1, 22)
    plate.box(970, 650, 470, 26, (66, 104, 116))
    plate.box(990, 530, 430, 92, (255, 226, 158), 1, 8)
    for x in range(1052, 1420, 62):
        plate.box(x, 528, 7, 96, (224, 214, 194))
    plate.box(1000, 528, 58, 214, (255, 234, 178), 1, 6)
    plate.line([(1029, 530), (1029, 742)], (150, 130, 100), 3)
    for x in (1100, 1340):
        plate.disc(x, 756, 36, INK)
        plate.disc(x, 756, 16, SLATE)
    for x in (1080, 1150, 1330):
        plate.disc(x, 592, 15, (70, 60, 60), 0.9, 18)
        plate.box(x - 20, 606, 40, 16, (70, 60, 60), 0.9, 8)
    plate.glow(1029, 640, 200, LAMP, 0.55, 220)
    light = lamp_post(plate, 760, 700, 380, INK, 46)
    plate.glow(light[0], light[1] + 6, 150, LAMP, 0.8)
    plate.veil([(985, 750), (1075, 750), (1000, 940), (760, 940)], LAMP, 0.3, 0.0)
    crowd = (
        (962, 806, 250, (150, 74, 52), (44, 38, 38), False, 0.05),
        (880, 850, 290, (58, 84, 98), (58, 46, 40), False, 0.06),
        (760, 884, 316, (196, 152, 80), (36, 32, 34), True, 0.05),
        (640, 930, 350, (92, 102, 86), (70, 52, 44), False, 0.07),
        (480, 966, 372, (62, 60, 74), (36, 32, 34), True, 0.05),
        (318, 1030, 420, (46, 64, 84), (150, 144, 136), False, 0.06),
    )
    for x, foot, tall, coat, hair, hat, stride in crowd:
        plate.shape(
            [
                (x - 20, foot),
                (x + 20, foot),
                (x - tall * 0.42, foot + tall * 0.15),
                (x - tall * 0.56, foot + tall * 0.12),
            ],
            INK,
            0.28,
        )
        person(plate, x, foot, tall, coat, head=hair, hat=hat, bag=True, stride=stride)


def ferry_on_the_slip(plate: Plate) -> None:
    """A half-plated ferry on a slipway between two cranes."""
    plate.wash(0, 0, 1600, 820, (150, 178, 190), (206, 214, 206), (240, 222, 186))
    plate.glow(420, 500, 560, (255, 238, 200), 0.6, 380)
    for y, left, right, thick in ((150, 500, 1300, 24), (230, -100, 500, 20), (300, 960, 1700, 16)):
        plate.disc((left + right) / 2, y, (right - left) / 2, PAPER, 0.55, thick)
    plate.shape(
        [*smooth([(-40, 760), (200, 700), (520, 722), (900, 690), (1300, 716), (1660, 690)]), (1660, 830), (-40, 830)],
        (150, 168, 164),
    )

    def crane(x: float, top: float, colour: tuple[int, int, int], side: int) -> None:
        for leg in (-44, 44):
            plate.line([(x + leg, 850), (x + leg * 0.5, top)], colour, 12)
        steps = 9
        for step in range(steps):
            upper, lower = top + (850 - top) * step / steps, top + (850 - top) * (step + 1) / steps
            a, b = 22 + 22 * step / steps, 22 + 22 * (step + 1) / steps
            plate.line([(x - a, upper), (x + b, lower)], colour, 4.4)
            plate.line([(x + a, upper), (x - b, lower)], colour, 4.4)
        plate.box(x - 40, top - 64, 80, 66, colour, 1, 6)
        plate.box(x + side * 12 - 14, top - 50, 30, 26, mix(MIST, PAPER, 0.4))
        tip = (x + side * 430, top - 200)
        for shift in (0, -32):
            plate.line([(x, top - 50 + shift), tip], colour, 6)
        for step in range(1, 11):
            share = step / 11
            plate.line(
                [
                    (x + side * 430 * share, top - 50 - 150 * share),
                    (x + side * 430 * (share - 0.05), top - 82 - 118 * share),
                ],
                colour,
                3,
            )
        plate.line([(x, top - 150), tip], INK, 2)
        plate.line([(x, top - 64), (x, top - 150), (x - side * 100, top - 40)], colour, 6)
        plate.box(x - side * 100 - 38, top - 56, 76, 42, INK, 1, 4)
        plate.line([tip, (tip[0], top + 60)], INK, 2)
        plate.shape([(tip[0] - 7, top + 60), (tip[0] + 7, top + 60), (tip[0], top + 84)], INK)

    crane(190, 330, (196, 146, 62), 1)
    crane(1400, 280, (84, 110, 116), -1)
    # the hull, bows on at three-quarter view: bare plates aft, primer forward
    primer, steel = (168, 72, 54), (122, 132, 134)
    outline = (
        smooth([(470, 470), (462, 600), (520, 752), (640, 848)])
        + smooth([(640, 848), (1010, 852), (1180, 846)])
        + [(1196, 470)]
    )
    plate.shape(outline, primer)
    plate.shape([(880, 470), (1196, 470), (1180, 846), (880, 851)], steel)
    plate.veil([(462, 640), (1190, 640), (1180, 852), (560, 852)], INK, 0.0, 0.5)
    plate.shape(
        [*smooth([(470, 470), (462, 600), (520, 752), (640, 848)]), (690, 848), (610, 740), (560, 600), (560, 470)],
        mix(primer, PAPER, 0.14),
    )
    for y in (520, 580, 640, 700, 760, 810):
        plate.line([(480 + max(0, y - 600) * 0.42, y), (1190, y)], INK, 1.4, 0.3)
    for x in range(600, 1190, 74):
        plate.line([(x, 472), (x + 8, 850)], INK, 1.3, 0.25)
    for number in range(9):
        x = 896 + (number % 3) * 96
        y = 492 + (number // 3) * 110
        if number in (1, 3, 8):
            plate.box(x, y, 70, 84, mix(steel, INK, 0.72))
            for rib in range(3):
                plate.line([(x + 14 + rib * 22, y), (x + 14 + rib * 22, y + 84)], mix(steel, PAPER, 0.2), 4)
    plate.box(452, 452, 752, 22, mix(primer, INK, 0.3))
    # the house, half of it frames
    plate.box(560, 356, 330, 98, (232, 224, 206))
    plate.box(600, 276, 240, 82, (240, 234, 218))
    plate.box(590, 268, 262, 12, (206, 196, 178))
    for x in range(580, 880, 40):
        plate.box(x, 384, 26, 32, (84, 104, 114), 1, 4)
    for x in range(616, 830, 36):
        plate.box(x, 296, 26, 28, (84, 104, 114), 1, 3)
    for x in range(892, 1190, 42):
        plate.box(x, 356, 7, 98, mix(BRICK, OCHRE, 0.4))
    for y in (356, 404):
        plate.box(888, y, 304, 7, mix(BRICK, OCHRE, 0.4))
    plate.box(700, 204, 6, 66, INK)
    plate.line([(680, 222), (728, 222)], INK, 4)
    # scaffolding and sparks
    for x in (1214, 1262):
        plate.box(x, 430, 6, 430, SLATE)
    for y in range(450, 860, 74):
        plate.box(1200, y, 84, 8, (176, 140, 92))
        plate.line([(1217, y), (1265, y + 74)], SLATE, 3)
    plate.glow(996, 654, 70, (255, 250, 230), 1)
    for _ in range(40):
        angle = plate.chance.uniform(0.2, 2.9)
        far = plate.chance.uniform(8, 96)
        plate.line(
            [(996, 654), (996 + math.cos(angle) * far, 654 + math.sin(angle) * far)],
            (255, 232, 160),
            1.1,
            plate.chance.uniform(0.3, 0.9),
        )
    plate.disc(996, 654, 6, (255, 255, 255))
    # the slip
    plate.wash(0, 846, 1600, 221, (150, 142, 128), (92, 90, 86))
    plate.shape([(430, 1067), (560, 856), (1240, 856), (1500, 1067)], (116, 108, 98))
    for share in (0.22, 0.5, 0.78):
        plate.shape(
            [
                (560 + 680 * share - 14, 856),
                (560 + 680 * share + 14, 856),
                (430 + 1070 * share + 34, 1067),
                (430 + 1070 * share - 34, 1067),
            ],
            (84, 70, 58),
        )
    for row in range(6):
        y = 866 + row**1.5 * 16
        plate.line([(550 - row * 22, y), (1250 + row * 44, y)], (70, 62, 56), 5, 0.6)
    for x in range(580, 1190, 76):
        plate.shape([(x, 872), (x + 8, 846), (x + 34, 846), (x + 42, 872)], (120, 92, 62))
    for x, foot, tall, coat, hat in (
        (330, 996, 150, (220, 150, 60), True),
        (392, 1004, 158, (66, 92, 106), True),
        (1330, 960, 128, (220, 150, 60), True),
        (760, 912, 92, (220, 150, 60), True),
        (1080, 904, 88, (66, 92, 106), True),
    ):
        plate.disc(x, foot, tall * 0.22, INK, 0.35, tall * 0.035)
        person(plate, x, foot, tall, coat, hat=hat, head=(80, 60, 50), stride=0.03)
