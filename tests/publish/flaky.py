"""A WebDAV host of our own that fails as it is told."""

import socket
import struct
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Trouble:
    """What goes wrong: for requests of `method` whose path ends with `path`, `times` times.

    kind: a status; "reset", "hang", "truncate" (fewer bytes than announced), "lost" (done, but
    the answer is lost), "loop" (a redirect to the same address).
    """

    def __init__(self, method, path, kind, times=1, headers=()):
        self.method, self.path, self.kind = method, path, kind
        self.times, self.headers = times, dict(headers)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    # ---- What goes wrong ----

    def find_trouble(self):
        host = self.server.host
        with host.guard:
            host.log.append((self.command, unquote(self.path)))
            for trouble in host.troubles:
                if (trouble.times > 0 and trouble.method == self.command
                        and unquote(self.path).endswith(trouble.path)):
                    trouble.times -= 1
                    return trouble
        return None

    def reset(self):
        """The connection ends with a reset, not in order."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.shutdown(socket.SHUT_RD)
        self.close_connection = True
        self.connection.close()

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def fail(self, trouble):
        if isinstance(trouble.kind, int):
            self.answer(trouble.kind, headers=trouble.headers)
        elif trouble.kind == "reset":
            self.reset()
        elif trouble.kind == "hang":
            self.server.host.ended.wait(30)
            self.close_connection = True
        elif trouble.kind == "loop":
            self.answer(302, headers={"Location": self.path})
        elif trouble.kind == "truncate":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"vetro publish 1\n")
            self.wfile.flush()
            self.close_connection = True

    # ---- What goes well ----

    def handle_method(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        trouble = self.find_trouble()
        time.sleep(self.server.host.delay)
        if trouble and trouble.kind != "lost":
            self.fail(trouble)
            return
        status, content = self.work(self.server.host.place(self.path), body)
        if trouble:
            self.reset()
        else:
            self.answer(status, content)

    do_GET = do_PUT = do_DELETE = do_MKCOL = do_MOVE = handle_method

    def work(self, path, body):
        if self.command == "GET":
            return (200, path.read_bytes()) if path.is_file() else (404, b"")
        if self.command == "DELETE":
            if not path.is_file():
                return 404, b""
            path.unlink()
            return 204, b""
        if self.command == "MKCOL":
            if path.exists():
                return 405, b""
            if not path.parent.exists():
                return 409, b""
            path.mkdir(exist_ok=True)
            return 201, b""
        if not path.parent.is_dir():
            return 409, b""
        if self.command == "PUT":
            path.write_bytes(body)
            return 201, b""
        if not path.is_file():
            return 404, b""
        path.rename(self.server.host.place(urlsplit(self.headers["Destination"]).path))
        return 204, b""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that went away is part of the test."""


class Flaky:
    def __init__(self, folder):
        self.root = Path(folder)
        self.root.mkdir()
        self.guard = threading.Lock()
        self.ended = threading.Event()
        self.troubles = []
        self.log = []
        self.delay = 0
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.host = self
        self.address = f"http://127.0.0.1:{self.server.server_port}/sito"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,))
        self.thread.start()

    def stop(self):
        self.ended.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def place(self, path):
        return self.root / unquote(path).removeprefix("/sito").lstrip("/")

    def count(self, method, ending=""):
        with self.guard:
            return sum(1 for found, path in self.log
                       if found == method and path.endswith(ending))

    def forget(self):
        with self.guard:
            self.log.clear()
