"""A small vote bot on python-telegram-bot, to measure ours beside: one row of SQLite and one tally per tap.

usage: vote_ptb.py TOKEN API UPDATES [DATABASE]    (long polling; ends after so many taps and prints figures as JSON)
"""

import time

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import Application, CallbackQueryHandler, CommandHandler

from ledger import API, TOKEN, UPDATES, VOTES, age, card, print_figures, record, said

done = 0


def keyboard(proposal):
    row = [InlineKeyboardButton(vote, callback_data=f"{proposal}:{vote}") for vote in VOTES]
    return InlineKeyboardMarkup([row])


async def start(update, context):
    await update.message.reply_text(card(1), reply_markup=keyboard(1))


async def tap(update, context):
    global done
    query = update.callback_query
    number, vote = query.data.split(":")
    proposal = int(number)
    tally = record(query.from_user.id, proposal, vote)
    await query.answer("Noté.")
    await query.edit_message_text(card(proposal + 1, said(tally)), reply_markup=keyboard(proposal + 1))
    done += 1
    if done >= UPDATES:
        context.application.stop_running()


application = (Application.builder().token(TOKEN).base_url(f"{API}/bot").base_file_url(f"{API}/file/bot")
               .concurrent_updates(64).build())
application.add_handler(CommandHandler("start", start))
application.add_handler(CallbackQueryHandler(tap))
first_call, cpu_at_first_call = age(), time.process_time()
application.run_polling(timeout=10)

print_figures("python-telegram-bot", done, first_call, cpu_at_first_call)
