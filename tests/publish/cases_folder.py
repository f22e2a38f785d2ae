"""A local folder."""

import fcntl
import os
import shutil
import subprocess

import bench


class LocalHost:
    def __init__(self, folder):
        folder.mkdir()
        self.address = str(folder)

    def forget(self):
        """A folder keeps no log."""


class Folder(bench.RoundTrip, bench.Case):
    def setUp(self):
        super().setUp()
        self.root = self.work / "www"
        self.host = LocalHost(self.root)

    def assert_one_request(self):
        """Nothing to count."""

    def assert_only_sent(self, changed):
        """Nothing to count."""

    def test_file_address(self):
        self.publish("file://" + self.host.address)
        self.assert_published(self.root)

    def test_manifest_outside(self):
        """A manifest that names paths outside the site counts as damaged: nothing is removed."""
        victim = self.work / "victim"
        victim.write_text("resta")
        self.publish(self.host.address)
        manifest = self.root / bench.MANIFEST
        lines = manifest.read_text().splitlines()
        lines.insert(1, "- 0 ../victim")
        manifest.write_text("\n".join(lines) + "\n")
        _, err = self.publish(self.host.address)
        self.assertIn("is damaged", err)
        self.assertEqual(victim.read_text(), "resta")

    def test_file_becomes_folder(self):
        self.publish(self.host.address)
        self.change()
        name = "2025/obiettivi"
        manifest = bench.read_tree(self.root)
        self.assertTrue(any(path.startswith(name + "/") for path in manifest))
        # As if an older site had had a file of that name.
        self.rewrite_manifest(lambda lines: [line for line in lines if f" {name}/" not in line]
                              + [f"{'0' * 32} 3 {name}"])
        subprocess.run(["rm", "-r", self.root / name], check=True)
        (self.root / name).write_text("old")
        self.publish(self.host.address)
        self.assert_published(self.root)

    def test_folder_becomes_file(self):
        self.publish(self.host.address)
        self.rewrite_manifest(lambda lines: [line for line in lines if " 404.html" not in line]
                              + [f"{'0' * 32} 3 404.html/old/index.html"])
        (self.root / "404.html").unlink()
        (self.root / "404.html/old").mkdir(parents=True)
        (self.root / "404.html/old/index.html").write_text("old")
        self.publish(self.host.address)
        self.assert_published(self.root)

    def rewrite_manifest(self, edit):
        manifest = self.root / bench.MANIFEST
        lines = manifest.read_text().splitlines()
        body = "\n".join([lines[0], *sorted(edit(lines[1:-1]), key=lambda line: line.split(" ", 2)[2])])
        body += "\n"
        digest = subprocess.run(["xxh128sum"], input=body.encode(), check=True,
                                capture_output=True).stdout.split()[0].decode()
        manifest.write_text(f"{body}checksum {digest}\n")

    def test_own_folder(self):
        for address in (self.site, self.site / "2025", self.work):
            _, err = self.publish(str(address), status=1)
            self.assertIn("publish to a folder apart", err)

    def test_build_at_work(self):
        with open(self.site / ".vetro/lock", "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            _, err = self.publish(self.host.address, status=2)
        self.assertIn("another build or publish is at work", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_no_build(self):
        subprocess.run(["rm", "-r", self.site / ".vetro"], check=True)
        _, err = self.publish(self.host.address, status=2)
        self.assertIn("no build wrote it", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_file_missing_in_site(self):
        (self.site / "index.html").unlink()
        _, err = self.publish(self.host.address, status=2)
        self.assertIn("run `vetro build` again", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_only_what_was_built(self):
        (self.site / "appunti.xlsx").write_text("riservato")
        self.publish(self.host.address)
        self.assertFalse((self.root / "appunti.xlsx").exists())

    def test_search_and_compressed(self):
        """What other steps add to the site goes with it; what has become stale does not."""
        stays = self.site / "2025/index.html"
        goes = self.site / "2025/dati/obiettivi.csv"
        for page in (stays, goes):
            page.with_name(page.name + ".gz").write_bytes(b"gz")
            shutil.copystat(page, page.with_name(page.name + ".gz"))
        (self.site / "pagefind/index").mkdir(parents=True)
        (self.site / "pagefind/index/it_1.pf_index").write_bytes(b"index")
        (self.site / "pagefind/elsewhere").symlink_to(self.home)
        (self.site / "2025/estranea.gz").write_bytes(b"di nessuna pagina")
        self.publish(self.host.address)
        found = bench.read_tree(self.root)
        added = {"2025/index.html.gz", "2025/dati/obiettivi.csv.gz",
                 "pagefind/index/it_1.pf_index"}
        self.assertTrue(added < set(found))
        self.assertFalse({"2025/estranea.gz", "pagefind/elsewhere"} & set(found))
        out, _ = self.publish(self.host.address)
        self.assertIn(" 0 files sent", out)

        # Built again, not compressed again.
        changed, _ = self.change()
        self.assertIn("2025/dati/obiettivi.csv", changed)
        self.publish(self.host.address)
        self.assertFalse((self.root / "2025/dati/obiettivi.csv.gz").exists())
        self.assertEqual((self.root / "2025/index.html.gz").exists(),
                         "2025/index.html" not in changed)

    def test_full_disk(self):
        if os.geteuid() != 0 or subprocess.run(
                ["mount", "-t", "tmpfs", "-o", "size=64k", "prova", self.root],
                check=False, capture_output=True).returncode != 0:
            self.skipTest("a file system of its own needs root")
        try:
            _, err = self.publish(self.host.address, status=2)
            self.assertIn("make room", err)
            self.assertEqual([path.name for path in self.root.rglob(".vetro-*")
                              if path.name != bench.MANIFEST], [])
            subprocess.run(["mount", "-o", "remount,size=16m", self.root], check=True)
            self.publish(self.host.address)
            self.assert_published(self.root)
        finally:
            subprocess.run(["umount", self.root], check=True)

    def test_wrong_usage(self):
        for address in ("https://a:b@host/", "gopher://host/", "sftp://", "https://host:0/",
                        "https://host/?a", "sftp://host/a%0Ab", "sftp://host/../b", "https://"):
            _, err = self.publish(address, status=64)
            self.assertIn("vetro: --to takes an address", err)
        for address in ("http://host/", "ftp://host/"):
            _, err = self.publish(address, status=1)
            self.assertIn("--insecure", err)

    def test_no_address(self):
        words = [bench.VETRO, "publish", "--content", self.content, "--output", self.site]
        result = subprocess.run(words, capture_output=True, text=True, check=False,
                                env=self.environment())
        self.assertEqual(result.returncode, 1)
        self.assertIn("there is no address", result.stderr)
        self.settings(publish={"address": self.host.address})
        self.build()
        result = subprocess.run(words, capture_output=True, text=True, check=False,
                                env=self.environment())
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_published(self.root)
