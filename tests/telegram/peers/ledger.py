"""What the two plain vote bots have in common: their arguments, one row of SQLite and one tally per tap, their figures.

arguments: TOKEN API UPDATES [DATABASE]
"""

import json
import os
import resource
import sqlite3
import sys
import time

TOKEN, API, UPDATES = sys.argv[1], sys.argv[2], int(sys.argv[3])
DATABASE = sys.argv[4] if len(sys.argv) > 4 else ":memory:"
VOTES = ("pour", "contre", "neutre")


def age():
    """Seconds since this process was started, interpreter included."""
    with open("/proc/self/stat") as stat, open("/proc/uptime") as uptime:
        began = int(stat.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
        return float(uptime.read().split()[0]) - began


def open_database():
    database = sqlite3.connect(DATABASE, isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute("create table if not exists vote (person integer, proposal integer, vote text,"
                     " primary key (person, proposal)) without rowid")
    database.execute("create index if not exists of_proposal on vote (proposal, vote)")
    return database


def record(person, proposal, vote):
    """Keeps the vote and counts those on the same proposal, in one transaction."""
    database.execute("begin immediate")
    database.execute("insert into vote values (?, ?, ?) on conflict do update set vote = excluded.vote",
                     (person, proposal, vote))
    tally = dict(database.execute("select vote, count(*) from vote where proposal = ? group by vote", (proposal,)))
    database.execute("commit")
    return tally


def said(tally):
    return ", ".join(f"{name} {tally.get(name, 0)}" for name in VOTES) + "\n\n"


def card(proposal, said=""):
    return f"{said}Il faut que la proposition numéro {proposal} soit lue par tous."


def print_figures(bot, updates, first_call, cpu_at_first_call):
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"bot": bot, "updates": updates, "cpu_user_s": round(used.ru_utime, 3),
                      "cpu_sys_s": round(used.ru_stime, 3), "rss_kib": used.ru_maxrss,
                      "cpu_at_first_call_s": round(cpu_at_first_call, 3),
                      "start_to_first_call_s": round(first_call, 3)}))


database = open_database()
