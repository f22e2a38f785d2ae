"""What `vetro fetch` takes, what it leaves, and what it says."""

import json

import web
from desk import Case

OBJECTIVES = "2025/objectives/citta-che-cura.json"


class Fetch(Case):
    def setUp(self):
        super().setUp()
        self.document = json.loads((self.content / OBJECTIVES).read_text())
        self.document["objectives"][1]["title"] = "Mostre e musei"
        self.fresh = json.dumps(self.document).encode()
        self.web.pages["/obiettivi.json"] = self.fresh
        self.sources(self.content_source())

    def content_source(self, path="/obiettivi.json", file="objectives/citta-che-cura.json", host=None):
        return {"type": "content", "url": (host or self.web).address + path, "file": file}

    def sources(self, *items):
        self.write("2025/sources.json", {"sources": list(items)})

    def fetch(self, *words, status=0):
        return self.run_vetro("fetch", "--insecure", *words, status=status)

    def assert_kept(self, *words, status=2):
        """The fetch fails, and the content is as it was."""
        before = self.tree()
        self.fetch(*words, status=status)
        self.assertEqual(self.tree(), before)

    def test_valid_data_replace_the_copy(self):
        said, _ = self.fetch()
        self.assertEqual((self.content / OBJECTIVES).read_bytes(), self.fresh)
        self.assertIn(f"{self.web.address}/obiettivi.json: new", said)
        self.assertIn("1 file changed\n  content/" + OBJECTIVES, said)
        self.run_vetro("build", "--quiet")

    def test_a_dry_run_changes_nothing(self):
        before = self.tree()
        said, _ = self.fetch("--dry-run")
        self.assertIn("1 file would change", said)
        self.assertEqual(self.tree(), before)
        self.assertFalse((self.content / "2025/.sources").exists())

    def test_what_is_here_is_not_sent_again(self):
        self.fetch()
        self.web.forget()
        said, _ = self.fetch()
        self.assertIn("unchanged", said)
        self.assertIn("0 files changed", said)
        self.assertIn("If-None-Match", self.web.asked("/obiettivi.json")[0][1])
        # A copy that somebody changed is asked for whole.
        (self.content / OBJECTIVES).write_text('{"objectives": []}')
        self.web.forget()
        self.fetch()
        self.assertNotIn("If-None-Match", self.web.asked("/obiettivi.json")[0][1])
        self.assertEqual((self.content / OBJECTIVES).read_bytes(), self.fresh)

    def test_hosts_with_dates_only(self):
        date = "Wed, 01 Jan 2025 10:00:00 GMT"
        self.web.pages["/obiettivi.json"] = lambda asked: (
            (304, b"", {}) if asked.headers.get("If-Modified-Since") == date
            else (200, self.fresh, {"Last-Modified": date}))
        self.fetch()
        said, _ = self.fetch()
        self.assertIn("unchanged", said)

    def test_data_with_errors_are_not_taken(self):
        self.document["objectives"][1]["axes"] = {"linea": "citta-che-corre"}
        self.web.pages["/obiettivi.json"] = json.dumps(self.document, indent=1).encode()
        self.assert_kept(status=1)
        self.assertRegex(self.said, rf"{self.web.address}/obiettivi\.json:\d+:\d+: error: ")
        self.assertIn("not valid; the copy here stays", self.said)
        self.run_vetro("check")

    def test_what_is_valid_is_taken_beside_what_is_not(self):
        self.web.pages["/glossario.json"] = b"{"
        self.sources(self.content_source("/glossario.json", "evidence/altro.json"),
                     self.content_source())
        self.fetch(status=1)
        self.assertEqual((self.content / OBJECTIVES).read_bytes(), self.fresh)
        self.assertFalse((self.content / "2025/evidence/altro.json").exists())

    def test_data_that_belong_together(self):
        edition = json.loads((self.content / "2025/edition.json").read_text())
        edition["axes"][0]["values"].append({"id": "citta-nuova", "name": "Città nuova"})
        self.document["objectives"][1]["axes"] = {"linea": "citta-nuova"}
        self.web.pages["/obiettivi.json"] = json.dumps(self.document).encode()
        self.web.pages["/edizione.json"] = json.dumps(edition).encode()
        self.sources(self.content_source(), self.content_source("/edizione.json", "edition.json"))
        said, _ = self.fetch()
        self.assertIn("2 files changed", said)

    def test_a_table_is_imported(self):
        export, _ = self.run_vetro("export", "--edition", "2025")
        self.assertIn("Mostre", export)
        self.web.pages["/dati/obiettivi.csv?anno=2025"] = export.replace(
            "Mostre", "Mostre d’arte").replace("Sett. Cultura", "Settore Cultura").encode()
        self.sources({"type": "csv", "url": self.web.address + "/dati/obiettivi.csv?anno=2025"})
        self.fetch()
        self.assertIn("Mostre d’arte", (self.content / OBJECTIVES).read_text())
        self.assertIn(f"{self.web.address}/dati/obiettivi.csv?anno=2025:", self.said)
        self.assertNotIn(".vetro-", self.said)
        self.fetch()
        self.assertIn("unchanged", self.said)

    def test_hosts_that_fail_leave_the_copy(self):
        for page in (404, [503, 503, 503], web.reset, web.truncate, web.loop, web.endless):
            with self.subTest(page=page):
                self.web.pages["/obiettivi.json"] = page
                self.assert_kept()
                self.assertIn(f"{self.web.address}/obiettivi.json: error: ", self.said)

    def test_a_passing_trouble_is_tried_again(self):
        self.web.pages["/obiettivi.json"] = [503, self.fresh]
        self.fetch()
        self.assertEqual((self.content / OBJECTIVES).read_bytes(), self.fresh)

    def test_only_https_unless_said(self):
        before = self.tree()
        self.run_vetro("fetch", status=2)
        self.assertEqual(self.tree(), before)
        self.assertEqual(self.web.log, [])

    def test_certificates_are_verified(self):
        good, expired = self.start(self.authority.good), self.start(self.authority.expired)
        good.pages["/o.json"] = expired.pages["/o.json"] = self.fresh
        self.sources(self.content_source("/o.json", host=expired))
        self.assert_kept()
        self.assertIn("certificate", self.said)
        self.assertEqual(expired.log, [])
        self.sources(self.content_source("/o.json", host=good))
        self.run_vetro("fetch")
        self.assertEqual((self.content / OBJECTIVES).read_bytes(), self.fresh)

    def test_nothing_leads_from_https_to_http(self):
        good = self.start(self.authority.good)
        good.pages["/o.json"] = lambda _: (302, b"", {"Location": self.web.address + "/obiettivi.json"})
        self.sources(self.content_source("/o.json", host=good))
        self.run_vetro("fetch", status=2)
        self.assertEqual(self.web.log, [])

    def test_a_bad_list_of_sources(self):
        url = "https://esempio.it/a.json"
        for item, words in (
                ({"type": "content", "url": url, "file": "../entity.json"}, "cannot be fetched|not a file"),
                ({"type": "content", "url": url, "file": "/etc/x.json"}, "not a file"),
                ({"type": "content", "url": url, "file": "pages/a.md"}, "not a file"),
                ({"type": "content", "url": url, "file": "sources.json"}, "not a file"),
                ({"type": "content", "url": url}, "needs the key"),
                ({"type": "csv", "url": url, "file": "a.json"}, "has no key"),
                ({"type": "xml", "url": url}, "xml"),
                ({"type": "csv", "url": "ftp://esempio.it/a.csv"}, "ftp"),
                ({"type": "csv", "url": "https://u:p@esempio.it/a.csv"}, "user in it"),
                ({"type": "csv"}, "url")):
            self.sources(item)
            self.run_vetro("fetch", status=1)
            self.assertRegex(self.said, r"content/2025/sources\.json:\d+:\d+: error: ")
            self.assertRegex(self.said, words)
        (self.content / "2025/sources.json").unlink()
        self.run_vetro("fetch", status=1)
