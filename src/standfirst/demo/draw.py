"""Draws the demo's pictures and writes their captions, credits and terms into them.

`python -m standfirst.demo.draw FOLDER` draws all of them anew; the same release gives the same drawings.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from standfirst.demo import iptc, xmp
from standfirst.demo.brush import Plate
from standfirst.demo.scenes import city, indoors, plans, port, river, roads, stage, straits, trades
from standfirst.story import Picture, from_json

HERE: Final = Path(__file__).parent
RIGHTS: Final = "© The Standfirst developers"
HEAVIEST: Final = 90_000
"""Bytes of a drawing before its metadata: a page should open quickly on a train."""

SCENES: Final[dict[str, Callable[[Plate], None]]] = {
    "bosphorus-map": plans.bosphorus_map,
    "council-chamber": indoors.council_chamber,
    "covered-market": trades.covered_market,
    "crew-on-the-quay": port.crew_on_the_quay,
    "drowned-village": river.drowned_village,
    "fallen-scaffold": city.fallen_scaffold,
    "ferry-on-the-slip": port.ferry_on_the_slip,
    "flood-gates": river.flood_gates,
    "floodlit-ground": stage.floodlit_ground,
    "forest-road": roads.forest_road,
    "ground-section": plans.ground_section,
    "hospital-corridor": indoors.hospital_corridor,
    "long-table": straits.long_table,
    "lowgate-plan": plans.lowgate_plan,
    "night-tram": city.night_tram,
    "orchestra-stage": stage.orchestra_stage,
    "painted-lines": river.painted_lines,
    "palace-gate": roads.palace_gate,
    "palace-water": straits.palace_water,
    "river-gauge": river.river_gauge,
    "school-kitchen": indoors.school_kitchen,
    "ship-at-anchor": port.ship_at_anchor,
    "shuttered-mill": trades.shuttered_mill,
    "thousand-dots": plans.thousand_dots,
    "tram-depot-night": city.tram_depot_night,
    "trial-chart": plans.trial_chart,
}
"""Every drawing by the name of its file."""


def scene(name: str, scale: int = 3) -> Image.Image:
    """The drawing `name` at its printed size; `scale` is how many times larger it is drawn before it is reduced."""
    plate = Plate(name, scale=scale)
    SCENES[name](plate)
    return plate.finish()


def pictures() -> Iterator[Picture]:
    """The pictures of every story and draft of the demo."""
    for folder in ("stories", "drafts"):
        for path in sorted((HERE / folder).glob("*.json")):
            yield from from_json(path.read_bytes()).pictures


def developed(image: Image.Image, picture: Picture) -> bytes:
    """`image` as a JPEG that carries what `picture` says, in XMP and in IIM."""
    packet = xmp.packet(
        caption=picture.caption,
        creator=picture.creator,
        credit=picture.credit,
        source=picture.source,
        rights=RIGHTS,
        usage_terms=picture.usage_terms,
        alt_text=picture.alt_text,
    )
    block = iptc.iim(
        caption=picture.caption,
        by_line=picture.creator,
        credit=picture.credit,
        source=picture.source,
        copyright_notice=RIGHTS,
        special_instructions=picture.usage_terms,
    )
    for quality in range(82, 45, -3):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True, xmp=packet)
        if out.tell() <= HEAVIEST:
            break
    return iptc.with_iim(out.getvalue(), block)


def draw_all(folder: Path) -> None:
    """Draws every picture the demo's stories show into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in pictures():
        name = Path(picture.href).stem
        (folder / f"{name}.jpg").write_bytes(developed(scene(name), picture))


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pictures")
