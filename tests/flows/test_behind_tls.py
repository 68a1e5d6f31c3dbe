"""The newsroom behind a real nginx with a certificate of its own: what readers, colleagues and watchers get."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import missing
from tests.flows.conftest import ROOT, Newsroom, free_port, start, stop

pytestmark = pytest.mark.flow

NGINX = shutil.which("nginx") or (shutil.which("/usr/sbin/nginx"))


@dataclass
class Proxied:
    """A newsroom and the proxy before it."""

    newsroom: Newsroom
    tls_port: int
    plain_port: int
    own_port: int
    certificate: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
        context = ssl.create_default_context(cafile=str(self.certificate))
        connection = http.client.HTTPSConnection("localhost", self.tls_port, context=context, timeout=30)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        read = answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        connection.close()
        return read


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    if NGINX is None:
        missing("nginx", "install Debian's package nginx-light")
    assert NGINX is not None
    work = tmp_path_factory.mktemp("tls")
    certificate, key = work / "cert.pem", work / "key.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        ["openssl", "req", "-x509", *kind, *names, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    tls, plain, own = free_port(), free_port(), free_port()
    process, newsroom = start(work / "newsroom", "--empty", settings={"SITE": f"https://localhost:{tls}"}, port=own)
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    conf = re.sub(r"(?m)^\s*listen \[::\].*\n", "", conf)
    for ours, theirs in (
        ("listen 443 ssl", f"listen 127.0.0.1:{tls} ssl"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("server 127.0.0.1:8000", f"server 127.0.0.1:{own}"),
        ("/etc/letsencrypt/live/example.org/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/example.org/privkey.pem", str(key)),
        ("server_name example.org", "server_name localhost"),
        ("proxy_set_header Host $host;", f"proxy_set_header Host $host:{tls};"),
    ):
        assert ours in conf, ours
        conf = conf.replace(ours, theirs)
    (work / "newsroom.conf").write_text(conf)
    for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        (work / name).mkdir()
    whole = work / "nginx.conf"
    whole.write_text(
        f"pid {work}/pid; error_log {work}/error.log; worker_processes 1; daemon off;\n"
        "events { worker_connections 64; }\n"
        f"http {{ client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;\n"
        f"uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi; include {work}/newsroom.conf; }}\n"
    )
    subprocess.run([NGINX, "-t", "-c", str(whole), "-p", str(work)], check=True, capture_output=True)
    nginx = subprocess.Popen([NGINX, "-c", str(whole), "-p", str(work)])
    made = Proxied(newsroom, tls, plain, own, certificate)
    try:
        for _ in range(100):
            try:
                made.ask("/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield made
    finally:
        nginx.terminate()
        nginx.wait(20)
        stop(process)


def test_readers_get_the_page_with_a_strict_policy(proxied: Proxied) -> None:
    status, headers, page = proxied.ask("/")
    assert status == 200
    assert "<h1" in page
    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
    assert "Set-Cookie" not in headers
    assert f"https://localhost:{proxied.tls_port}/" in proxied.ask("/feed.xml")[2]


def test_who_comes_without_tls_is_sent_to_it(proxied: Proxied) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", proxied.plain_port)
    connection.request("GET", "/world/?a=b", headers={"Host": "localhost"})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/world/?a=b")
    connection.close()


def test_cookies_travel_by_tls_alone_and_belong_to_this_host(proxied: Proxied) -> None:
    path = proxied.newsroom.login_link().removeprefix(f"https://localhost:{proxied.tls_port}")
    status, headers, _ = proxied.ask(path)
    assert status == 200
    cookies = SimpleCookie()
    for each in headers.get_all("Set-Cookie") or []:
        cookies.load(each)
    assert cookies["csrftoken"]["secure"]
    assert headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]


def test_a_colleague_logs_in_through_the_proxy_and_is_seen_where_they_are(proxied: Proxied, browser: Browser) -> None:
    context = browser.new_context(
        base_url=f"https://localhost:{proxied.tls_port}",
        ignore_https_errors=True,
        extra_http_headers={"X-Forwarded-For": "203.0.113.9"},
    )
    page = context.new_page()
    page.goto(proxied.newsroom.login_link())
    page.get_by_role("button", name=re.compile("log in", re.I)).click()
    page.wait_for_url(re.compile("/admin/"))
    session = next(each for each in context.cookies() if each["name"] == "__Host-session")
    assert session["secure"]
    assert session["httpOnly"]
    assert session["sameSite"] == "Lax"
    page.goto("/admin/security/")
    # What the browser claims of its address is not believed: the proxy writes its own.
    expect(page.locator(".account__list").last).to_contain_text("from 127.0.0.1")
    expect(page.locator(".account__list").last).not_to_contain_text("203.0.113.9")
    context.close()


def test_a_name_that_is_not_ours_is_refused(proxied: Proxied) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", proxied.own_port)
    connection.request("GET", "/admin/login/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 400
    connection.close()


def test_the_health_address_answers_a_watcher(proxied: Proxied) -> None:
    for _ in range(120):
        status, _, body = proxied.ask("/healthz")
        if status == 200:
            break
        time.sleep(0.5)
    assert json.loads(body) == {"ok": True, "troubles": []}


def test_the_doctor_finds_nothing_wrong_with_the_public_face(proxied: Proxied) -> None:
    said = proxied.newsroom.call("doctor").stdout
    assert "cookies travel unprotected" not in said
