"""Reads everything the fake sends with libraries that this project did not write, and calls every method it knows.

usage: every_method.py TOKEN API     (the fake runs as `telegram-fake PORT 1 0 0`, so that one of everything waits)
"""

import asyncio
import json
import struct
import sys
import urllib.request
import zlib

from aiogram import Bot as Aiogram
from aiogram import types as shapes
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import (Bot, BotCommand, BotCommandScopeAllPrivateChats, InlineKeyboardButton, InlineKeyboardMarkup,
                      InlineQueryResultArticle, InputTextMessageContent, MenuButtonCommands, Update)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

TOKEN, API = sys.argv[1:3]


def picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * 64 for _ in range(64))
    head = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def fails(kind, call):
    try:
        await call
    except kind as error:
        print("refused as it should:", error)
    else:
        raise SystemExit(f"no {kind}")


async def telegram():
    async with Bot(TOKEN, base_url=f"{API}/bot", base_file_url=f"{API}/file/bot") as bot:
        print(bot.username, bot.supports_inline_queries)
        updates = await bot.get_updates(timeout=0, allowed_updates=Update.ALL_TYPES)
        print("python-telegram-bot reads", len(updates), "updates")
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Pour", callback_data="p")]])
        message = await bot.send_message(1, "<b>Un</b>", parse_mode="HTML", reply_markup=keyboard)
        await message.edit_text("*Deux*", parse_mode="MarkdownV2", reply_markup=keyboard)
        await fails(BadRequest, message.edit_text("*Deux*", parse_mode="MarkdownV2", reply_markup=keyboard))
        await message.edit_reply_markup(None)
        await message.reply_text("oui", do_quote=True, disable_notification=True)
        photo = await bot.send_photo(1, picture(), caption="image")
        await photo.edit_caption("mieux")
        await bot.send_photo(1, photo.photo[-1].file_id)
        document = await bot.send_document(1, b"a;b", filename="votes.csv")
        print(photo.photo[-1].width, document.document.file_name)
        await message.delete()
        await fails(BadRequest, message.delete())
        query = next(update.callback_query for update in updates if update.callback_query)
        await query.answer("Noté.", show_alert=True)
        inline = next(update.inline_query for update in updates if update.inline_query)
        article = InlineQueryResultArticle("a", "Idée", InputTextMessageContent("Il faut"), reply_markup=keyboard)
        await inline.answer([article], cache_time=0, is_personal=True)
        scope = BotCommandScopeAllPrivateChats()
        await bot.set_my_commands([BotCommand("voter", "Voter")], scope=scope, language_code="fr")
        print(await bot.get_my_commands(scope=scope, language_code="fr"))
        await bot.delete_my_commands(scope=scope, language_code="fr")
        await bot.set_my_name("Il faut")
        await bot.set_my_description("a", language_code="br")
        await bot.set_my_short_description("b")
        print(await bot.get_my_name(), await bot.get_my_description("br"), await bot.get_my_short_description())
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        print(await bot.get_chat_menu_button())
        print((await bot.get_chat(1)).type, (await bot.get_chat_member(1, bot.id)).status)
        await bot.send_chat_action(1, "typing")
        await bot.set_webhook("http://127.0.0.1:9/", secret_token="s", max_connections=1)
        print((await bot.get_webhook_info()).pending_update_count)
        await fails(Conflict, bot.get_updates())
        await bot.delete_webhook()
        left = next(update.my_chat_member.chat for update in reversed(updates) if update.my_chat_member)
        await fails(Forbidden, bot.send_message(left.id, "x"))
    await fails(InvalidToken, Bot("1:" + "x" * 35, base_url=f"{API}/bot").get_me())


async def aiogram():
    with urllib.request.urlopen(f"{API}/bot{TOKEN}/getUpdates") as answer:
        raw = json.load(answer)["result"]
    read = [shapes.Update.model_validate(update) for update in raw]
    print("aiogram reads", len(read), "updates of the kinds", sorted({update.event_type for update in read}))
    bot = Aiogram(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(API)))
    await bot.send_photo(1, shapes.BufferedInputFile(picture(), "a.png"))
    await bot.send_document(1, shapes.BufferedInputFile(b"a", "a.csv"), caption="b")
    print((await bot.get_chat(1)).type, (await bot.get_webhook_info()).url, (await bot.me()).username)
    await bot.session.close()


asyncio.run(telegram())
asyncio.run(aiogram())
