"""What all cases share: a folder with content, the program, hosts of our own."""

import json
import os
import shutil
import subprocess
import unittest

from hosts import Authority
from web import Web

VETRO = CONTENT = WORK = None  # set by run


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = WORK / cls.__name__
        cls.shared.mkdir()
        cls.authority = Authority(cls.shared)

    def setUp(self):
        self.work = WORK / self.id()
        self.work.mkdir()
        self.content = self.work / "content"
        shutil.copytree(CONTENT, self.content)
        (self.work / "tmp").mkdir()
        self.web = self.start()

    def start(self, certificate=None):
        web = Web(certificate, self.authority.key)
        self.addCleanup(web.stop)
        return web

    def run_vetro(self, *words, status=0):
        names = {name: value for name, value in os.environ.items()
                 if not name.lower().endswith("_proxy") and not name.startswith(("SSL_", "CURL_"))}
        done = subprocess.run(
            [VETRO, *words], cwd=self.work, capture_output=True, text=True, check=False,
            timeout=120, env={**names, "LC_ALL": "C", "LANGUAGE": "", "HOME": str(self.work),
                              "XDG_CACHE_HOME": "", "TMPDIR": str(self.work / "tmp"),
                              "SSL_CERT_FILE": str(self.authority.certificate)})
        self.said = done.stdout + done.stderr
        self.assertEqual(done.returncode, status, self.said)
        self.assertEqual(list((self.work / "tmp").iterdir()), [], "something was left behind")
        return done.stdout, done.stderr

    def tree(self):
        return {path.relative_to(self.content).as_posix(): path.read_bytes()
                for path in self.content.rglob("*")
                if path.is_file() and not path.name.startswith(".")}

    def write(self, name, document):
        (self.content / name).write_text(json.dumps(document, ensure_ascii=False))
