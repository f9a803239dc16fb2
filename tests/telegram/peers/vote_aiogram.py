"""A small vote bot on aiogram, to measure ours beside: one row of SQLite and one tally per tap.

usage: vote_aiogram.py TOKEN API UPDATES [DATABASE]    (long polling; ends after so many taps and prints figures as JSON)
"""

import asyncio
import json
import os
import resource
import sqlite3
import sys
import time

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

TOKEN, API, UPDATES = sys.argv[1], sys.argv[2], int(sys.argv[3])
DATABASE = sys.argv[4] if len(sys.argv) > 4 else ":memory:"
VOTES = ("pour", "contre", "neutre")
done = 0
first_call = None
cpu_at_first_call = None


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


def keyboard(proposal):
    row = [InlineKeyboardButton(text=vote, callback_data=f"{proposal}:{vote}") for vote in VOTES]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def card(proposal, said=""):
    return f"{said}Il faut que la proposition numéro {proposal} soit lue par tous."


database = open_database()
dispatcher = Dispatcher()


@dispatcher.startup()
async def ready():
    global first_call, cpu_at_first_call
    first_call, cpu_at_first_call = age(), time.process_time()


@dispatcher.message(CommandStart())
async def start(message):
    await message.answer(card(1), reply_markup=keyboard(1))


@dispatcher.callback_query()
async def tap(query):
    global done
    number, vote = query.data.split(":")
    proposal = int(number)
    tally = record(query.from_user.id, proposal, vote)
    said = ", ".join(f"{name} {tally.get(name, 0)}" for name in VOTES) + "\n\n"
    await query.answer("Noté.")
    await query.message.edit_text(card(proposal + 1, said), reply_markup=keyboard(proposal + 1))
    done += 1
    if done >= UPDATES:
        await dispatcher.stop_polling()


async def main():
    session = AiohttpSession(api=TelegramAPIServer.from_base(API))
    await dispatcher.start_polling(Bot(TOKEN, session=session), polling_timeout=10)


asyncio.run(main())
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"bot": "aiogram", "updates": done, "cpu_user_s": round(used.ru_utime, 3),
                  "cpu_sys_s": round(used.ru_stime, 3), "rss_kib": used.ru_maxrss,
                  "cpu_at_first_call_s": round(cpu_at_first_call, 3),
                  "start_to_first_call_s": round(first_call, 3)}))
