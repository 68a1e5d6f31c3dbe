"""The drawing table of the graphics desk: a plate to draw on in page units, and the few strokes all drawings share."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

WIDTH: Final = 1600
HEIGHT: Final = 1067

RIM: Final = Image.radial_gradient("L").getpixel((0, 128))
"""What Pillow's radial gradient holds where it meets the edge of its square."""

Colour = tuple[int, int, int]
Point = tuple[float, float]

# The house palette: one ink, one paper, and tones that stand well on newsprint and on a screen.
INK: Final = (22, 32, 43)
NIGHT: Final = (31, 46, 61)
SLATE: Final = (69, 90, 104)
RIVER: Final = (104, 133, 138)
MIST: Final = (178, 192, 190)
PAPER: Final = (240, 232, 216)
SAND: Final = (217, 196, 160)
OCHRE: Final = (224, 163, 74)
LAMP: Final = (255, 221, 150)
BRICK: Final = (172, 76, 54)
RUST: Final = (126, 58, 46)
MOSS: Final = (88, 108, 82)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """The colour between `one` (share 0) and `other` (share 1)."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def smooth(points: Sequence[Point], closed: bool = False, steps: int = 12) -> list[Point]:
    """A Catmull-Rom curve through `points`."""
    if closed:
        knots = [points[-1], *points, points[0], points[1]]
    else:
        knots = [points[0], *points, points[-1]]
    out: list[Point] = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        for step in range(steps):
            t = step / steps
            out.append(
                (
                    0.5
                    * (
                        2 * bx
                        + (cx - ax) * t
                        + (2 * ax - 5 * bx + 4 * cx - dx) * t**2
                        + (3 * (bx - cx) + dx - ax) * t**3
                    ),
                    0.5
                    * (
                        2 * by
                        + (cy - ay) * t
                        + (2 * ay - 5 * by + 4 * cy - dy) * t**2
                        + (3 * (by - cy) + dy - ay) * t**3
                    ),
                )
            )
    return out if closed else [*out, points[-1]]


class Plate:
    """A drawing of 1600 x 1067 units, kept `scale` times as large until it is finished.

    All coordinates are units from the top left. A colour may carry an opacity as its own argument, 0 to 1.
    `chance` is the plate's own source of chance, so that the same seed gives the same drawing.
    """

    def __init__(self, seed: str, background: Colour = PAPER, scale: int = 3) -> None:
        self.scale = scale
        self.chance = random.Random(seed)  # noqa: S311 - for grain and stars, not for secrets
        self.grain = 2  # charts and plans go without
        self.image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), background)
        self._take_pen()

    def _take_pen(self) -> None:
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    @staticmethod
    def _ink(colour: Colour, opacity: float) -> tuple[int, int, int, int]:
        return (*colour, round(255 * opacity))

    def shape(self, points: Sequence[Point], colour: Colour, opacity: float = 1) -> None:
        """A filled polygon."""
        self.pen.polygon(self._at(points), fill=self._ink(colour, opacity))

    def box(
        self, x: float, y: float, wide: float, high: float, colour: Colour, opacity: float = 1, round_by: float = 0
    ) -> None:
        """A filled rectangle, its corners rounded by `round_by`."""
        if wide <= 0 or high <= 0:
            return
        edges = [(x * self.scale, y * self.scale), ((x + wide) * self.scale - 1, (y + high) * self.scale - 1)]
        if round_by:
            self.pen.rounded_rectangle(edges, round_by * self.scale, fill=self._ink(colour, opacity))
        else:
            self.pen.rectangle(edges, fill=self._ink(colour, opacity))

    def disc(self, x: float, y: float, wide: float, colour: Colour, opacity: float = 1, high: float = 0) -> None:
        """A filled ellipse about its middle, `wide` and `high` its radii."""
        high = high or wide
        edges = [((x - wide) * self.scale, (y - high) * self.scale), ((x + wide) * self.scale, (y + high) * self.scale)]
        self.pen.ellipse(edges, fill=self._ink(colour, opacity))

    def line(self, points: Sequence[Point], colour: Colour, wide: float = 2, opacity: float = 1) -> None:
        """A stroke with rounded joints."""
        self.pen.line(
            self._at(points), fill=self._ink(colour, opacity), width=max(1, round(wide * self.scale)), joint="curve"
        )

    def arch(self, x: float, y: float, wide: float, high: float, colour: Colour, opacity: float = 1) -> None:
        """An opening with a round head: `x`, `y` its top left, `wide` and `high` its size."""
        rise = min(wide / 2, high)
        points = [(x, y + high)]
        for step in range(25):
            angle = math.pi - math.pi * step / 24
            points.append((x + wide / 2 + wide / 2 * math.cos(angle), y + rise - rise * math.sin(angle)))
        points.append((x + wide, y + high))
        self.shape(points, colour, opacity)

    def wash(self, x: float, y: float, wide: float, high: float, *colours: Colour, across: bool = False) -> None:
        """A gradient through `colours` at equal distances, from top to bottom or from left to right."""
        strip = Image.new("RGB", (256, 1))
        for step in range(256):
            place = step / 255 * (len(colours) - 1)
            number = min(int(place), len(colours) - 2)
            strip.putpixel((step, 0), mix(colours[number], colours[number + 1], place - number))
        if not across:
            strip = strip.transpose(Image.Transpose.ROTATE_270)
        size = (round(wide * self.scale), round(high * self.scale))
        self.image.paste(strip.resize(size, Image.Resampling.BILINEAR), (round(x * self.scale), round(y * self.scale)))

    def glow(self, x: float, y: float, wide: float, colour: Colour, strength: float = 0.7, high: float = 0) -> None:
        """Light that fades out towards the rim of an ellipse."""
        high = high or wide
        size = (round(2 * wide * self.scale), round(2 * high * self.scale))
        fade = Image.radial_gradient("L").point(lambda value: round(max(0.0, 1 - value / RIM) ** 2 * 255 * strength))
        self.image.paste(
            Image.new("RGB", size, colour),
            (round((x - wide) * self.scale), round((y - high) * self.scale)),
            fade.resize(size, Image.Resampling.BICUBIC),
        )

    def veil(self, points: Sequence[Point], colour: Colour, top: float, bottom: float) -> None:
        """A polygon whose opacity runs from `top` at its upper edge to `bottom` at its lower: beams, mist, shade."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, upper = min(xs), min(ys)
        size = (max(1, round((max(xs) - left) * self.scale)), max(1, round((max(ys) - upper) * self.scale)))
        cut = Image.new("L", size, 0)
        ImageDraw.Draw(cut).polygon([((x - left) * self.scale, (y - upper) * self.scale) for x, y in points], fill=255)
        ramp = Image.new("L", (1, 256))
        for step in range(256):
            ramp.putpixel((0, step), round(255 * (top + (bottom - top) * step / 255)))
        fade = Image.composite(ramp.resize(size, Image.Resampling.BILINEAR), Image.new("L", size, 0), cut)
        self.image.paste(Image.new("RGB", size, colour), (round(left * self.scale), round(upper * self.scale)), fade)

    def mirror(self, line: float, depth: float, tint: Colour, share: float, sway: float = 6, squash: float = 1) -> None:
        """What stands above `line` mirrored in water down to `depth` units below it, tinted and swaying."""
        high = round(depth * self.scale)
        taken = round(min(line, depth / squash) * self.scale)
        top = round(line * self.scale)
        above = self.image.crop((0, top - taken, self.image.width, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        above = above.resize((self.image.width, high), Image.Resampling.BILINEAR)
        above = Image.blend(above, Image.new("RGB", above.size, tint), share)
        band = max(2, round(1.5 * self.scale))
        for row in range(0, high, band):
            near = row / high
            shift = math.sin(row / self.scale / (3 + 9 * near)) * sway * (0.25 + near) * self.scale
            shift += self.chance.uniform(-1, 1) * sway * 0.25 * self.scale
            piece = above.crop((0, row, above.width, min(high, row + band)))
            self.image.paste(piece, (0, top + row))
            self.image.paste(piece, (round(shift), top + row))

    def ripples(self, top: float, bottom: float, colour: Colour, count: int, opacity: float = 0.35) -> None:
        """Short strokes of light on water, smaller towards the horizon at `top`."""
        for _ in range(count):
            near = self.chance.random() ** 1.6
            y = top + (bottom - top) * near
            x = self.chance.uniform(-60, WIDTH)
            long = self.chance.uniform(14, 46) * (0.4 + 2.2 * near)
            thick = 0.8 + 3 * near
            self.disc(x + long / 2, y, long / 2, colour, opacity * self.chance.uniform(0.3, 1), thick)

    def rain(self, colour: Colour, count: int, opacity: float = 0.2, slant: float = -0.18) -> None:
        """Rain over the whole plate."""
        for _ in range(count):
            x, y, long = (
                self.chance.uniform(-50, WIDTH + 50),
                self.chance.uniform(-40, HEIGHT),
                self.chance.uniform(18, 46),
            )
            self.line([(x, y), (x + slant * long, y + long)], colour, 1.1, opacity * self.chance.uniform(0.3, 1))

    def text(self, x: float, y: float, words: str, size: float, colour: Colour, anchor: str = "la") -> None:
        """Words on maps and charts, in the font that Pillow brings along; `anchor` as Pillow names it."""
        font = ImageFont.load_default(size * self.scale)
        self.pen.text((x * self.scale, y * self.scale), words, fill=colour, font=font, anchor=anchor)

    def soften(self, radius: float) -> None:
        """Blurs all that is drawn so far: what lies far behind."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius * self.scale))
        self._take_pen()

    def finish(self, vignette: float = 0.16) -> Image.Image:
        """The drawing at its printed size: reduced, darkened a little towards the corners, with a light grain."""
        done = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        if self.grain:
            edge = Image.radial_gradient("L").point(
                lambda value: round(max(0, value / 255 - 0.45) / 0.55 * 255 * vignette)
            )
            wide, high = round(WIDTH * 1.3), round(HEIGHT * 1.3)
            edge = edge.resize((wide, high), Image.Resampling.BICUBIC)
            left, top = (wide - WIDTH) // 2, (high - HEIGHT) // 2
            edge = edge.crop((left, top, left + WIDTH, top + HEIGHT))
            done.paste(Image.new("RGB", done.size, INK), (0, 0), edge)
        if grain := self.grain:
            coarse = (WIDTH // 2, HEIGHT // 2 + 1)
            noise = Image.frombytes("L", coarse, self.chance.randbytes(coarse[0] * coarse[1]))
            noise = noise.resize(done.size, Image.Resampling.BICUBIC)
            lighter = Image.merge("RGB", [noise] * 3).point(lambda value: round(value / 255 * 2 * grain))
            done = ImageChops.subtract(ImageChops.add(done, lighter), Image.new("RGB", done.size, (grain,) * 3))
        return done
