"""A small vote bot on aiogram, to measure ours beside: one row of SQLite and one tally per tap.

usage: vote_aiogram.py TOKEN API UPDATES [DATABASE]    (long polling; ends after so many taps and prints figures as JSON)
"""

import asyncio
import time

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from ledger import API, TOKEN, UPDATES, VOTES, age, card, print_figures, record, said

done = 0
first_call = None
cpu_at_first_call = None


def keyboard(proposal):
    row = [InlineKeyboardButton(text=vote, callback_data=f"{proposal}:{vote}") for vote in VOTES]
    return InlineKeyboardMarkup(inline_keyboard=[row])


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
    await query.answer("Noté.")
    await query.message.edit_text(card(proposal + 1, said(tally)), reply_markup=keyboard(proposal + 1))
    done += 1
    if done >= UPDATES:
        await dispatcher.stop_polling()


async def main():
    session = AiohttpSession(api=TelegramAPIServer.from_base(API))
    await dispatcher.start_polling(Bot(TOKEN, session=session), polling_timeout=10)


asyncio.run(main())
print_figures("aiogram", done, first_call, cpu_at_first_call)
