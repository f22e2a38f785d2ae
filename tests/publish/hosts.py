"""Real hosts for the tests: nginx with WebDAV, OpenSSH and vsftpd, all from the distribution.

Each runs on loopback on a free port, with keys, certificates and folders made for the test, and
is stopped by its process id. Each writes a log of what it was asked for.
"""

import getpass
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

USER = "redazione"
PASSWORD = "segreto-di-prova"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def call(*words, **options):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def wait_for(port, process, log):
    """Until the host accepts connections; what it says when it does not."""
    for _ in range(200):
        if process.poll() is not None:
            break
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{process.args[0]} does not start:\n{log.read_text(errors='replace')}")


class Authority:
    """An authority that nobody else trusts, and certificates for localhost."""

    def __init__(self, folder):
        self.folder = folder
        self.certificate = folder / "authority.pem"
        call("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "2", "-subj", "/CN=Autorita di prova",
             "-keyout", folder / "authority.key", "-out", self.certificate)
        self.key, self.good = self.issue("good", "20200101000000Z", "20991231235959Z")
        _, self.expired = self.issue("expired", "20200101000000Z", "20200201000000Z")

    def issue(self, name, start, end):
        key, request = self.folder / "host.key", self.folder / f"{name}.csr"
        certificate = self.folder / f"{name}.pem"
        extensions = self.folder / "extensions"
        extensions.write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        if not key.exists():
            call("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        call("openssl", "req", "-new", "-key", key, "-subj", "/CN=localhost", "-out", request)
        settings = self.folder / f"{name}.cnf"
        database = self.folder / f"{name}.index"
        database.write_text("")
        (self.folder / f"{name}.serial").write_text(f"{len(name):02X}{ord(name[0]):02X}\n")
        settings.write_text(
            f"[ca]\ndefault_ca=a\n[a]\nnew_certs_dir={self.folder}\ndatabase={database}\n"
            f"serial={self.folder}/{name}.serial\ndefault_md=sha256\npolicy=p\n"
            f"[p]\ncommonName=supplied\n")
        call("openssl", "ca", "-batch", "-config", settings, "-cert", self.certificate,
             "-keyfile", self.folder / "authority.key", "-startdate", start, "-enddate", end,
             "-extfile", extensions, "-in", request, "-out", certificate, "-notext")
        return key, certificate


class Host:
    """A program that was started; `root` is the folder that it publishes."""

    def __init__(self, folder):
        self.folder = folder
        self.root = folder / "root"
        self.root.mkdir(parents=True)
        self.port = free_port()
        self.log = folder / "log"
        self.log.touch()

    def start(self, *words):
        output = open(self.folder / "output", "ab")
        self.process = subprocess.Popen(words, stdout=output, stderr=output,
                                        stdin=subprocess.DEVNULL)
        output.close()
        wait_for(self.port, self.process, self.folder / "output")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def forget(self):
        """Empties the log: what follows is counted anew."""
        with open(self.log, "w"):
            pass


class Nginx(Host):
    """WebDAV under /dav/ with a password, the site itself under /sito/ without."""

    def __init__(self, folder, authority, certificate=None, secure=True, headers=False):
        super().__init__(folder)
        scheme = "https" if secure else "http"
        self.address = f"{scheme}://{USER}@localhost:{self.port}/dav"
        self.base_url = f"https://localhost:{self.port}/sito"
        words = subprocess.run(["openssl", "passwd", "-5", PASSWORD], check=True,
                               capture_output=True, text=True).stdout.strip()
        (folder / "users").write_text(f"{USER}:{words}\n")
        for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
            (folder / name).mkdir()
        tls = ""
        if secure:
            tls = (f"ssl_certificate {certificate or authority.good};"
                   f"ssl_certificate_key {authority.key};")
        extra = ""
        if headers:
            extra = """
            add_header Strict-Transport-Security "max-age=31536000" always;
            add_header Content-Security-Policy "default-src 'self'" always;
            add_header X-Content-Type-Options nosniff always;
            add_header Referrer-Policy no-referrer always;"""
        configuration = folder / "nginx.conf"
        configuration.write_text(f"""
            {"user root;" if os.geteuid() == 0 else ""}
            daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
            events {{ worker_connections 64; }}
            http {{
                log_format short '$request_method $uri $status';
                access_log {self.log} short;
                client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
                fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
                scgi_temp_path {folder}/scgi;
                server {{
                    listen 127.0.0.1:{self.port} {"ssl http2" if secure else ""};
                    server_name localhost;
                    {tls}{extra}
                    location /dav/ {{
                        alias {self.root}/;
                        client_max_body_size 0;
                        dav_methods PUT DELETE MKCOL COPY MOVE;
                        auth_basic "Sito"; auth_basic_user_file {folder}/users;
                    }}
                    location /altrove/ {{ return 301 https://localhost:{self.port}/dav$uri; }}
                    location /sito/ {{ alias {self.root}/; }}
                }}
            }}""")
        self.start("nginx", "-p", folder, "-e", folder / "errors", "-c", configuration)

    def requests(self):
        return self.log.read_text().splitlines()

    def changes(self):
        """The requests under /dav/ that are none to read, without their status."""
        return [" ".join(line.split()[:2]) for line in self.requests()
                if " /dav/" in line and not line.startswith("GET")]


class Sshd(Host):
    """SFTP with a key; `home` is the one of the person who publishes."""

    def __init__(self, folder, home, shim=None):
        super().__init__(folder)
        preload = f"env LD_PRELOAD={shim} " if shim else ""
        self.host_key = folder / "host_key"
        self.home = home
        ssh = home / ".ssh"
        ssh.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.make_key(self.host_key)
        if not (ssh / "id_ed25519").exists():
            self.make_key(ssh / "id_ed25519")
        shutil.copy(ssh / "id_ed25519.pub", folder / "authorized_keys")
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        self.configuration = folder / "sshd_config"
        self.configuration.write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.host_key}\n"
            f"PidFile {folder}/pid\nAuthorizedKeysFile {folder}/authorized_keys\n"
            "StrictModes no\nUsePAM no\nPasswordAuthentication no\n"
            "KbdInteractiveAuthentication no\nPermitRootLogin yes\nLogLevel INFO\n"
            "MaxStartups 100\n"
            # A shell that is not the first one leaves ~/.bashrc alone, whatever it may hold.
            "SetEnv SHLVL=2\n"
            f"Subsystem sftp {preload}/usr/lib/openssh/sftp-server -e -l INFO 2>>{self.log}\n")
        self.address = f"sftp://{getpass.getuser()}@127.0.0.1:{self.port}{self.root}"
        self.begin()

    @staticmethod
    def make_key(path):
        call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path)

    def begin(self):
        self.start("/usr/sbin/sshd", "-D", "-f", self.configuration, "-e")

    def make_known(self):
        key = self.host_key.with_suffix(".pub").read_text().split()
        (self.home / ".ssh/known_hosts").write_text(
            f"[127.0.0.1]:{self.port} {key[0]} {key[1]}\n")

    def stop(self):
        """With the processes of its connections, which outlive it otherwise."""
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)],
                                  capture_output=True, text=True, check=False).stdout.split()
        super().stop()
        for child in children:
            try:
                os.kill(int(child), 15)
            except ProcessLookupError:
                pass

    def requests(self):
        """What files were opened, renamed, removed."""
        words = ("open ", "rename ", "remove ", "mkdir ", "rmdir ")
        lines = [line.rstrip("\r") for line in self.log.read_text().splitlines()]
        return [line for line in lines if line.startswith(words)]


class Vsftpd(Host):
    """FTP with TLS for one user, whose password is asked for."""

    def __init__(self, folder, authority, implicit=False, secure=True):
        super().__init__(folder)
        upload = self.root / "www"
        upload.mkdir()
        self.site = upload
        os.chmod(self.root, 0o555)
        (folder / "passwords").write_text(PASSWORD + "\n")
        configuration = folder / "vsftpd.conf"
        tls = ""
        if secure:
            tls = (f"ssl_enable=YES\nallow_anon_ssl=YES\nforce_anon_data_ssl=YES\n"
                   f"force_anon_logins_ssl=YES\nrsa_cert_file={authority.good}\n"
                   f"rsa_private_key_file={authority.key}\nssl_tlsv1=YES\nssl_ciphers=HIGH\n"
                   f"implicit_ssl={'YES' if implicit else 'NO'}\n")
        configuration.write_text(
            "listen=YES\nlisten_ipv6=NO\nbackground=NO\nrun_as_launching_user=YES\n"
            f"listen_address=127.0.0.1\nlisten_port={self.port}\n"
            "anonymous_enable=YES\nlocal_enable=NO\nsecure_email_list_enable=YES\n"
            f"email_password_file={folder}/passwords\nanon_root={self.root}\n"
            "write_enable=YES\nanon_upload_enable=YES\nanon_mkdir_write_enable=YES\n"
            "anon_other_write_enable=YES\nanon_world_readable_only=NO\nanon_umask=022\n"
            "allow_writeable_chroot=YES\nseccomp_sandbox=NO\nisolate=NO\nisolate_network=NO\n"
            f"ftp_username={getpass.getuser()}\nsecure_chroot_dir={folder}/empty\n"
            f"xferlog_enable=YES\nlog_ftp_protocol=YES\nvsftpd_log_file={self.log}\n"
            "no_anon_password=NO\n" + tls)
        (folder / "empty").mkdir()
        scheme = ("ftps" if implicit else "ftpes") if secure else "ftp"
        self.address = f"{scheme}://ftp@localhost:{self.port}/www"
        self.start("vsftpd", configuration)

    def requests(self):
        """The commands that the host was given."""
        return [line.split('FTP command: Client ', 1)[1].split('"')[-2]
                for line in self.log.read_text(errors="replace").splitlines()
                if "FTP command" in line]
