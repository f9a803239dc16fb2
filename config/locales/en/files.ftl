# What programs say of a file with mistakes: what is wrong, then (.instead) what to write.

## Kinds of values
place-file = the file
kind-text = a text between quotes
kind-number = a number
kind-flag = true or false
kind-date = a date
kind-span = a span between quotes
kind-list = a list between brackets
kind-table = a table

## Keys and values
unknown-key = “{ $key }” means nothing in { $place }
    .instead = remove the line, or write one of these keys: { $known }
unknown-key-near = “{ $key }” means nothing in { $place }
    .instead = write { $near }
misplaced-key = “{ $key }” is a key of the question, and the line comes after { $place }
    .instead = move this line above { $place }
missing-key = “{ $key }” is missing in { $place }
    .instead = write { $example }
wrong-kind = “{ $key }” is { $found }, where { $expected } is needed
    .instead = write { $example }
blank = “{ $key }” is empty
    .instead = write { $example }
bad-slug = “{ $slug }” cannot be a short name: only a-z, 0-9 and - can
    .instead = write { $near }
unknown-language = “{ $language }” is not a language
    .instead = write the two letters of the language, such as { $near }
bad-country = “{ $country }” is not a country
    .instead = write its two capital letters, such as { $near }
bad-span = “{ $written }” is not a span that can be counted in days
    .instead = write { $example }
bad-count = “{ $key }” cannot be { $written }
    .instead = write a number between { $least } and { $most }: { $example }
bad-date = “{ $written }” is not a date
    .instead = write { $key } = { $near } (year-month-day, without quotes)
unknown-zone = “{ $zone }” is not a time zone
    .instead = write zone = "{ $near }"
bad-address = “{ $address }” is not an address
    .instead = write address = "sled:FOLDER", "memory:" or "https://SERVER"
bad-listen = “{ $written }” is no place to listen
    .instead = write listen = "127.0.0.1:8040", an address and a port
bad-telegram-listen = “{ $written }” is no place to listen
    .instead = write listen = "127.0.0.1:8041", an address and a port (8040 is that of ilfaut serve)
bad-origin = “{ $written }” is not the address of a site
    .instead = write "https://participer.example.org", with nothing after the name
bad-api = “{ $written }” is not the address of a server of the Bot API
    .instead = write api = "https://api.telegram.org", or the address of yours
bad-webhook = Telegram cannot deliver to “{ $written }”
    .instead = write webhook = "https://bot.example.org/telegram" (ports 443, 80, 88 or 8443)
bad-quiet = “{ $written }” does not say from when to when
    .instead = write quiet = "21:00-08:00", or "00:00-00:00" for none
bad-homeserver = “{ $written }” is not the address of a Matrix server
    .instead = write homeserver = "https://matrix.example.org"
bad-account = “{ $written }” is no account on Matrix
    .instead = write user = "@ilfaut:example.org"
bad-bridge = “{ $written }” is no account of a bridge on Matrix
    .instead = write bridges = ["@whatsappbot:example.org"]
unknown-theme = “{ $word }” is no theme of the console
    .instead = write: { $near }
language-unspoken = the programs do not speak “{ $language }” yet
    .instead = write one of these languages: { $known }

## Consultations
empty-file = the file is empty
    .instead = write at least [operation] and one [[question]], as in the sample that is shipped
no-question = there is no question
    .instead = write [[question]] followed by slug = "environment" and wording = "How … ?"
not-questions = “question” must be a list
    .instead = write [[question]], with two brackets on each side
closes-before-opens = the end ({ $closes }) is before the beginning ({ $opens })
    .instead = write an end that follows { $opens }
slug-twice = the question “{ $slug }” exists already, on line { $line }
    .instead = write another slug
slug-elsewhere = the question “{ $slug }” exists already in { $file }
    .instead = write another slug
no-opening = nobody knows how a proposal begins in “{ $language }”
    .instead = write openings.{ $language } = ["…"], the first being the one that is offered
unknown-rotation = “{ $word }” is not a rotation
    .instead = write reliable, or makeorg to draw ideas as make.org did in 2022
unknown-setting = “{ $word }” is not a setting of the rotation
    .instead = write { $near }
bad-setting = this number does not suit the setting “{ $name }”
    .instead = write { $name } = { $usual }, its usual value, or a number near it
unknown-reason = “{ $word }” is not a reason to refuse
    .instead = write { $near }
unknown-topic = “{ $word }” is not a topic of this question
    .instead = write { $near }
no-topics = the question has no topic “{ $word }”
    .instead = write { $word } = "…" under [question.topics]
seed-language = this idea is in “{ $language }”, which the question does not read
    .instead = add “{ $language }” to languages, or translate the idea
seed-long = the idea has { $length } characters, { $over } too many
    .instead = shorten it to { $max } characters
seed-short = the idea has only { $length } characters
    .instead = write at least { $min }
seed-opening = the idea does not begin with “{ $prefix }”
    .instead = write “{ $near }”
seed-markup = the idea holds HTML tags
    .instead = write the text alone
seed-twice = the same idea is on line { $line } already
    .instead = remove one of the two
bad-age = { $age } is not an age
    .instead = write a number from 1 to 120, or remove the line

## Moderators
bad-login = “{ $login }” cannot be a login
    .instead = write only letters, digits and . _ - + @
bad-password = this is not the print of a password
    .instead = let `ilfaut moderator password` write it
login-twice = the login “{ $login }” is taken further up
    .instead = write another login
name-twice = the name “{ $name }” is taken further up: nobody could tell who decided
    .instead = write name = "…" with another name

## What is not TOML
toml-unquoted = “{ $value }” is not between quotes
    .instead = write { $key } = "{ $value }"
toml-twice = “{ $key }” is written twice
    .instead = keep one of the two lines
toml-comma = a comma is missing between two values
    .instead = write a comma at the end of the value before
toml-equals = the = sign after the key is missing
    .instead = write key = "value"
toml-key = “{ $key }” holds letters that a key without quotes cannot have
    .instead = write only a-z, 0-9, - and _, or put the key between quotes
toml-unclosed = a bracket or a brace is not closed
    .instead = write ] or { "}" } at the end
toml-quote = the quote that is open is not closed, or \ is followed by an unknown letter
    .instead = close the text by the quote that opens it; write \\ for a backslash, \" for a quote
toml-after = there is something after the value
    .instead = begin a new line; and inside a text, write “…” or \" instead of "
toml-other = this line is not TOML ({ $message })
    .instead = write key = "value", [table] or # comment
unreadable = the file could not be read
    .instead = compare it with the sample that is shipped
no-file = the file cannot be opened ({ $message })
    .instead = check its name and its permissions
not-utf8 = the file is not written in UTF-8
    .instead = save it as UTF-8
no-toml-here = this folder holds no .toml file
    .instead = put a consultation there, or name another folder

# A consultation that does not open: the same sentence in every program.
open-address = “{ $place }” is not an address. Write sled:FOLDER or memory:.
open-missing = There is no consultation in { $place }. Check the address, or make one with “ilfaut open”.
open-locked = { $place } is open in another program. Close it or wait until it is done, then start again.
open-foreign = { $place } holds files that are not ilfaut's; nothing was touched. Choose an empty or new folder.
open-newer = { $place } was written by a newer version (format { $found }, this program reads up to format { $known }). Update ilfaut.
open-damaged = { $place } is damaged: { $what }. Nothing was changed. Run “ilfaut recount --address sled:{ $place }”, then restore a backup.
open-system = { $place } cannot be used: { $what }.
damage-head = its HEAD file cannot be read
damage-changed = the journal changed since it was closed
damage-entry = entry { $entry }, { $flaw }
damage-text = the text of proposal { $proposal } is missing or changed
damage-store = the store cannot be read ({ $what })
flaw-missing = it is missing
flaw-gone = it is missing: there were { $had } entries, { $left } are left
flaw-short = it is cut short
flaw-newer = it is in format { $format }, newer than this program
flaw-link = it does not follow from the entry before it
flaw-unreadable = it cannot be read ({ $what })
differs-files = the journal's files changed since it was closed, but every entry can be read
differs-state = the kept state has { $kept } votes, the recount { $counted }
differs-version = the kept state was written by another version of ilfaut: it was not compared; the journal itself can be read whole
differs-unreadable = the kept state cannot be read

# An alert and what was made of it: the same sentence in every program.
alert-burst = { $votes } votes on one proposal came through a link { $span }, { $alike } of them alike
alert-straight = the same answer { $votes } times in a row { $span }, where others answer differently
alert-twins = { $accounts } accounts give the same answers at the same moment ({ $shared } times for the nearest two)
alert-haste = { $votes } votes { $span }: too fast to have read
alert-cohort = { $accounts } accounts that arrived together, { $span }, vote with one voice and unlike everybody else on { $proposals } proposals
alert-echo = { $proposals } nearly identical proposals, sent by { $accounts } accounts that had just arrived
span-seconds = { $n ->
    [0] within less than a second
    [one] within { $n } second
   *[other] within { $n } seconds
  }
span-minutes = { $n ->
    [one] within { $n } minute
   *[other] within { $n } minutes
  }
level-warning = serious
level-notice = to check
level-past = past
cohort-none = these votes count
cohort-proposed = { $proposed } proposes to set these votes aside; they count until somebody else confirms
cohort-confirmed = votes set aside by { $proposed } and { $confirmed }; the raw counts keep them
cohort-restored = { $restored } restored these votes: they count
objection = somebody answers: “{ $words }”
objection-erased = somebody answered, then had these words erased
