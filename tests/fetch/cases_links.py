"""What `vetro check --links` finds, and how politely it asks."""

import json
import threading
import time

import web
from desk import Case


class Links(Case):
    def setUp(self):
        super().setUp()
        site = json.loads((self.content / "site.json").read_text())
        self.write("site.json", {"title": site["title"], "base_url": "https://non.esiste.example",
                                 "publish": {"address": "https://dav.non.esiste.example/sito"}})
        self.write("entity.json", {**json.loads((self.content / "entity.json").read_text()),
                                   "website": ""})
        self.web.pages["/atto"] = b"un atto"
        self.links("/atto")

    def links(self, *paths, text=None):
        page = self.content / "2025/pages/conti.md"
        body = page.read_text().split("\n---\n")[0] + "\n---\n\n"
        body += text or "\n\n".join(f"Vedi [qui]({self.web.address}{path})." for path in paths)
        page.write_text(body + "\n\n```tabella conti\n```\n")

    def check(self, *words, status=0):
        said, told = self.run_vetro("check", "--links", *words, status=status)
        return said, [line for line in told.splitlines() if self.web.address in line]

    def test_good_ones_are_asked_for_once_with_head(self):
        said, told = self.check()
        self.assertEqual(told, [])
        self.assertEqual([method for method, _ in self.web.asked("/atto")], ["HEAD"])
        self.assertIn("1 link", said)
        self.web.forget()
        self.check()
        self.assertEqual(self.web.log, [], "the answer was not kept")

    def test_bad_ones_are_told_with_their_place(self):
        self.links("/atto", "/via")
        _, told = self.check()
        self.assertEqual(len(told), 1)
        self.assertRegex(told[0], r"^content/2025/pages/conti\.md:\d+:\d+: warning: "
                                  rf"{self.web.address}/via leads nowhere any more \(status 404\)")
        self.web.forget()
        self.check("--strict", status=1)
        self.assertTrue(self.web.asked("/via"), "a bad answer was kept")

    def test_hosts_that_do_not_know_head(self):
        self.web.pages["/atto"] = web.refuse_head(b"x" * 200000)
        _, told = self.check()
        self.assertEqual(told, [])
        self.assertEqual([method for method, _ in self.web.asked("/atto")], ["HEAD", "GET"])

    def test_all_kinds_of_trouble_in_one_run(self):
        self.web.pages |= {"/500": 500, "/giri": web.loop, "/rotto": web.reset,
                           "/sposta": lambda _: (301, b"", {"Location": "/atto"})}
        self.links("/500", "/giri", "/rotto", "/sposta", "/atto")
        _, told = self.check()
        self.assertEqual(len(told), 3, told)

    def test_certificates(self):
        expired = self.start(self.authority.expired)
        expired.pages["/"] = b"x"
        self.links(text=f"[uno]({expired.address}/)")
        _, told = self.run_vetro("check", "--links")
        self.assertIn("does not answer: ", told)

    def test_one_request_at_a_time_for_a_host(self):
        guard, at_work, most = threading.Lock(), [0], [0]

        def page(_):
            with guard:
                at_work[0] += 1
                most[0] = max(most[0], at_work[0])
            time.sleep(0.1)
            with guard:
                at_work[0] -= 1
            return 200, b"x", {}

        paths = [f"/p{number}" for number in range(5)]
        self.web.pages |= dict.fromkeys(paths, page)
        self.links(*paths)
        self.check()
        self.assertEqual(most[0], 1)
        self.assertEqual(len(self.web.log), 5)

    def test_a_time_limit(self):
        paths = [f"/p{number}" for number in range(20)]
        self.web.pages |= dict.fromkeys(paths, lambda _: (time.sleep(0.3), (200, b"x", {}))[1])
        self.links(*paths)
        started = time.monotonic()
        said, _ = self.check("--time-limit", "1")
        self.assertLess(time.monotonic() - started, 20)
        self.assertRegex(said, r"\b1\d not tried")

    def test_addresses_as_they_stand_in_text(self):
        for page in ("/a", "/b_(c)", "/d?x=1&y=2", "/e"):
            self.web.pages[page] = b"x"
        host = self.web.address
        self.links(text=f"Vedi {host}/a. Poi <{host}/b_(c)>, ({host}/d?x=1&y=2) e «{host}/e#parte».")
        _, told = self.check()
        self.assertEqual(told, [])
        self.assertEqual(sorted(path for _, path, _ in self.web.log),
                         ["/a", "/b_(c)", "/d?x=1&y=2", "/e"])

    def test_a_build_asks_nobody(self):
        self.run_vetro("build", "--quiet")
        self.run_vetro("check")
        self.assertEqual(self.web.log, [])

    def test_machines_get_them_too(self):
        self.links("/via")
        said, _ = self.run_vetro("check", "--links", "--json")
        found = [item for item in json.loads(said)["findings"] if "/via" in item["message"]]
        self.assertEqual(found[0]["severity"], "warning")
        self.assertGreater(found[0]["line"], 0)
