"""A site that is replaced by another version of itself while something goes wrong, and what
visitors must find in it at any moment."""

import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import urllib.parse

LINK = re.compile(rb'(?:href|src)="([^"#?]*)[^"]*"')


def read_tree(folder):
    """The bytes of all files, without those of the program itself."""
    found = {}
    for root, folders, names in os.walk(folder):
        if pathlib.Path(root) == pathlib.Path(folder) and ".vetro" in folders:
            folders.remove(".vetro")
        for name in names:
            path = pathlib.Path(root) / name
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def assert_same(found, expected, when):
    names = sorted(name for name in found.keys() | expected.keys()
                   if found.get(name) != expected.get(name))
    assert not names, f"{when}: not as expected: {names}"


@functools.lru_cache(maxsize=None)
def links_of(page, text):
    """The files of the site that a page leads to. The same few pages come up time and again."""
    found = set()
    for match in LINK.finditer(text):
        target = urllib.parse.unquote(match[1].decode())
        if target == "" or target.startswith("/") or ":" in target.split("/")[0]:
            continue
        path = os.path.normpath(os.path.join(os.path.dirname(page), target))
        found.add(os.path.join(path, "index.html") if target.endswith("/") else path)
    return found


class WatchedSite:
    """Two versions of a content, and an output that goes from the first to the second."""

    def __init__(self, vetro, content, ignore=None):
        self.vetro = vetro
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.output = self.folder / "site"
        self.before, self.after = self.folder / "before", self.folder / "after"
        for version in (self.before, self.after):
            shutil.copytree(content, version, ignore=ignore)
        self.change(self.after)
        self.old = self.build_apart(self.before)
        self.new = self.build_apart(self.after)
        assert self.old.keys() - self.new.keys() and self.new.keys() - self.old.keys()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    @staticmethod
    def change(content):
        """Every page changes; one of an objective goes, some come."""
        def edit(path, change):
            value = json.loads(path.read_text(encoding="utf-8"))
            change(value)
            path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

        def add_objectives(value):
            last = value["objectives"].pop()
            for number in range(3):
                value["objectives"].append({**last, "code": f"nuovo.{number}"})

        edit(content / "site.json", lambda site: site.update(title="Un altro titolo"))
        edit(next(iter(sorted(content.glob("*/objectives/*.json")))), add_objectives)

    def build_apart(self, content):
        output = self.folder / "apart"
        self.build(content, output)
        tree = read_tree(output)
        shutil.move(output, self.folder / f"built-{content.name}")
        return tree

    def command(self, content=None, output=None):
        return [self.vetro, "build", "--quiet", "--content", content or self.after,
                "--output", output or self.output]

    def build(self, content=None, output=None):
        done = subprocess.run(self.command(content, output), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def start(self):
        """The output holds the old site. Nothing is trusted that a copy may have changed."""
        subprocess.run(["rm", "-rf", self.output], check=True)
        subprocess.run(["cp", "-a", self.folder / "built-before", self.output], check=True)

    def read(self):
        return read_tree(self.output)

    def check_watched(self):
        """What a visitor finds, wherever the build was stopped."""
        found = self.read()
        for name, text in found.items():
            assert text in (self.old.get(name), self.new.get(name)), f"{name} is half a page"
        for name in self.old.keys() & self.new.keys():
            assert name in found, f"{name} has vanished"
        self.check_links(found)

    @staticmethod
    def check_links(found):
        """From the home page on, no link leads nowhere."""
        seen, waiting = {"index.html"}, ["index.html"]
        while waiting:
            page = waiting.pop()
            if not page.endswith(".html"):
                continue
            for target in links_of(page, found[page]):
                assert target in found, f"{page} leads to {target}, which is not there"
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
