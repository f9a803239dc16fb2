# Runs Synapse until whoever started it is gone: its standard input ends then, however that came.
import os
import sys
import threading


def watch():
    while os.read(0, 4096):
        pass
    os._exit(1)


threading.Thread(target=watch, daemon=True).start()
from synapse.app.homeserver import main  # noqa: E402

sys.argv = ["synapse", "--config-path", sys.argv[1]]
main()
