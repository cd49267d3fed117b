"""What the Makefile needs before it serves or tests: `prepare.py STEP...`, taken in order.

A step is the name of a function below or of a requirements file. Runs before any library is there,
so it uses none. What is right already is left alone; what an interrupted run left half done is
made anew.
"""

import fcntl
import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
VENV = TOP / ".venv"
PYTHON = VENV / "bin" / "python"
ENV = TOP / ".env"
# There while something is being installed: found at the start, it tells of an interrupted run.
UNFINISHED = VENV / "unfinished"

# What manage.py says by its exit code.
DATABASE_AWAY = 3

ENV_TEXT = """\
# The settings of this machine; careerguide/settings.py says what each one means.
# Signs sessions and forms. Keep it secret, and keep it: a new one logs everybody out.
SECRET_KEY={key}
# off serves plain http, for this machine only. On a server behind TLS: on, with ALLOWED_HOSTS.
HTTPS=off
"""


def main() -> None:
    os.chdir(TOP)
    steps = sys.argv[1:]
    if "port" in steps:
        port()  # again below: waiting for another make may have taken a while
    var = TOP / "var"
    var.mkdir(exist_ok=True)
    with (var / "prepare.lock").open("w") as lock:
        wait_for(lock.fileno())
        if not is_usable():
            make_venv()
        for step in steps:
            if step.endswith(".txt"):
                install(step)
            else:
                STEPS[step]()


def wait_for(lock: int) -> None:
    """Two makes at once would spoil each other's installation and database."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another make in this folder to finish its preparations", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)


def port() -> None:
    """Leaves with one clear line, before any slow work, when the site could not listen."""
    text = variable("PORT") or "8000"
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        sys.exit(f"PORT={text} is not a port: give a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            sys.exit(
                f"Port {text} cannot be used ({error.strerror}); careerguide may already be "
                f"running there. Stop it, or choose another port: make run PORT=8001"
            )


def variable(name: str) -> str:
    """As the settings will read it: the environment wins over .env."""
    text = ENV.read_text() if ENV.exists() else ""
    found = re.findall(rf"^{name}=(.*)$", text, re.MULTILINE)
    return os.environ.get(name) or (found[-1].strip(" '\"") if found else "")


def is_usable() -> bool:
    """Whether .venv is whole, made in this very folder, runs, and is of a supported version."""
    code = "import pip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    if str(VENV) not in (VENV / "pyvenv.cfg").read_text():
        return False  # moved or copied: its programs still name the old folder
    return subprocess.run([PYTHON, "-c", code], capture_output=True).returncode == 0


def make_venv() -> None:
    print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    UNFINISHED.unlink()


def install(name: str) -> None:
    """Installs a requirements file unless this very text of it is installed already."""
    stamp = VENV / f"installed-{name.replace('/', '-')}"
    digest = hashlib.sha256((TOP / name).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing the libraries in {name}", flush=True)
    UNFINISHED.touch()
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    if subprocess.run([*pip, "--require-hashes", "-r", name]).returncode:
        sys.exit(f"The libraries in {name} could not be installed; pip says why above.")
    stamp.write_text(digest)
    UNFINISHED.unlink()


def env() -> None:
    """Writes .env once: whole or not at all, and readable by its owner only."""
    if ENV.exists():
        return
    draft = ENV.with_name(".env.new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w") as file:
        file.write(ENV_TEXT.format(key=secrets.token_urlsafe(50)))
    draft.rename(ENV)


def migrate() -> None:
    manage("migrate", "--verbosity", "0", survives=(DATABASE_AWAY,))


def load() -> None:
    manage("load_all", "--if-needed", survives=(1, DATABASE_AWAY))


def static() -> None:
    """Collects again only when a static file or a library is newer than what was collected."""
    collected = Path(variable("VAR_DIR") or TOP / "var") / "static" / "staticfiles.json"
    sources = {*TOP.glob("*/static/**/*"), *TOP.glob("*/*/static/**/*")}
    sources = {path for path in sources if collected.parent not in path.parents}
    newest = max(path.stat().st_mtime for path in [*sources, *VENV.glob("installed-*")])
    if not collected.exists() or collected.stat().st_mtime <= newest:
        manage("collectstatic", "--noinput", "--verbosity", "0")
        collected.touch()


def manage(*arguments: str, survives: tuple[int, ...] = ()) -> None:
    """Leaves where a command fails, which has said why; not with the exit codes that a site which
    was loaded before survives: better it shows what it has."""
    code = subprocess.run([PYTHON, "manage.py", *arguments]).returncode
    var = Path(variable("VAR_DIR") or TOP / "var")
    if code in survives and any(var.glob("store/*/complete")):
        print("The site starts with what was loaded before.", flush=True)
    elif code:
        sys.exit(code)


STEPS = {"port": port, "env": env, "migrate": migrate, "load": load, "static": static}

if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\nStopped; the next make goes on from here.")
