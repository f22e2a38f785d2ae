"""A host of our own: answers with what it is told to, also badly."""

import socket
import ssl
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        web = self.server.web
        with web.guard:
            web.log.append((self.command, self.path, dict(self.headers)))
            page = web.pages.get(self.path, 404)
            if isinstance(page, list):
                page = page.pop(0) if len(page) > 1 else page[0]
        if callable(page):
            page = page(self)
        if page is None:
            return
        if isinstance(page, int):
            page = (page, b"", {})
        elif isinstance(page, bytes):
            page = (200, page, {"ETag": f'"{hash(page) & 0xffff:x}"'})
            if self.headers.get("If-None-Match") == page[2]["ETag"]:
                page = (304, b"", page[2])
        self.answer(*page)

    do_HEAD = do_GET

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


# ---- What may go wrong ----


def reset(handler):
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.shutdown(socket.SHUT_RD)
    handler.close_connection = True
    handler.connection.close()


def truncate(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"objectives": [')
    handler.wfile.flush()
    handler.close_connection = True


def loop(handler):
    return 302, b"", {"Location": handler.path}


def refuse_head(body):
    def page(handler):
        return (405, b"", {}) if handler.command == "HEAD" else (200, body, {})
    return page


def endless(handler):
    """More than anybody wants; ends when the other side does."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    try:
        while True:
            handler.wfile.write(b" " * 65536)
    except OSError:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that went away is part of the test."""


class Web:
    def __init__(self, certificate=None, key=None):
        self.guard = threading.Lock()
        self.pages = {}
        self.log = []
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.web = self
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        scheme = "https" if certificate else "http"
        self.address = f"{scheme}://localhost:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def asked(self, path):
        with self.guard:
            return [(method, headers) for method, found, headers in self.log if found == path]

    def forget(self):
        with self.guard:
            self.log.clear()
