"""OpenSSH's SFTP with a key."""

import shutil

import bench
from hosts import Sshd


class Sftp(bench.RoundTrip, bench.Killed, bench.Case):
    def setUp(self):
        super().setUp()
        self.host = Sshd(self.work / "sshd", self.home)
        self.addCleanup(lambda: self.host.stop())
        self.host.make_known()
        self.root = self.host.root

    def assert_one_request(self):
        self.assertEqual(len(self.host.requests()), 1)
        self.assertIn(bench.MANIFEST, self.host.requests()[0])

    def assert_only_sent(self, changed):
        """
        Two manifests and each file, opened under another name and renamed; once, it was tried
        whether the host replaces what is there.
        """
        renamed = [line for line in self.host.requests() if line.startswith("rename ")]
        self.assertEqual(len(renamed), len(changed) + 3)
        for name in changed:
            self.assertTrue(any(f'new "{self.root}/{name}"' in line for line in renamed), name)

    def test_a_host_that_replaces(self):
        """No page is ever missing: nothing is removed before its successor is there."""
        host = Sshd(self.work / "replacing", self.home, bench.SHIM)
        self.addCleanup(host.stop)
        host.make_known()
        self.publish(host.address)
        changed, _ = self.change()
        host.forget()
        self.publish(host.address)
        self.assert_published(host.root)
        words = [line.split()[0] for line in host.requests()]
        self.assertEqual(words.count("rename"), len(changed) + 2)
        self.assertNotIn("remove", words)

    def test_unknown_key(self):
        (self.home / ".ssh/known_hosts").unlink()
        _, err = self.publish(self.host.address, status=2)
        self.assertIn("the key of the host is not in ~/.ssh/known_hosts", err)
        self.assertIn(f"ssh -p {self.host.port} 127.0.0.1", err)
        self.assertFalse((self.home / ".ssh/known_hosts").exists())
        self.assertEqual(list(self.root.iterdir()), [])

    def test_changed_key(self):
        self.publish(self.host.address)
        before = bench.read_tree(self.root)
        self.change()
        self.host.stop()
        self.host.host_key.unlink()
        self.host.make_key(self.host.host_key)
        self.host.begin()
        _, err = self.publish(self.host.address, status=2)
        self.assertIn("another one than in ~/.ssh/known_hosts", err)
        self.assertIn("ssh-keygen -R", err)
        self.assertEqual(bench.read_tree(self.root), before)
        self.host.make_known()
        self.publish(self.host.address)
        self.assert_published(self.root)

    def test_unknown_user_key(self):
        (self.home / ".ssh/id_ed25519").unlink()
        self.host.make_key(self.home / ".ssh/id_ed25519")
        _, err = self.publish(self.host.address, status=2)
        self.assertIn("the host refused the login", err)
        self.assertEqual(list(self.root.iterdir()), [])

    def test_folder_of_login(self):
        """/~/ stands for the folder of the login: here, a link to it in the address's place."""
        address = self.host.address.replace(str(self.root), str(self.root) + "/con spazi \"e'")
        self.publish(address)
        self.assert_published(self.root / "con spazi \"e'")
        shutil.rmtree(self.root / "con spazi \"e'")
