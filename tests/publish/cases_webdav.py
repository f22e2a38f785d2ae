"""nginx with WebDAV over TLS."""

import bench
from hosts import Authority, Nginx


class WebDav(bench.RoundTrip, bench.Killed, bench.Case):
    def setUp(self):
        super().setUp()
        self.host = self.start()
        self.root = self.host.root

    def start(self, **options):
        count = len(list(self.work.glob("nginx*")))
        host = Nginx(self.work / f"nginx{count}", self.authority, **options)
        self.addCleanup(host.stop)
        return host

    def empty_folders(self, root):
        """There is no safe way to remove them."""
        return []

    def assert_one_request(self):
        self.assertEqual(self.host.requests(), [f"GET /dav/{bench.MANIFEST} 200"])

    def assert_only_sent(self, changed):
        """The manifest that calls it uncertain, each file and its move, the last manifest."""
        changes = self.host.changes()
        self.assertEqual(len(changes), 2 * (len(changed) + 2))
        moved = [line.split("/dav/")[1] for line in changes if line.startswith("MOVE")]
        temporary = {name.rpartition("/")[0] + "/.vetro-" + name.rpartition("/")[2]
                     if "/" in name else ".vetro-" + name for name in changed}
        self.assertEqual(set(moved[1:-1]), temporary)
        self.assertEqual({moved[0], moved[-1]}, {".vetro-" + bench.MANIFEST})

    def test_order(self):
        """Assets, leaf pages, their indexes, the home page, the manifest; removals after."""
        self.publish(self.host.address, "--jobs", "1")
        changed, _ = self.change()
        self.assertIn("index.html", changed | {"index.html"})
        changed, removed = self.drop()
        self.host.forget()
        self.publish(self.host.address, "--jobs", "1")
        changes = self.host.changes()
        moves = [line for line in changes if line.startswith("MOVE")]
        depths = [line.count("/") for line in moves if line.endswith(".html")]
        self.assertEqual(depths, sorted(depths, reverse=True))
        first_page = min(i for i, line in enumerate(moves) if line.endswith(".html"))
        others = [i for i, line in enumerate(moves)
                  if "/dati/" in line and not line.endswith(".html")]
        self.assertTrue(others)
        self.assertTrue(all(i < first_page for i in others))
        removals = [i for i, line in enumerate(changes) if line.startswith("DELETE")]
        self.assertEqual(len(removals), len(removed))
        self.assertEqual(changes[removals[0] - 1], f"MOVE /dav/.vetro-{bench.MANIFEST}")

    def test_wrong_password(self):
        _, err = self.publish(self.host.address, password="sbagliata", status=2)
        self.assertIn("the host refused the login", err)
        self.assertNotIn("sbagliata", err)
        self.assertEqual(len(self.host.requests()), 1)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_netrc(self):
        netrc = self.home / ".netrc"
        netrc.write_text(f"machine localhost login redazione password {bench.PASSWORD}\n")
        netrc.chmod(0o600)
        self.publish(self.host.address.replace("redazione@", ""), password="")
        self.assert_published(self.root)

    def test_expired_certificate(self):
        host = self.start(certificate=self.authority.expired)
        _, err = self.publish(host.address, status=2)
        self.assertIn("the certificate of the host is not good", err)
        self.assertIn("expired", err)
        self.assertEqual(host.requests(), [])
        self.publish(host.address, "--insecure", status=2)
        self.assertEqual(list(host.root.iterdir()), [])

    def test_unknown_authority(self):
        ours, self.authority = self.authority, Authority(self.work)
        self.addCleanup(setattr, self, "authority", ours)
        _, err = self.publish(self.host.address, status=2)
        self.assertIn("the certificate of the host is not good", err)
        self.assertEqual(self.host.requests(), [])

    def test_insecure(self):
        host = self.start(secure=False)
        self.publish(host.address, status=1)
        self.assertEqual(host.requests(), [])
        self.publish(host.address, "--insecure")
        self.assert_published(host.root)

    def test_redirect(self):
        _, err = self.publish(self.host.address.replace("/dav", "/altrove"), status=2)
        self.assertIn("the host sends elsewhere: 301", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_no_webdav(self):
        address = self.host.address.replace("/dav", "/sito")
        _, err = self.publish(address, status=2)
        self.assertIn("WebDAV is not enabled", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_odd_names(self):
        """Codes hold points and hyphens; the folder on the host may hold anything."""
        self.publish(self.host.address + "/sito%20di%20prova%20%C3%A8%20100%25")
        self.assert_published(self.root / "sito di prova è 100%")

    # ---- What visitors get ----

    def test_verified(self):
        host = self.start(headers=True)
        self.settings(base_url=host.base_url)
        self.build()
        _, err = self.publish(host.address)
        self.assertEqual(err, "")
        read = [line for line in host.requests() if line.startswith("GET /sito/")]
        self.assertEqual(len(read), 3)
        self.assertEqual(read[0], "GET /sito/ 200" if " /sito/ " in read[0]
                         else "GET /sito/index.html 200")
        self.assertTrue(any(line.endswith(".csv 200") for line in read))

    def test_headers_missing(self):
        self.settings(base_url=self.host.base_url)
        self.build()
        _, err = self.publish(self.host.address)
        self.assertIn("note: recommended security headers", err)
        self.assertIn("Content-Security-Policy", err)

    def test_other_folder_shown(self):
        """Published beside what visitors see: a warning, no failure."""
        self.settings(base_url=self.host.base_url)
        self.build()
        _, err = self.publish(self.host.address + "/altra")
        self.assertIn("visitors get the status", err)
        (self.root / "index.html").write_text("di altri")
        self.change()
        _, err = self.publish(self.host.address + "/altra")
        self.assertIn("visitors do not get the bytes", err)
