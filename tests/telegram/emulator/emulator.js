// telegram-test-api, an emulator of the Bot API that this project did not write, with a proxy in front that mends what a
// typed client cannot read, and one citizen who is told on standard input what to do.
//
// usage: node emulator.js FOLDER-OF-THE-PACKAGE   prints the address of the Bot API; then answers each line with one line of JSON:
//   say TEXT | press LABEL | sees
'use strict';
const http = require('http');
const readline = require('readline');

const emulated = require(require.resolve('telegram-test-api', { paths: [process.argv[2]] }));
const TelegramServer = emulated.default || emulated.TelegramServer || emulated;
const TOKEN = '123456:EMULATORxEMULATORxEMULATORxEMULATOR';
const CITIZEN = { chatId: 7, userId: 7, firstName: 'Léa', type: 'private' };

/** What the emulator leaves out of its answers, or says otherwise than the Bot API. */
function mend(method, asked, answer) {
  const { result } = answer;
  if (answer.message && !('ok' in answer)) return { ok: false, error_code: 404, description: 'Not Found' };
  if (!answer.ok) return answer;
  const chat = { id: CITIZEN.chatId, type: 'private', first_name: CITIZEN.firstName };
  const message = (id) => ({ message_id: id, date: 1, chat, text: asked.text, reply_markup: asked.reply_markup });
  switch (method) {
    case 'getme':
      return { ok: true, result: { ...result, is_bot: true, can_join_groups: true, can_read_all_group_messages: false,
        supports_inline_queries: true, can_connect_to_business: false, has_main_web_app: false } };
    case 'answercallbackquery': case 'deletewebhook': return { ok: true, result: true };
    case 'sendmessage': return { ok: true, result: message(result.message_id) };
    case 'editmessagetext': return { ok: true, result: { ...message(asked.message_id), edit_date: 2 } };
    case 'getupdates':
      result.forEach((update) => {
        const { callback_query: press, message: said } = update;
        if (press) press.chat_instance = 'emulator';
        if (said) Object.assign(said, { date: Math.floor(Date.now() / 1000) });
      });
      return answer;
    default: return answer;
  }
}

async function main() {
  const server = new TelegramServer({ port: 0, host: '127.0.0.1', storage: 'RAM', storeTimeout: 3600 });
  await server.start();
  const emulator = `http://127.0.0.1:${server.server.address().port}`;
  const counts = {};
  const proxy = http.createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts);
      const [, token, name] = request.url.split('/');
      const method = name.toLowerCase();
      const headers = { 'content-type': request.headers['content-type'] || 'application/json' };
      const asked = body.length ? JSON.parse(body) : {};
      counts[method] = (counts[method] || 0) + 1;
      const got = await fetch(`${emulator}/${token}/${name}`, { method: 'POST', headers, body });
      const answer = mend(method, asked, await got.json().catch(() => ({ message: 'no JSON' })));
      if (method === 'getupdates' && !answer.result.length) await new Promise((on) => setTimeout(on, 50));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise((on) => proxy.listen(0, '127.0.0.1', on));
  console.log(`http://127.0.0.1:${proxy.address().port} ${TOKEN}`);

  const own = () => server.storage.botMessages.filter((update) => String(update.message.chat_id) === String(CITIZEN.chatId));
  const from = { id: CITIZEN.userId, first_name: CITIZEN.firstName, is_bot: false, language_code: 'fr' };
  const common = { botToken: TOKEN, from, chat: { id: CITIZEN.chatId, type: 'private', first_name: CITIZEN.firstName }, date: 0 };
  async function say(text) {
    await server.addUserMessage({ ...common, text });
    return { ok: true };
  }
  async function press(label) {
    const found = own().reverse().map((update) => [update, (update.message.reply_markup?.inline_keyboard ?? []).flat()
      .find((button) => button.text.includes(label))]).find(([, button]) => button);
    if (!found) return { ok: false };
    const [update, button] = found;
    const message = { message_id: update.messageId, date: 1, chat: common.chat, text: update.message.text };
    await server.addUserCallback({ botToken: TOKEN, from, data: button.callback_data, message });
    return { ok: true };
  }
  const sees = () => ({ counts, messages: own().map(({ message }) => ({ text: message.text,
    rows: (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map((button) => button.text)) })) });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [deed, ...words] = line.split(' ');
    const rest = words.join(' ');
    const done = deed === 'say' ? await say(rest) : deed === 'press' ? await press(rest) : sees();
    console.log(JSON.stringify(done));
  }
  process.exit(0);
}

main();
