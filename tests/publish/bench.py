"""What all cases share: a site to publish, the program, comparisons."""

import json
import os
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from hosts import PASSWORD, Authority

VETRO = CONTENT = SHIM = WORK = None  # set by run
MANIFEST = ".vetro-publish"
FOREIGN = {"di-altri.html": "<p>non di vetro</p>", "altrui/nota.txt": "nota"}

# The files that a change of one objective's title changes, and those that removing one removes,
# are found by comparing builds: no list to keep in step with the pages.


def read_tree(folder):
    """Path to bytes of all files, without what the program keeps for itself."""
    tree = {}
    for path in sorted(Path(folder).rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(".vetro"):
            tree[name] = path.read_bytes()
    return tree


class Case(unittest.TestCase):
    """Each case has a folder of its own with content, site and home."""

    @classmethod
    def setUpClass(cls):
        cls.shared = WORK / cls.__name__
        cls.shared.mkdir()
        cls.authority = Authority(cls.shared)

    def setUp(self):
        self.work = WORK / self.id()
        self.work.mkdir()
        self.home = self.work / "home"
        self.home.mkdir()
        self.content = self.work / "content"
        self.site = self.work / "site"
        shutil.copytree(CONTENT, self.content)
        self.settings(base_url="")
        self.build()

    # ---- The site ----

    def settings(self, **changes):
        path = self.content / "site.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))

    def objectives(self):
        path = next(self.content.glob("2025/objectives/*.json"))
        return path, json.loads(path.read_text())

    def change(self):
        """One objective gets another title."""
        path, document = self.objectives()
        document["objectives"][0]["title"] += " (modificato)"
        path.write_text(json.dumps(document))
        return self.build()

    def drop(self):
        """The last objective goes."""
        path, document = self.objectives()
        document["objectives"].pop()
        path.write_text(json.dumps(document))
        shutil.rmtree(self.content / "2025/evidence", ignore_errors=True)
        return self.build()

    def build(self):
        """Returns the paths that changed or came, and those that went."""
        old = read_tree(self.site)
        result = subprocess.run(
            [VETRO, "build", "--quiet", "--content", self.content, "--output", self.site],
            capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        new = read_tree(self.site)
        return ({name for name in new if old.get(name) != new[name]},
                {name for name in old if name not in new})

    # ---- The program ----

    def environment(self, password=PASSWORD):
        inherited = {name: value for name, value in os.environ.items()
                     if not name.startswith(("VETRO_", "SSH_", "SSL_", "CURL_"))
                     and not name.lower().endswith("_proxy")}
        return {**inherited, "LC_ALL": "C", "LANGUAGE": "", "HOME": str(self.home),
                "SSL_CERT_FILE": str(self.authority.certificate),
                "VETRO_PUBLISH_PASSWORD": password}

    def command(self, address, *options):
        return [VETRO, "publish", "--content", self.content, "--output", self.site,
                "--to", address, *options]

    def publish(self, address, *options, status=0, password=PASSWORD):
        """Standard output and error; nothing secret is ever in them."""
        result = subprocess.run(self.command(address, *options), capture_output=True, text=True,
                                env=self.environment(password), check=False, timeout=120)
        said = result.stdout + result.stderr
        self.assertEqual(result.returncode, status, said)
        self.assertNotIn(PASSWORD, said)
        return result.stdout, result.stderr

    # ---- The host ----

    def put_foreign(self, root):
        for name, text in FOREIGN.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)

    def assert_published(self, root, foreign=False):
        """The host has exactly the site, no leftovers, and what others put there."""
        expected = read_tree(self.site)
        if foreign:
            expected.update({name: text.encode() for name, text in FOREIGN.items()})
        found = read_tree(root)
        self.assertEqual(sorted(found), sorted(expected))
        self.assertEqual(found, expected)
        self.assertEqual(self.empty_folders(root), [])
        hidden = [path.name for path in Path(root).rglob(".vetro-*") if path.name != MANIFEST]
        self.assertEqual(hidden, [])


    def empty_folders(self, root):
        return [path for path in Path(root).rglob("*")
                if path.is_dir() and not any(path.iterdir())]


class RoundTrip:
    """What every protocol must do; `self.host` has an address and `self.root` is its folder."""

    def test_round_trip(self):
        self.put_foreign(self.root)
        site = read_tree(self.site)
        out, _ = self.publish(self.host.address)
        self.assertIn(f"{len(site)} files sent", out)
        self.assert_published(self.root, foreign=True)

        # Nothing changed: one request.
        self.host.forget()
        out, _ = self.publish(self.host.address)
        self.assertIn(f" 0 files sent (0 bytes), 0 removed, {len(site)} were there", out)
        self.assert_one_request()

        # A change: only what differs is sent.
        changed, removed = self.change()
        self.assertFalse(removed)
        self.assertTrue(0 < len(changed) < len(site))
        out, _ = self.publish(self.host.address, "--dry-run")
        self.assertEqual({line[2:] for line in out.splitlines()[:-1]}, changed)
        self.host.forget()
        out, _ = self.publish(self.host.address)
        self.assertIn(f" {len(changed)} files sent", out)
        self.assert_only_sent(changed)
        self.assert_published(self.root, foreign=True)

        # Something goes: it is removed, what others put beside it stays.
        changed, removed = self.drop()
        self.assertTrue(removed)
        kept = self.root / Path(sorted(removed)[0]).parent / "di-altri.txt"
        kept.write_text("resta")
        out, _ = self.publish(self.host.address, "--dry-run")
        self.assertEqual({line for line in out.splitlines() if line[0] == "-"},
                         {f"- {name}" for name in removed})
        out, _ = self.publish(self.host.address)
        self.assertIn(f" {len(changed)} files sent", out)
        self.assertIn(f" {len(removed)} removed", out)
        self.assertEqual(kept.read_text(), "resta")
        kept.unlink()
        if not any(kept.parent.iterdir()):
            kept.parent.rmdir()
        self.assert_published(self.root, foreign=True)

    def test_folder_removed(self):
        """A folder goes with its last file, where the protocol has a safe way."""
        self.publish(self.host.address)
        _, removed = self.drop()
        self.assertTrue(any(not (self.site / name).parent.exists() for name in removed))
        self.publish(self.host.address)
        self.assert_published(self.root)

    def test_dry_run_changes_nothing(self):
        out, _ = self.publish(self.host.address, "--dry-run")
        self.assertEqual({line[2:] for line in out.splitlines()[:-1]}, set(read_tree(self.site)))
        self.assertEqual(list(self.root.iterdir()), [])

    def test_manifest_damaged(self):
        self.publish(self.host.address)
        changed, _ = self.change()
        manifest = self.root / MANIFEST
        manifest.write_bytes(manifest.read_bytes()[:-20])
        out, err = self.publish(self.host.address)
        self.assertIn("is damaged", err)
        self.assertIn(f" {len(changed)} files sent", out)
        self.assert_published(self.root)

    def test_manifest_missing(self):
        self.publish(self.host.address)
        changed, _ = self.change()
        (self.root / MANIFEST).unlink()
        out, _ = self.publish(self.host.address)
        self.assertIn(f" {len(changed)} files sent", out)
        self.assert_published(self.root)

    def test_folder_lost(self):
        """A folder that the manifest knows is gone: it is made again for what is sent into it."""
        self.publish(self.host.address)
        changed, _ = self.change()
        deepest = max(changed, key=lambda name: name.count("/"))
        shutil.rmtree((self.root / deepest).parent)
        self.publish(self.host.address)
        self.assertEqual((self.root / deepest).read_bytes(), (self.site / deepest).read_bytes())

    def test_new_folder(self):
        """The folder of the site is made, those above it are not."""
        self.publish(self.host.address + "/nuovo")
        self.assert_published(self.root / "nuovo")
        _, err = self.publish(self.host.address + "/uno/due", status=2)
        self.assertIn("error: ", err)
        self.assertFalse((self.root / "uno").exists())


class Killed:
    """kill -9 in the middle, against a real host."""

    def kill_when(self, reached):
        process = subprocess.Popen(self.command(self.host.address, "--jobs", "2"),
                                   env=self.environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while process.poll() is None and not reached():
            time.sleep(0.001)
        process.kill()
        self.assertEqual(process.wait(), -signal.SIGKILL)
        time.sleep(0.5)  # the host ends what it had begun

    def test_killed(self):
        self.kill_when(lambda: len(read_tree(self.root)) >= 5)
        out, _ = self.publish(self.host.address)
        self.assertLess(int(out.split(" files sent")[0].split()[-1]), len(read_tree(self.site)))
        self.assert_published(self.root)

        # Over an old site: every page is whole, the old one or the new one.
        old = read_tree(self.root)
        self.change()
        new = read_tree(self.site)
        self.kill_when(lambda: read_tree(self.root) != old)
        there = read_tree(self.root)
        for name in set(old) & set(there):
            self.assertIn(there[name], (old[name], new[name]), name)
        self.publish(self.host.address)
        self.assert_published(self.root)
