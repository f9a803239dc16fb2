"""CPU, memory and start of `ilfaut-bots telegram` beside two plain bots, on the same fake Bot API, in interleaved rounds.

usage: speed.py FAKE BOTS PYTHON [ROUNDS] [PEOPLE] [VOTES]
FAKE: the test executable (cargo test -p ilfaut-tests --features telegram --no-run names it); BOTS: ilfaut-bots built with
--release --features telegram; PYTHON: one that has python-telegram-bot and aiogram. Only Linux: figures are read in /proc.
"""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FAKE, BOTS, PYTHON = sys.argv[1:4]
ROUNDS, PEOPLE, VOTES = (int(sys.argv[4 + at]) if len(sys.argv) > 4 + at else usual for at, usual in enumerate((5, 200, 2000)))
HERE = Path(__file__).parent
TICK = os.sysconf("SC_CLK_TCK")
# Slower than one tap a second, so that neither Telegram's pace nor ours makes anybody wait.
PAUSE = 1100
SETTINGS = """[rates]
votes_per_minute = 100000
channel_per_second = 100000
question_per_second = 100000
[telegram]
messages_per_second = 100000
"""


def cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def clean(folder):
    return {name: value for name, value in os.environ.items() if not name.startswith(("ILFAUT_", "XDG_"))} | {
        "HOME": folder, "XDG_CONFIG_HOME": f"{folder}/settings", "XDG_DATA_HOME": f"{folder}/data"}


def ours(folder, token, api, log):
    settings = Path(folder, "settings/ilfaut/ilfaut.toml")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS)
    secret = Path(folder, "token")
    secret.touch(mode=0o600)
    secret.write_text(token)
    command = [BOTS, "telegram", "--token-file", str(secret), "--api", api, "--address", f"sled:{folder}/consultation"]
    return subprocess.Popen(command, env=clean(folder), stdout=log, stderr=log)


def peer(script):
    def start(folder, token, api, log):
        command = [PYTHON, str(HERE / script), token, api, "1000000000", f"{folder}/votes.db"]
        return subprocess.Popen(command, env=clean(folder), stdout=log, stderr=log)
    return start


STACKS = {"ilfaut-bots": ours, "python-telegram-bot": peer("vote_ptb.py"), "aiogram": peer("vote_aiogram.py")}


def first_call(start):
    """Seconds from the start of a bot to the first byte that it sends."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server, \
            open(f"{folder}/log", "w") as log:
        server.settimeout(120)
        began = time.monotonic()
        bot = start(folder, "123456:" + "A" * 35, f"http://127.0.0.1:{server.getsockname()[1]}", log)
        connection, _ = server.accept()
        connection.recv(1)
        took, used = time.monotonic() - began, cpu(bot.pid)
        bot.kill()
        bot.wait()
        return took, used


def votes(start):
    """CPU seconds per vote without what the start costs, memory in MB, and what the fake counted."""
    _, before = first_call(start)
    with tempfile.TemporaryDirectory() as folder, open(f"{folder}/log", "w") as log:
        arguments = "\n".join(map(str, (0, PEOPLE, VOTES, PAUSE)))
        environment = os.environ | {"ILFAUT_TEST_RUN": "telegram-fake", "ILFAUT_TEST_ARGS": arguments}
        fake = subprocess.Popen([FAKE, "--exact", "program::as_program", "--nocapture"], env=environment,
                                stdout=subprocess.PIPE, text=True)
        for line in fake.stdout:
            if line.startswith("http"):
                break
        api, token = line.split()
        bot = start(folder, token, api, log)
        told = []
        for line in fake.stdout:
            told.append(line.strip())
            if line.startswith("strange"):
                break
        used, held = cpu(bot.pid), memory(bot.pid)
        fake.wait()
        bot.kill()
        bot.wait()
        if not any(f"votes: {VOTES}, lost: 0" in line for line in told):
            raise SystemExit("\n".join(told) + Path(folder, "log").read_text()[-2000:])
        return (used - before) / VOTES, held, told


def main():
    rounds = {name: {"ms": [], "MB": [], "start": []} for name in STACKS}
    for number in range(ROUNDS):
        for name, start in STACKS.items():
            per_vote, held, told = votes(start)
            took, _ = first_call(start)
            figures = rounds[name]
            figures["ms"].append(per_vote * 1000)
            figures["MB"].append(held)
            figures["start"].append(took)
            print(number + 1, name, f"{per_vote * 1000:.3f} ms CPU a vote, {held:.0f} MB, first call after {took:.3f} s", flush=True)
            if number == 0:
                print("   " + "\n   ".join(told))
    own = rounds["ilfaut-bots"]
    for name, figures in rounds.items():
        middle = {what: statistics.median(values) for what, values in figures.items()}
        ratios = {what: statistics.median(a / b for a, b in zip(own[what], figures[what])) for what in figures}
        print(json.dumps({"stack": name, **{what: round(value, 3) for what, value in middle.items()},
                          "ours over it": {what: round(value, 4) for what, value in ratios.items()}}))


main()
