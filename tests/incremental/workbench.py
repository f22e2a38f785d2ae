"""A copy of the program with content, templates and static files of its own, free to edit.

The program finds its templates beside itself, in ../share/vetro, so a copy of it in a folder of
its own needs no option to use edited ones.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

SUMMARY = re.compile(r": (\d+) files written, (\d+) unchanged, (\d+) removed")


class Workbench:
    def __init__(self, vetro, source):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.program = self.folder / "bin" / "vetro"
        self.content = self.folder / "content"
        self.data = self.folder / "share" / "vetro"
        self.site = self.folder / "site"
        self.published = self.folder / "published"
        self.program.parent.mkdir()
        shutil.copy(vetro, self.program)
        for name in ("templates", "assets"):
            shutil.copytree(pathlib.Path(source) / name, self.data / name)
        shutil.copytree(pathlib.Path(source) / "content", self.content,
                        ignore=shutil.ignore_patterns("evidence"))
        self.forget_names()

    def forget_names(self):
        """Takes out what names objectives (so does evidence): edits may remove these."""
        for path in self.content.glob("*/edition.json"):
            self.edit(path, lambda edition: edition.pop("acknowledged", None))
        for path in self.objective_files():
            self.edit(path, forget_relations)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def keep_published(self):
        """The data as they are published before a build: what it tells the changes from."""
        shutil.rmtree(self.published, ignore_errors=True)
        for path in self.site.glob("*/dati/**/*"):
            if is_published_data(path.relative_to(self.site)):
                copy = self.published / path.relative_to(self.site)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy)

    def build(self, output=None, since=None):
        """Builds; returns how many files were written, unchanged and removed."""
        if output is None:
            self.keep_published()
        command = [self.program, "build", "--content", self.content]
        if since is not None:
            command += ["--since", since]
        done = subprocess.run(
            [*command, "--output", output or self.site],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "LC_ALL": "C"},
        )
        summary = SUMMARY.search(done.stdout)
        if done.returncode != 0 or not summary:
            raise AssertionError(f"the build failed with {done.returncode}:\n{done.stdout}")
        return tuple(int(number) for number in summary.groups())

    def full(self):
        """The bytes of a build into an empty folder, told what was published before."""
        output = self.folder / "full"
        self.build(output, self.published)
        tree = read_tree(output)
        shutil.rmtree(output)
        return tree

    def edit(self, path, change):
        """Hands the JSON of a file to `change`, and writes what that makes of it."""
        value = json.loads(path.read_text(encoding="utf-8"))
        change(value)
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        path.write_text(text, encoding="utf-8")

    def objective_files(self):
        return sorted(self.content.glob("*/objectives/*.json"))


def forget_relations(value):
    for objective in value["objectives"]:
        objective.pop("related", None)
        objective.pop("predecessor", None)


def is_published_data(path):
    """Whether builds read it back, to tell what changed; `path` is within the site."""
    return path.name == "storia.json" or (
        path.suffix == ".csv" and path.parent.name in ("dati", "precedente"))


def files_of(folder):
    """All files below a folder, without those of the program itself, and all empty folders."""
    found = {}
    for root, folders, names in os.walk(folder):
        if pathlib.Path(root) == pathlib.Path(folder) and ".vetro" in folders:
            folders.remove(".vetro")
        for name in names + (["."] if not names and not folders else []):
            path = pathlib.Path(root) / name
            found[str(path.relative_to(folder))] = path
    return found


def read_tree(folder):
    return {name: path.read_bytes() if path.is_file() else None
            for name, path in files_of(folder).items()}


def read_marks(folder):
    """What tells that a file was not written again: its number on the disk and its time."""
    return {name: (path.stat().st_ino, path.stat().st_mtime_ns)
            for name, path in files_of(folder).items()}


def differences(found, expected):
    """In words; empty when both trees are the same."""
    lines = [f"stale: {name}" for name in sorted(found.keys() - expected.keys())]
    lines += [f"missing: {name}" for name in sorted(expected.keys() - found.keys())]
    lines += [f"differs: {name}" for name in sorted(found.keys() & expected.keys())
              if found[name] != expected[name]]
    return "\n".join(lines)
