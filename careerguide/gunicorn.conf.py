"""How gunicorn serves the site: `python -m gunicorn -c careerguide/gunicorn.conf.py`."""

import gc
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from careerguide.settings import PORT, PREPARE_AT_START, WEB_WORKERS

wsgi_app = "careerguide.wsgi"
bind = f"127.0.0.1:{PORT}"
workers = WEB_WORKERS
worker_class = "careerguide.worker.BufferedWorker"
threads = 4
# Loaded once and forked, so that the workers share what is in memory.
preload_app = True
# Long enough for an import in the admin.
timeout = 120
graceful_timeout = 10
loglevel = "warning"
# Its heartbeat file in memory: on a busy disk a worker would look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# It would put a socket in the home folder, outside the checkout.
control_socket_disable = True


def pre_fork(server: Arbiter, worker: Worker) -> None:
    """No database connection may be shared by two processes, and memory should stay shared.

    What is loaded by now lives as long as the server: frozen, no collection looks at it again (a
    full one over the word indexes takes some 95 ms) or copies its pages. A process that takes the
    place of one that died looks at the files of the data anew.
    """
    from django.db import connections

    from careerguide.columns import store

    store.look_again()
    connections.close_all()
    gc.collect()
    gc.freeze()


def when_ready(server: Arbiter) -> None:
    """Called once the port listens and the site is loaded."""
    from django.db import connections

    from careerguide.lists.prepared import start_making
    from careerguide.releases.start import start_mending

    start_mending()
    if PREPARE_AT_START:
        start_making()
    connections.close_all()
    print(f"\n  careerguide is ready at http://127.0.0.1:{PORT}/  (Ctrl-C stops it)\n", flush=True)
