"""A host that fails: what passes is tried again, what does not is told, nothing is lost."""

import os
import pty
import re
import signal
import subprocess
import time

import bench
from flaky import Flaky, Trouble
from hosts import free_port


class Faults(bench.Case):
    def setUp(self):
        super().setUp()
        self.host = Flaky(self.work / "www")
        self.addCleanup(self.host.stop)
        self.root = self.host.root
        self.settings(publish={"address": self.host.address, "timeout": 1})

    def publish(self, *options, **keywords):
        return super().publish(self.host.address, "--insecure", *options, **keywords)

    def empty_folders(self, root):
        """There is no safe way to remove them."""
        return []

    def assert_whole(self, *trees):
        """Every file of the host is whole: as it was in one of the sites."""
        for name, content in bench.read_tree(self.root).items():
            if not name.rpartition("/")[2].startswith(".vetro"):
                self.assertIn(content, [tree.get(name) for tree in trees], name)

    # ---- What passes ----

    def test_passing(self):
        for kind in (500, 502, 503, 504, 429, 408, "reset", "hang", "lost"):
            for method, path in (("PUT", "2025/index.html"), ("PUT", ".vetro-index.html"),
                                 ("MOVE", ".vetro-index.html"), ("PUT", bench.MANIFEST)):
                if kind == "hang" and method == "MOVE":
                    continue
                self.host.troubles.append(Trouble(method, path, kind))
            self.change()
            self.publish()
            self.assert_published(self.root)
            self.host.troubles.clear()

    def test_manifest_cut(self):
        """A list that comes with fewer bytes than announced is asked for again."""
        self.publish()
        changed, _ = self.change()
        self.host.troubles = [Trouble("GET", bench.MANIFEST, "truncate"),
                              Trouble("GET", bench.MANIFEST, "reset")]
        out, err = self.publish()
        self.assertEqual(err, "")
        self.assertIn(f" {len(changed)} files sent", out)
        self.assert_published(self.root)

    def test_wait_as_told(self):
        self.host.troubles = [Trouble("PUT", "/.vetro-index.html", 503,
                                      headers={"Retry-After": "2"})]
        self.publish()
        self.assert_published(self.root)

    def test_removal_lost(self):
        self.publish()
        _, removed = self.drop()
        self.host.troubles = [Trouble("DELETE", sorted(removed)[0], "lost")]
        self.publish()
        self.assert_published(self.root)

    # ---- What does not ----

    def test_lasting(self):
        """A file that cannot be sent is named; pages that lead to it are not sent either."""
        self.publish()
        old = bench.read_tree(self.root)
        changed, _ = self.change()
        failing = max((name for name in changed if name.endswith(".html")),
                      key=lambda name: name.count("/"))
        temporary = "/.vetro-index.html"
        self.host.troubles = [Trouble("PUT", failing.rpartition("/")[0] + temporary, 500, 99)]
        self.host.forget()
        _, err = self.publish(status=2)
        self.assertIn(f"{failing}: error: not published: the host answered 500", err)
        # Each of four tries, twice: a folder may be missing.
        self.assertEqual(self.host.count("PUT", failing.rpartition("/")[0] + temporary), 8)
        new = bench.read_tree(self.site)
        self.assert_whole(old, new)
        for name in ("index.html", "2025/index.html"):
            self.assertEqual((self.root / name).read_bytes(), old[name])

        # The host knows what was sent: also a publish from another computer sends only the rest.
        sent = {name for name in changed if bench.read_tree(self.root).get(name) == new[name]}
        for note in (self.site / ".vetro").glob("publish-*"):
            note.unlink()
        self.host.troubles.clear()
        out, _ = self.publish()
        self.assertIn(f" {len(changed - sent)} files sent", out)
        self.assert_published(self.root)

    def test_refused(self):
        """Not tried again, and told: 403 for a file, 507 and 401 for all."""
        for status, words, hint in ((403, "the host answered 403", "may not write"),
                                    (507, "the disk of the host is full", "make room"),
                                    (401, "the host refused the login", "VETRO_PUBLISH_USER")):
            with self.subTest(status=status):
                self.publish()
                old = bench.read_tree(self.root)
                self.change()
                self.host.troubles = [Trouble("PUT", "aggregati.csv", status, 9)]
                self.host.troubles += [Trouble("PUT", ".html", status, 99)]
                self.host.forget()
                _, err = self.publish("--jobs", "1", status=2)
                self.assertIn(words, err)
                self.assertIn(hint, err)
                if status != 403:
                    self.assertEqual(err.count("error: "), 1)
                    self.assertEqual(self.host.count("PUT", ".html"), 1)
                self.assert_whole(old, bench.read_tree(self.site))
                self.assertEqual((self.root / "index.html").read_bytes(), old["index.html"])
                self.host.troubles.clear()
                self.publish()
                self.assert_published(self.root)

    def test_redirect_loop(self):
        self.host.troubles = [Trouble("PUT", "/.vetro-index.html", "loop", 99)]
        _, err = self.publish(status=2)
        self.assertIn("the host sends elsewhere: 302", err)
        self.host.troubles = [Trouble("GET", bench.MANIFEST, "loop", 99)]
        self.host.forget()
        _, err = self.publish(status=2)
        self.assertEqual(self.host.count("GET"), 1)

    def test_hanging(self):
        """A host that never answers is given up, and the old site stays."""
        self.publish()
        old = bench.read_tree(self.root)
        self.change()
        self.host.troubles = [Trouble("PUT", bench.MANIFEST, "hang", 99)]
        _, err = self.publish(status=2)
        self.assertIn("not published: ", err)
        self.assertEqual(bench.read_tree(self.root), old)

    def test_nobody_there(self):
        self.host.address = f"http://127.0.0.1:{free_port()}/sito"
        _, err = self.publish(status=2)
        self.assertEqual(err.count("error: "), 1)

    def test_without_move(self):
        """A host that cannot rename gets the files under their own names."""
        for status in (405, 501):
            self.host.troubles = [Trouble("MOVE", "", status, 999)]
            self.change()
            self.publish()
            self.assert_published(self.root)

    def test_progress(self):
        """On a terminal: files, bytes, rate, time left; and the line is gone at the end."""
        self.host.delay = 0.08
        main, side = pty.openpty()
        process = subprocess.Popen(self.command(self.host.address, "--insecure"),
                                   env=self.environment(), stdout=subprocess.DEVNULL, stderr=side)
        os.close(side)
        said = b""
        try:
            while part := os.read(main, 4096):
                said += part
        except OSError:
            pass  # the other side is closed
        os.close(main)
        self.assertEqual(process.wait(), 0, said)
        lines = [line for line in said.decode().split("\r") if line.strip()]
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r"^\[#* *\] +\d+ of \d+ files, [\d.]+ of [\d.]+ MiB, "
                                   r"[\d.]+ MiB/s, \d+ s left *$")
        counts = [int(re.search(r"(\d+) of", line)[1]) for line in lines]
        self.assertEqual(counts, sorted(counts))
        self.assertRegex(said.decode(), r"\r *\r$")

    # ---- Broken off ----

    def kill_after(self, moves):
        """Publishes until so many files are in place, then kill -9; False: it was done before."""
        self.host.forget()
        self.host.delay = 0.01
        words = self.command(self.host.address, "--insecure", "--jobs", "2")
        process = subprocess.Popen(words, env=self.environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while process.poll() is None and self.host.count("MOVE") < moves:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.1)  # requests under way end
        self.host.delay = 0
        return process.returncode == -signal.SIGKILL

    def test_killed_at_first(self):
        """The first publish, killed again and again, comes to its end; nothing is sent twice."""
        total = len(bench.read_tree(self.site))
        self.assertTrue(self.kill_after(5))
        self.assert_whole(bench.read_tree(self.site))
        self.assertTrue(self.kill_after(7))
        there = len(bench.read_tree(self.root))
        self.assertGreater(there, 5)
        out, _ = self.publish()
        # Two files may have been on their way, their arrival not noted.
        self.assertLessEqual(int(out.split(" files sent")[0].split()[-1]), total - there + 2)
        self.assert_published(self.root)

    def test_killed_anywhere(self):
        """A change and a removal, killed at every other point: old or new files, never else."""
        self.publish()
        for step in range(1, 14, 3):
            old = bench.read_tree(self.site)
            self.change()
            new = bench.read_tree(self.site)
            if not self.kill_after(step):
                continue
            self.assert_whole(old, new)
            if step % 2:  # from another computer
                for note in (self.site / ".vetro").glob("publish-*"):
                    note.unlink()
            self.publish()
            self.assert_published(self.root)

    def test_killed_then_changed_back(self):
        """What was sent before the kill is not taken for what was there before it."""
        path, _ = self.objectives()
        before = path.read_bytes()
        self.publish()
        self.change()
        self.assertTrue(self.kill_after(5))
        path.write_bytes(before)
        self.build()
        self.publish()
        self.assert_published(self.root)

    def test_killed_then_dropped(self):
        """New files of a publish that was killed are removed when they are not wanted any more."""
        path, document = self.objectives()
        whole = path.read_bytes()
        self.drop()
        self.publish()
        path.write_bytes(whole)
        added, _ = self.build()
        self.assertTrue(self.kill_after(4))
        self.drop()
        self.publish()
        self.assert_published(self.root)
        self.assertTrue(added)

    def test_killed_among_removals(self):
        self.publish()
        self.drop()
        self.host.troubles = [Trouble("DELETE", "", "hang", 99)]
        words = self.command(self.host.address, "--insecure")
        process = subprocess.Popen(words, env=self.environment(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while process.poll() is None and self.host.count("DELETE") == 0:
            time.sleep(0.002)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        self.host.troubles.clear()
        self.publish()
        self.assert_published(self.root)
