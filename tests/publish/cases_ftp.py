"""vsftpd, with TLS on the ordinary port, with TLS from the beginning, and without."""

import bench
from hosts import Vsftpd


class Ftp(bench.RoundTrip, bench.Case):
    def setUp(self):
        super().setUp()
        self.host = Vsftpd(self.work / "vsftpd", self.authority)
        self.addCleanup(self.host.stop)
        self.root = self.host.site

    def commands(self, *names):
        return [line for line in self.host.requests() if line.split()[0] in names]

    def assert_one_request(self):
        self.assertEqual(self.commands("RETR", "STOR", "RNFR", "DELE", "MKD"),
                         [f"RETR www/{bench.MANIFEST}"])

    def assert_only_sent(self, changed):
        renamed = self.commands("RNTO")
        self.assertEqual(len(renamed), len(changed) + 2)
        self.assertEqual({line.removeprefix("RNTO www/") for line in renamed},
                         changed | {bench.MANIFEST})
        self.assertEqual(len(self.commands("STOR")), len(renamed))

    def test_wrong_password(self):
        _, err = self.publish(self.host.address, password="sbagliata", status=2)
        self.assertIn("the host refused the login", err)
        self.assertNotIn("sbagliata", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_absolute_folder(self):
        self.publish(self.host.address.replace("/www", f"/{self.root}"))
        self.assert_published(self.root)

    def test_connections_are_reused(self):
        self.publish(self.host.address, "--jobs", "2")
        self.assertLessEqual(len(self.commands("PASS")), 2)


class FtpImplicit(bench.Case):
    def test_round_trip(self):
        host = Vsftpd(self.work / "vsftpd", self.authority, implicit=True)
        self.addCleanup(host.stop)
        self.publish(host.address)
        self.change()
        self.publish(host.address)
        self.assert_published(host.site)


class FtpInsecure(bench.Case):
    def test_only_when_asked(self):
        host = Vsftpd(self.work / "vsftpd", self.authority, secure=False)
        self.addCleanup(host.stop)
        _, err = self.publish(host.address, status=1)
        self.assertIn("not encrypted", err)
        self.assertEqual(host.requests(), [])
        self.publish(host.address, "--insecure")
        self.assert_published(host.site)

    def test_no_tls_there(self):
        """An address that asks for TLS is never served without."""
        host = Vsftpd(self.work / "vsftpd", self.authority, secure=False)
        self.addCleanup(host.stop)
        self.publish(host.address.replace("ftp://", "ftpes://"), "--insecure", status=2)
        self.assertEqual([line for line in host.requests() if line.startswith("PASS")], [])
