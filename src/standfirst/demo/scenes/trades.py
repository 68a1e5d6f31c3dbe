"""Drawings of where the city earns its bread: the mill, the market."""

from __future__ import annotations

from standfirst.demo.brush import (
    BRICK,
    INK,
    LAMP,
    MOSS,
    OCHRE,
    PAPER,
    RIVER,
    RUST,
    SAND,
    SLATE,
    Plate,
    mix,
    smooth,
)
from standfirst.demo.figures import gull, person


def shuttered_mill(plate: Plate) -> None:
    """A brick mill with boarded windows and a tall chimney beside a weir, at morning."""
    plate.wash(0, 0, 1600, 700, (172, 192, 198), (220, 220, 206), (244, 228, 194))
    plate.glow(300, 520, 520, (255, 242, 208), 0.8, 330)
    for base, tone in ((560, (168, 182, 170)), (610, (136, 154, 138))):
        ridge = smooth(
            [(-60, base), (220, base - 120), (520, base - 40), (900, base - 130), (1280, base - 60), (1660, base - 150)]
        )
        plate.shape([*ridge, (1660, 740), (-60, 740)], tone)
    for _ in range(60):
        x = plate.chance.uniform(-20, 640)
        plate.disc(
            x,
            plate.chance.uniform(620, 690),
            plate.chance.uniform(22, 56),
            mix((106, 128, 100), (140, 156, 116), plate.chance.random()),
            1,
            plate.chance.uniform(22, 46),
        )
    brick = (152, 80, 62)
    # chimney
    plate.shape([(472, 700), (486, 96), (542, 96), (560, 700)], mix(brick, INK, 0.12))
    plate.shape([(522, 700), (520, 96), (542, 96), (560, 700)], mix(brick, INK, 0.34))
    for y in (96, 124, 600):
        plate.box(478 if y < 200 else 470, y, 72 if y < 200 else 92, 13, mix(brick, SAND, 0.4))
    # the long front
    plate.wash(620, 220, 1000, 484, mix(brick, SAND, 0.12), brick, mix(brick, INK, 0.2))
    plate.box(612, 206, 1000, 20, mix(brick, SAND, 0.45))
    plate.shape([(612, 206), (660, 146), (1600, 146), (1600, 206)], (92, 100, 108))
    for x in range(680, 1600, 24):
        plate.line([(x, 146), (x - 8, 206)], (78, 86, 94), 1.6, 0.7)
    for y in range(232, 700, 13):
        plate.line([(620, y), (1600, y)], mix(brick, INK, 0.3), 1, 0.28)
    for y in (312, 408, 504, 600):
        plate.box(620, y, 1000, 6, mix(brick, SAND, 0.35))
    for row in range(5):
        y = 242 + row * 96 - (0 if row else 4)
        for column in range(10):
            x = 662 + column * 98
            opened = row == 2 and column == 4
            plate.arch(x - 4, y - 4, 54, 66, mix(brick, SAND, 0.4))
            plate.arch(x, y, 46, 62, INK if not opened else (255, 226, 150))
            if opened:
                plate.line([(x + 23, y), (x + 23, y + 62)], mix(brick, SAND, 0.5), 3)
                plate.line([(x, y + 30), (x + 46, y + 30)], mix(brick, SAND, 0.5), 3)
            else:
                for board in range(4):
                    tone = mix((150, 124, 92), plate.chance.choice((INK, SAND)), plate.chance.uniform(0.05, 0.28))
                    lean = plate.chance.uniform(-2, 2)
                    plate.shape(
                        [
                            (x - 2, y + 9 + board * 13.5 + lean),
                            (x + 48, y + 9 + board * 13.5 - lean),
                            (x + 48, y + 20 + board * 13.5 - lean),
                            (x - 2, y + 20 + board * 13.5 + lean),
                        ],
                        tone,
                    )
    plate.glow(1077, 462, 120, LAMP, 0.6)
    # stair tower and the empty sign
    plate.wash(860, 110, 110, 594, mix(brick, SAND, 0.2), brick, mix(brick, INK, 0.3))
    plate.shape([(850, 112), (915, 44), (980, 112)], (80, 88, 96))
    plate.disc(915, 168, 27, mix(brick, SAND, 0.5))
    plate.disc(915, 168, 21, INK)
    for y in (230, 326, 422, 518):
        plate.arch(900, y, 30, 56, INK)
    plate.arch(886, 612, 58, 92, (70, 56, 48))
    # the weir
    weir = 700
    plate.box(600, weir - 6, 1000, 30, (134, 128, 116))
    plate.box(0, weir - 2, 620, 12, (120, 132, 108))
    plate.mirror(weir + 16, 190, (128, 140, 134), 0.45, 4)
    plate.veil([(0, weir + 10), (1600, weir + 10), (1600, 890), (0, 890)], (70, 88, 88), 0.0, 0.45)
    plate.shape(
        [*smooth([(-20, 866), (400, 880), (800, 872), (1200, 884), (1640, 870)]), (1640, 960), (-20, 968)],
        mix(RIVER, PAPER, 0.55),
    )
    for _ in range(420):
        x = plate.chance.uniform(-10, 1610)
        y = plate.chance.uniform(880, 930)
        plate.line(
            [(x, y), (x + plate.chance.uniform(-4, 6), y + plate.chance.uniform(18, 50))],
            plate.chance.choice((PAPER, RIVER, mix(RIVER, INK, 0.3))),
            plate.chance.uniform(1, 3),
            0.45,
        )
    plate.wash(0, 956, 1600, 111, (116, 136, 136), (66, 84, 90))
    for _ in range(110):
        plate.disc(
            plate.chance.uniform(-10, 1610),
            plate.chance.uniform(944, 972),
            plate.chance.uniform(12, 44),
            PAPER,
            0.35,
            plate.chance.uniform(4, 11),
        )
    plate.ripples(962, 1062, PAPER, 110, 0.4)
    for x in range(0, 240, 11):
        tall = plate.chance.uniform(60, 190)
        plate.line(
            smooth([(x, 1067), (x + 8, 1067 - tall * 0.6), (x + plate.chance.uniform(10, 44), 1067 - tall)]),
            mix(MOSS, INK, plate.chance.uniform(0.1, 0.5)),
            4,
        )
    for x, y, wide in ((360, 240, 26), (410, 210, 20), (300, 280, 18)):
        gull(plate, x, y, wide, SLATE)


def covered_market(plate: Plate) -> None:
    """A market hall of iron and glass before opening, two rows of stalls, a man with a handcart."""
    eye = (800.0, 520.0)
    plate.wash(0, 0, 1600, 1067, (206, 216, 212), (238, 228, 204), (190, 172, 146))

    def deep(x: float, y: float, share: float) -> tuple[float, float]:
        return eye[0] + (x - eye[0]) * share, eye[1] + (y - eye[1]) * share

    shares = (1.0, 0.72, 0.52, 0.38, 0.28, 0.21)
    iron = (62, 92, 88)
    plate.shape([(0, 0), (1600, 0), eye], (196, 210, 210))
    # back wall with its great window
    back = shares[-1]
    plate.shape(
        [deep(-40, 180, back), deep(1640, 180, back), deep(1640, 960, back), deep(-40, 960, back)], (206, 190, 160)
    )
    for number in range(7):
        left, top = deep(140 + number * 190, 150, back)
        right, low = deep(140 + number * 190 + 150, 640, back)
        plate.arch(left, top, right - left, low - top, (250, 244, 222))
    plate.glow(800, 500, 420, (255, 246, 216), 0.8, 330)
    # the floor
    plate.shape(
        [deep(-40, 1067, 1.3), deep(1640, 1067, 1.3), deep(1640, 960, back), deep(-40, 960, back)], (168, 152, 130)
    )
    for number in range(-8, 26):
        plate.line([deep(number * 100, 1010, 1.4), deep(number * 100, 980, back)], (140, 124, 106), 2, 0.6)
    for share in (1.25, 1.0, 0.8, 0.64, 0.52, 0.42, 0.34, 0.28, 0.24):
        a, b = deep(-900, 1000, share), deep(2500, 1000, share)
        plate.line([a, b], (140, 124, 106), 2, 0.6)
    # arches, farthest first
    for number, share in reversed(list(enumerate(shares))):
        tone = mix(iron, (230, 228, 210), 0.16 * number)
        curve = smooth(
            [
                deep(x, y, share)
                for x, y in ((40, 330), (120, 90), (420, -110), (800, -180), (1180, -110), (1480, 90), (1560, 330))
            ]
        )
        plate.line(curve, tone, 26 * share)
        inner = smooth(
            [
                deep(x, y, share)
                for x, y in ((80, 330), (170, 130), (450, -50), (800, -112), (1150, -50), (1430, 130), (1520, 330))
            ]
        )
        plate.line(inner, tone, 8 * share)
        for a, b in zip(curve[::4], inner[::4], strict=False):
            plate.line([a, b], tone, 4 * share)
        for x in (40, 1560):
            foot, head = deep(x, 980, share), deep(x, 330, share)
            plate.box(head[0] - 15 * share, head[1], 30 * share, foot[1] - head[1], tone)
            plate.box(foot[0] - 26 * share, foot[1] - 44 * share, 52 * share, 44 * share, tone)
            plate.box(head[0] - 26 * share, head[1] - 6 * share, 52 * share, 20 * share, tone)
        if number < len(shares) - 1:
            for x, y in ((120, 90), (420, -110), (800, -180), (1180, -110), (1480, 90)):
                plate.line([deep(x, y, share), deep(x, y, shares[number + 1])], mix(tone, PAPER, 0.2), 6 * share)
        lamp = deep(800, 60, share)
        if number:
            plate.line([deep(800, -170, share), lamp], INK, 3 * share)
            plate.disc(*lamp, 26 * share, (255, 238, 190), 1, 20 * share)
            plate.glow(*lamp, 130 * share, LAMP, 0.6)
    # stalls
    cloths = (BRICK, (70, 104, 110), OCHRE, MOSS, (150, 96, 70))
    for number, share in reversed(list(enumerate(((1.0, 0.76), (0.7, 0.54), (0.5, 0.39), (0.36, 0.285))))):
        near, far = share
        for side in (0, 1):
            cloth = cloths[(number * 2 + side) % len(cloths)]

            def at(x: float, y: float, depth: float, mirrored: int = side) -> tuple[float, float]:
                return deep(1600 - x if mirrored else x, y, depth)

            plate.shape(
                [at(400, 800, near), at(400, 800, far), at(400, 985, far), at(400, 985, near)],
                mix((124, 92, 66), INK, 0.25),
            )
            plate.shape([at(-60, 800, near), at(400, 800, near), at(400, 985, near), at(-60, 985, near)], (124, 92, 66))
            plate.shape([at(-60, 800, near), at(400, 800, near), at(400, 800, far), at(-60, 800, far)], (176, 140, 98))
            for row in range(2):
                for crate in range(5):
                    depth = near - (near - far) * (0.3 + 0.45 * (1 - row))
                    x = 30 + crate * 74
                    colour = (BRICK, OCHRE, MOSS, (196, 176, 92), RUST)[(crate + row + number) % 5]
                    for ball in range(6):
                        spot = at(x + (ball % 3) * 20, 792 - (ball // 3) * 14, depth)
                        plate.disc(*spot, 12 * depth, mix(colour, PAPER, plate.chance.uniform(0, 0.25)))
            for post in (-40, 392):
                low, high = at(post, 800, far), at(post, 560, far)
                plate.line([low, high], SLATE, 7 * far)
            low, high = at(392, 800, near), at(392, 560, near)
            plate.line([low, high], SLATE, 8 * near)
            for stripe in range(10):
                x = -60 + stripe * 48
                tone = cloth if stripe % 2 else mix(PAPER, cloth, 0.08)
                plate.shape([at(x, 500, far), at(x + 48, 500, far), at(x + 48, 560, near), at(x, 560, near)], tone)
                middle = at(x + 24, 590, near)
                plate.shape(
                    [at(x, 560, near), at(x + 48, 560, near), at(x + 48, 580, near), middle, at(x, 580, near)],
                    mix(tone, INK, 0.12),
                )
            plate.shape(
                [at(420, 500, far), at(420, 560, near), at(420, 580, near), at(420, 520, far)], mix(cloth, INK, 0.35)
            )
    for x in (-200, 520, 1020):
        plate.shape(
            [(800 + (x - 500) * 0.1, 120), (870 + (x - 500) * 0.1, 120), (x + 420, 1067), (x + 180, 1067)],
            (255, 246, 214),
            0.1,
        )
    # the man with the handcart
    plate.disc(800, 946, 120, INK, 0.32, 16)
    person(plate, 766, 946, 250, (72, 84, 96), head=(150, 146, 140), hat=True, stride=0.05)
    plate.box(812, 838, 130, 50, (140, 104, 72), 1, 4)
    plate.line([(780, 836), (830, 852)], (96, 72, 52), 8)
    for crate, tone in ((824, MOSS), (866, BRICK), (908, OCHRE)):
        for ball in range(4):
            plate.disc(crate + ball % 2 * 16 - 4, 834 - ball // 2 * 12, 11, mix(tone, PAPER, 0.1 * ball))
    for x in (840, 918):
        plate.disc(x, 916, 27, INK)
        plate.disc(x, 916, 20, (168, 152, 130))
        plate.line([(x - 20, 916), (x + 20, 916)], INK, 3)
        plate.line([(x, 896), (x, 936)], INK, 3)
