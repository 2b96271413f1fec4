import contextlib
import http.client
import socket
import urllib.error

import pytest

from sandbox.local_slack import LocalSlack
from tests.sandbox.small_app import MANIFEST, client_of, fetch


def test_it_listens_on_loopback_only_and_frees_its_port(clock):
    with LocalSlack(manifest=MANIFEST, clock=clock) as slack:
        port = int(slack.api_url.split(":")[2].split("/")[0])
        assert slack._server._socket.getsockname()[0] == "127.0.0.1"

    with LocalSlack(manifest=MANIFEST, clock=clock, port=port) as again:
        assert again.api_url == slack.api_url
        assert client_of(again).auth_test()["ok"]


def test_it_stops_while_a_client_keeps_its_connection_open(clock):
    with LocalSlack(manifest=MANIFEST, clock=clock) as slack:
        kept = http.client.HTTPConnection("127.0.0.1", slack._server.port, timeout=5)
        kept.request("POST", "/api/auth.test")
        kept.getresponse().read()

    assert kept.sock.recv(1) == b""
    kept.close()


def test_it_stops_while_a_client_is_just_arriving(clock):
    with LocalSlack(manifest=MANIFEST, clock=clock) as slack:
        arriving = socket.create_connection(("127.0.0.1", slack._server.port), timeout=5)

    with arriving, contextlib.suppress(ConnectionResetError):
        assert arriving.recv(1) == b""


def test_an_unknown_path_is_not_found(slack):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        fetch(f"{slack._server.url}/nothing")
    assert refusal.value.code == 404
    refusal.value.close()
