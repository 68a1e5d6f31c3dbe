"""What a page weighs on the wire and whether it moves while it loads, as Chromium sees it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from urllib.parse import urlsplit

TEXT = {"Document", "Stylesheet", "Script", "Font"}


@dataclass(frozen=True)
class Weight:
    """One page at one width."""

    bytes: int
    """HTML, CSS, JS and fonts as they came over the wire, their headers included."""
    requests: int
    """All but pictures."""
    elsewhere: int
    """Requests to any other host, pictures included."""
    shift: float
    """Cumulative layout shift, the page scrolled to its end."""


def weigh(address: str, width: int, height: int) -> Weight:
    """Opens `address` with an empty cache. Raises `RuntimeError` where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise RuntimeError("there is no Chromium on this machine: install Debian's package chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*options, "--disable-component-update", "--disable-sync"]
        )
        tab = browser.new_page(viewport={"width": width, "height": height})
        kinds: dict[str, str] = {}
        hosts: dict[str, str] = {}
        sizes: dict[str, int] = {}

        def sent(event: dict[str, object]) -> None:
            kinds[str(event["requestId"])] = str(event["type"])
            hosts[str(event["requestId"])] = urlsplit(str(event["request"]["url"])).netloc  # type: ignore[index]

        def done(event: dict[str, object]) -> None:
            sizes[str(event["requestId"])] = int(str(event["encodedDataLength"]).partition(".")[0])

        session = tab.context.new_cdp_session(tab)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", sent)
        session.on("Network.loadingFinished", done)
        tab.add_init_script(
            "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
            " window.shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
        )
        tab.goto(address, wait_until="networkidle")
        tab.evaluate(
            "async () => { for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2)"
            " { scrollTo(0, y); await new Promise(r => setTimeout(r, 60)) } }"
        )
        tab.wait_for_load_state("networkidle")
        shift = float(tab.evaluate("window.shift"))
        browser.close()
    return Weight(
        bytes=sum(size for id, size in sizes.items() if kinds.get(id) in TEXT),
        requests=sum(kind != "Image" for kind in kinds.values()),
        elsewhere=sum(host != urlsplit(address).netloc for host in hosts.values() if host),
        shift=round(shift, 4),
    )
