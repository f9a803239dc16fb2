# What a moderator reads in the terminal. A status line holds 66 signs, a line of help 58.

language-name = English

## Keys
key-enter = Enter
key-escape = Esc
key-tab = Tab
key-backtab = Shift-Tab
key-page-up = PgUp
key-page-down = PgDn
key-home = Home
key-end = End
key-backspace = Backspace
key-delete = Del

## Footer: one word for each key
do-accept = accept
do-refuse = refuse
do-postpone = postpone
do-undo = undo
do-help = help
do-open = open
do-next-list = lists
do-next = next
do-confirm = refuse
do-words = your words
do-give-up = back
do-close = close
do-set-aside = set aside
do-confirm-aside = confirm
do-restore = restore
do-quit = quit

## Help: one sentence for each key
help-accept = accept: the proposal opens to votes
help-refuse = refuse: you choose the reason, the author will read it
help-postpone = postpone: set it aside for later
help-undo = take back your last decision, then the one before
help-confirm = refuse the proposal for the chosen reason
help-open = open what is under the cursor
help-help = this page
help-next-list = next list: to decide, postponed, accepted, refused
help-previous-list = previous list
help-next-echo = the next one like it, from a new account
help-alerts = the alerts: votes that look steered
help-set-aside = propose to set these votes aside; it takes two
help-confirm-aside = confirm what another moderator proposed
help-restore = restore these votes: they count again
help-words = from the reasons to your words, and back
help-down = next line
help-up = previous line
help-next = next proposal
help-previous = previous proposal
help-scroll-down = further down this page
help-scroll-up = further up this page
help-page-down = next page
help-page-up = previous page
help-half-down = half a page down
help-half-up = half a page up
help-first = to the very beginning
help-last = to the very end
help-back = go back (never leaves the program)
help-close-help = close the help
help-give-up = go back without refusing
help-reload = ask for the list again
help-redraw = draw the screen again
help-close = close this view; on the last one, quit
help-quit = quit, wherever you are
help-cancel = give up; twice in a row, quit

## Screens
title-questions = Questions
title-help = Help
title-detail = Proposal
title-alerts = Alerts (an alert is no proof)
title-refuse = Refuse
list-pending = To decide
list-postponed = Postponed
list-accepted = Accepted
list-refused = Refused
head-age = AGE
head-channel = VIA
head-text = PROPOSAL ({ $opening }…)
head-level = LEVEL
head-people = WHO
head-ideas = IDEAS
head-votes = VOTES
head-alert = WHY
head-raw = RAW VOTES
head-kept = KEPT
head-proposals = (for/against/neutral) PROPOSAL
aside-none = counted
aside-proposed = proposed
aside-confirmed = set aside
aside-restored = restored
empty-alerts = No alert: nothing in the votes or in the texts of this question looks like a brigade.
head-waiting = TO DECIDE
head-open = STATE
head-question = QUESTION
question-upcoming = upcoming
question-open = open
question-finished = closed
counted = { $name } { $n }
place = { $at } / { $of }
loading = Loading…
empty-pending = All done: nothing is waiting here. New proposals will arrive in this list.
empty-postponed = Nothing is postponed. The key p sets a proposal aside here.
empty-accepted = No proposal is accepted yet.
empty-refused = No proposal was refused.
too-small = The window is too small: { $width }×{ $height }, it takes { $least-width }×{ $least-height }. The queue goes on. q quits.

## One proposal
quoted = “{ $text }”
author-nameless = no name
author-aged = { $name }, { $age }
ago = { $age } ago
just-now = just now
age-minutes = { NUMBER($n, useGrouping: "false") }m
age-hours = { NUMBER($n, useGrouping: "false") }h
age-days = { NUMBER($n, useGrouping: "false") }d
date-format = %Y-%m-%d %H:%M
characters = { $n } { $n ->
    [one] character
   *[other] characters
  }
by-author = { $n ->
    [1] 1st proposal
   *[other] { $n } proposals
  }
received = { $date } ({ $ago })
fact-author = Author
fact-channel = By
fact-question = Question
fact-signals = Signals
fact-state = State
channel-terminal = terminal
channel-telegram = Telegram
channel-matrix = Matrix
channel-web = web
channel-file = file
status-pending = to decide
status-accepted = accepted
status-refused = refused
status-postponed = postponed
status-archived = withdrawn
state-sending = sending…
state-by = by { $name }
state-gone = handled
state-elsewhere = { $status } ({ $name })
state-leased = LOCK { $name }
decided = { $status ->
    [Accepted] Accepted
    [Refused] Refused
    [Postponed] Postponed
   *[other] Handled
  } by { $name } on { $date }

## Reasons of refusal
picker-reasons = Reason of the refusal: a letter, or the arrows
picker-told = What the author will read ({ $language })
picker-choose = Choose a reason first.
picker-other = Write below what you want to say: this reason needs your words.
picker-free = other… (with your words)
picker-words = Your words (Tab):
reason-incomprehensible = not understandable
reason-off-topic = off topic
reason-partisan = partisan
reason-legal = legal
reason-advertising = advertising
reason-multiple-ideas = several ideas in one
reason-invalid-language = language not read here
reason-rudeness = rude or insulting
reason-out-of-political-scope = out of political scope
reason-already-exists = duplicate (exists already)
reason-test = test
reason-other = another reason

## Status line
grace = { $status ->
    [Accepted] Accepted
    [Refused] Refused
    [Postponed] Postponed
   *[other] Handled
  }: “{ $text }”. u takes it back, { $seconds } s left
note-already = It is { $status } already.
note-decided = You have just handled it ({ $status }): u takes it back.
note-elsewhere = { $name } has handled it already: it is { $status }.
note-gone = It is not in this list any more: somebody handled it, or its author withdrew it.
note-sending = Your decision is on its way.
note-empty = There is no proposal under the cursor.
note-fresh = { $n ->
    [one] +1 new, at the end of the list
   *[other] +{ $n } new, at the end of the list
  }
note-undone = Taken back: “{ $text }”, { $status } again. The author never knew.
note-undone-told = Taken back: “{ $text }”, { $status } again. The author had been told, and will be again.
note-cancel = Ctrl-C once more to quit.
note-pasted = Pasted text ignored: it goes into your words to the author only.
note-reloading = List asked for again.
alert-sent = It is recorded. The raw counts do not change.
alert-restored = Restored: these votes count again.
alert-already = These votes are set aside already: r restores them.
alert-waits = You proposed it: another moderator must confirm.
alert-confirm-with-c = Another moderator proposed it: c confirms.
alert-propose-with-e = Nobody has proposed it yet: e proposes to set aside.
alert-not-alone = You proposed it yourself: it takes another moderator.
alert-nothing-to-restore = These votes count: there is nothing to restore.
alert-none-here = No alert is under the cursor.
note-no-echo = No other nearly identical proposal waits here.
note-choose = Choose a reason by its letter.
note-write = Write your words: the reason “other” needs them.

## What goes wrong
fault-on = “{ $text }”: { $what }
fault-already-decided = { $name } has handled it already ({ $status }).
fault-leased = { $name } is reading it now ({ $seconds } s left): you can read it too.
fault-gone = it does not exist here any more.
fault-not-supported = this consultation cannot do that.
fault-unavailable = the consultation does not answer any more, nothing was recorded ({ $what }).
fault-state = it is { $status }: this decision is not possible.
fault-contested = its author contests your refusal: somebody else has to decide.
fault-reason = it takes a reason that this question offers, and words for “other”.
fault-not-a-duplicate = a duplicate says again what another proposal of the same question says, accepted or pending: choose one.
fault-words-missing = nothing is written: write a few words.
fault-words-too-long = { $length } characters are too many: { $max } at most.
fault-nobody-to-tell = its author can no longer be reached: the words were not sent.
fault-nothing-to-undo = There is no decision left to take back.
fault-erased = its author has had this text erased.
fault-refused = it is not possible ({ $what }).

## Before opening
cli-about = The moderators' console: read proposals, accept, refuse or postpone them.
cli-address = Where the consultation is: sled:FOLDER, memory: or http(s)://HOST [default: this machine's folder]
cli-login = Your login as a moderator, where a server asks for it
cli-key-file = The key of an ilfaut server on another machine: the file that holds it
cli-question = The question to open, by its short name [default: the list of questions]
cli-lang = The language of the console: fr or en
cli-ascii = Frames and signs in ASCII; accented letters stay
login-where = { $place } asks who moderates.
login-ask = Login:
login-password = Password (nothing is shown):
login-wrong = This login and this password do not go together.
login-given-up = Three tries without success. Ask the organiser for a new password (ilfaut moderator password).
unreached = Nobody answers at { $place }: check the address, and that the server is running ({ $what }).
no-terminal = The console needs a terminal: start it by itself, or line by line with --plain.
no-question = There is no question in { $place } yet. Create the consultation (ilfaut open), or propose a first idea (ilfaut-bots).
unknown-question = The question “{ $question }” does not exist here. There is: { $known }.
cannot-moderate = This consultation cannot be moderated from here.
lost-terminal = The terminal does not answer any more ({ $what }). Your decisions are recorded.
