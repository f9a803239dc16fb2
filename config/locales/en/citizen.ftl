# The conversation with citizens. One sentence says one thing, in everyday words.
# Digits and quoted words in lists are what people type: see bots/src/conversation/command.rs.

## Dates and numbers

month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date = { $day } { $month }
date-year = { $date } { $year }
moment = { $date } at { $time }

## Arriving

hello = Hello! Citizens suggest ideas, one at a time: say what you think of them.
question-until = “{ $question }” Open until { $date }.
question-open = “{ $question }”
by = Organiser: { $organiser }.
private = Your votes are secret. Nothing to fill in, no name, no address (“privacy” tells all).
others =
    { $count ->
        [one] One other question is open: “questions”.
       *[other] { $count } other questions are open: “questions”.
    }
keyboard = Type a digit, then Enter. Ctrl-D to leave.
back = Welcome back! We were here: “{ $question }”
no-question = No question is open here for now. Come back soon.
closed = “{ $question }” closed on { $date }: no more votes or ideas.
closed-now = “{ $question }” is closed: no more votes or ideas.
closed-results = What comes next: { $results }
upcoming = “{ $question }” opens on { $date }. Come back then!
others-hint = “questions”: the other questions.
returned = Here is your text back, it is not lost: “{ $text }”

## An idea

card-number = Idea { $number }
card-about = , { $topics }
card-author = , by { $author }
card-opened = An idea
author-age = { $name }, aged { $age }
author-only-age = someone aged { $age }
idea = “{ $text }”
vote-line = 1 for, 2 against, 3 neutral
vote-line-full = 1 for, 2 against, 3 neutral (7 skip, 8 suggest an idea, 9 menu)
vote-line-opened = 1 for, 2 against, 3 neutral, 0 back
vote-line-again = You said: { $vote }. 1 for, 2 against, 3 neutral to change it, “withdraw” to remove it, 0 back.
vote-line-mine = This is your idea: nobody votes on their own. 0 back
no-card = No idea to vote on right now. 8 suggest yours, 9 menu.
agree = for
disagree = against
neutral = neutral
likeIt = love it
doable = realistic
platitudeAgree = platitude
noWay = no way
impossible = not feasible
platitudeDisagree = platitude
doNotUnderstand = not understood
noOpinion = no opinion
doNotCare = indifferent
did-vote = Noted: { $vote } (“{ $text }”).
did-vote-waiting = Noted here: { $vote } (“{ $text }”). The consultation does not answer: your vote will leave by itself, once only, as soon as it does.
standing = { $agree }% for, { $disagree }% against, { $neutral }% neutral out of { $votes } votes.
standing-few = You are among the first.
words-line = One more word? 4 { $four }, 5 { $five }, 6 { $six }. 0 undoes.
qualified = Recorded: { $vote }.
does-not-fit = That word goes with a vote “{ $vote }”. Nothing changed.
unvoted = Vote taken back. Here it is again:
nothing-to-undo = Nothing to undo here. “my votes” shows all your votes.
nothing-to-qualify = Vote first (1, 2 or 3), the word comes after.
own = This is your idea: nobody votes on their own.
gone = This idea is no longer here.
passed-again = Here are the ideas you skipped, once more.
end = You have seen everything, thank you! Come back later, or suggest one: “we should …”. 9 menu.
end-topic = You have seen everything on this topic. “mix”: all topics; “topics”: another one.
news-offer = Shall I tell you when other ideas wait for your opinion (one message a week at most)? “yes” or “no”.
news-wanted = Noted: one message a week at most, and only if ideas wait for your opinion. “no more news” to stop.
news-unwanted = All right, I will not tell you. “let me know” if you change your mind.
news-told = { $count ->
    [one] One idea waits for your opinion
   *[other] { $count } ideas wait for your opinion
  }: { $question }
news-told-hint = “continue” to vote, “no more news” to stop these messages.
export-news = Told when ideas wait: yes (your address on this service is kept encrypted for that)
condition = { $ask } “yes”, “no” or “skip”. It changes nothing about your votes.
declared = Recorded, thank you.
undeclared = Fine, no answer.
rest = 12 votes already, thank you! Go on if you like, or take a break: everything is kept.
pause = Enjoy your break. Everything is kept, come back when you like.
lot-intro =
    { $count ->
        [one] One idea, one digit:
       *[other] { $count } ideas. Answer with { $count } digits, such as { $example }
    }
lot-keys = 1 for, 2 against, 3 neutral, 7 skip. 0: one idea at a time.
lot-unclear = One digit per idea, { $count } at most (1 for, 2 against, 3 neutral, 7 skip), such as { $example }. 0: one idea at a time.
lot-vote = { $number } { $vote }
lot-vote-standing = { $number } { $vote } ({ $agree }% for)
lot-done = Recorded: { $votes }.

## Why this idea

why-new = Hardly anybody has voted on it yet, and every idea has to be seen.
why-behind = Fewer votes than the others: every idea should have its chance.
why-open = One more vote helps a lot to know what people think of it.
why-drawn = The draw fell on it.
why-spare = There is hardly anything else left to show you.
why-chosen = You found it yourself: a word, a topic, a list.
why-own = You wrote it yourself.
why-items = { $numbers }: { $why }

## Not understood

hint = I did not understand. 1 for, 2 against, 3 neutral. For an idea: “we should …” or “il faut …”. 9 shows all words.
hint-again = Still not understood. One digit is enough: 1, 2 or 3. “help” explains.
hint-short = 9 menu.
hint-draft = Write your idea, or 0 to leave it.
bad-digits = That digit means nothing here.
not-here = That word answers nothing here.
not-counted = Nothing is counted yet: read the idea that comes first.
courtesy-greeting = Hello! I show you ideas of citizens, one at a time. You answer 1 for, 2 against or 3 neutral, and that is all. To suggest your own: “we should …”.
courtesy-thanks = Thank you! Go on whenever you like.
courtesy-question = I am a program, I cannot answer questions. I show an idea, you say 1 for, 2 against or 3 neutral. “help” explains, “learn more” says who asks and why.
courtesy-unsure = Never mind: “neutral” or “skip” will do very well.
perhaps = Did you mean “{ $word }”? Then type { $digit }.
perhaps-word = Did you mean “{ $word }”? Then answer “yes”.
too-much = That is too long for me. An idea fits in 140 characters.
menu =
    1 topics · 2 questions · 3 my votes · 4 my ideas · 5 my data · 6 language
    8 propose an idea, or type its first words · “search bike” · “help” · “stop” · 0 back
    On an idea: 1 for, 2 against, 3 neutral, 7 skip; “why” it came; “batch” five ideas at once
    To read: “learn more”, “results”, “progress”, “rules”, “privacy”
    Settings: “reading mode”, “step by step”, “digits off”, “normal mode”
help = You read an idea, you answer with a digit or a word: “1” or “for”. “14”: for, and love it. To suggest one, write it whenever you like. “why” tells why this idea came. “0” goes back; right after a vote, it takes it back. “9” opens the menu.

## Suggesting

write = Your idea in one sentence? It begins as ideas do here (“we should”, “il faut”). 0 to leave it.
rewrite = Write the new version. 0 to leave it.
fault-short = That is a little short. What should be done, and where? Write the whole sentence, or 0 to leave it.
fault-long = { $length } characters, the most is { $max }: { $extra } too many. Cut here?
fault-long-choices = 1 yes · or write it shorter · 0 leave it
fault-opening = An idea begins with “{ $prefix }”. Did you mean:
fault-opening-choices = 1 yes · or write it again · 0 no
fault-markup = Without code or tags, please. Write your idea again, or 0 to leave it.
fault-contact = Without links, telephone numbers or addresses, please. Write your idea again, or 0 to leave it.
double = These look like two ideas: apart, each would get its own votes. 1 keep as it is · 2 write again · 0 leave it
similar =
    { $count ->
        [one] Another idea says nearly the same:
       *[other] Other ideas say nearly the same:
    }
similar-same = The same idea is here already, word for word:
similar-choices =
    { $count ->
        [one] Vote on this one instead? 1 yes
        [2] Vote on one of these instead? 1 or 2
       *[other] Vote on one of these instead? 1, 2 or 3
    } · 8 send yours anyway · 4 write again · 0 leave it
draft-kept = Your idea is kept: “{ $text }”. 8 to send it; if not, just go on.
second = You had begun an idea: “{ $first }”. Keep the first, or replace it by “{ $second }”?
second-choices = 1 keep the first · 2 replace
same-words = It is your idea, word for word: nothing is left to send.
sign = How to sign? A first name and, if you like, an age: “Léa 34”. Or “anonymous”.
bad-name = A first name, nothing else: “Léa” or “Léa 34”. Or “anonymous”.
bad-age = That age surprises me. “Léa 34”, say, or just “Léa”.
preview = “{ $text }” { $signature }
preview-count = { $length } characters of { $max }. 1 send · 2 write again · 3 sign otherwise · 0 leave it
signed-as = — { $author }
signed-nobody = — no name
dropped = Fine, this idea is left.
draft-waits = The idea you began: “{ $text }”
sent = Thank you { $name }! Your idea waits for a moderator. The answer will come here.
sent-nobody = Thank you! Your idea waits for a moderator. The answer will come here.
already-mine = You have suggested this idea before ({ $status }). “propose” to write it again.
quota =
    { $limit ->
        [one] One of your ideas already waits for a moderator.
       *[other] { $limit } of your ideas already wait for a moderator.
    } This one is kept: “propose” once an answer has come.
no-proposals = Here one only votes: this question takes no ideas.
status-pending = waiting
status-accepted = online
status-refused = not published
status-postponed = waiting
status-archived = withdrawn

## Moderators' answers

notice-accepted = Good news: your idea is online. “{ $text }”
notice-refused = Your idea was not published: “{ $text }”
notice-back = Your idea is being looked at again: “{ $text }”
notice-words = The moderator's words: { $words }
notice-duplicate = Thank you for your idea: “{ $text }”. Another one already says the same, and that is the one to vote on:
notice-duplicate-other = “{ $text }”
notice-duplicate-find = To vote on it: “search” and one of its words.
notice-duplicate-hidden = Thank you for your idea: “{ $text }”. Another one already says the same, and that is the one we keep.
notice-written = A word from the moderators about your idea “{ $text }”: { $words }
refused-incomprehensible = We did not understand what you meant: say it in other words.
refused-off-topic = It answers another question: read this one again and suggest something that answers it.
refused-partisan = It names a party or a candidate: say the idea alone, without them.
refused-legal = The law does not let us publish it: write it again without accusing or naming anybody.
refused-advertising = It looks like an advertisement: say what should be done, without brand or address.
refused-multiple-ideas = It holds several ideas: send them one by one.
refused-invalid-language = We do not read this language here: write it again in a language of the consultation.
refused-rudeness = One word may hurt: say it again without it, and it will be read again.
refused-out-of-political-scope = Those who ask cannot act on it: suggest something that depends on them.
refused-already-exists = A very similar idea is already open to votes: find it with “search” and vote on it.
refused-test = It looks like a try-out: when you have an idea, just write it.
refused-other = You may write it again and send it.

## Lists

searching = Which word? For instance: bike. 0 back.
found =
    { $total ->
        [one] One idea speaks of “{ $words }”:
       *[other] { $total } ideas speak of “{ $words }”:
    }
found-all =
    { $total ->
        [one] One idea:
       *[other] { $total } ideas:
    }
nothing-found = Nothing found. Try a shorter word, or “topics”.
my-votes =
    { $total ->
        [one] Your vote:
       *[other] Your { $total } votes, the last one first:
    }
no-votes = You have not voted on this question yet.
my-ideas =
    { $total ->
        [one] Your idea:
       *[other] Your { $total } ideas, the last one first:
    }
no-ideas = You have not suggested an idea here yet. Write one whenever you like.
item = { $number } “{ $text }”
item-vote = { $number } “{ $text }” ({ $vote })
item-idea = { $number } “{ $text }”: { $status }
item-votes =
    { $votes ->
        [one] one vote, { $agree }% for
       *[other] { $votes } votes, { $agree }% for
    }
item-few =
    { $votes ->
        [0] no votes yet
        [one] one vote
       *[other] { $votes } votes
    }
item-choices = A number to open, 0 back.
item-choices-more = A number to open, + for more, 0 back.
idea-status = This idea is { $status }.
idea-waiting = “withdraw” to take it back, 0 back.
idea-choices = 0 back.
withdrawn = Idea withdrawn: nobody will see it.
edited = I do not read a corrected message again. To change a vote: “my votes”, or 0 for the last one.
edited-idea = I do not read a corrected message again. If this idea is already sent: “my ideas”, take it back, then write the new one in a new message.
not-withdrawable = Only an idea that waits can be withdrawn.
not-yours = This is not your idea.
topics-intro = A number for a topic, “mix” for everything, 0 back.
topic-item = { $number } { $label } ({ $count })
topic-chosen = Topic: { $label }. “mix” to come back to everything.
no-topics = This question has no topics.
mixed = All ideas, mixed.
no-more = That is the end of the list.
list-unclear =
    { $count ->
        [one] Type 1, or 0 to come back to the ideas.
       *[other] A number from 1 to { $count }, or 0 to come back to the ideas.
    }
questions-intro = The questions. A number to go there, 0 back:
questions-missing = I know no question “{ $name }”.
question-item-until = { $number } { $question } (until { $date })
question-item-open = { $number } { $question }
question-item-closed = { $number } { $question } (closed)
question-item-upcoming = { $number } { $question } (from { $date })

## Reading

about-context = { $context }
about-steps = The steps:
about-step-past = { $label } (done)
about-step-now = { $label } (now)
about-step = { $label }
about-step-from = { $label } (from { $date })
about-results = What becomes of the results: { $results }
about-nothing = The organiser says nothing more for now.
charter = { $charter }
charter-nothing = One idea per text, which answers the question, without links, insults, parties or advertising.
privacy =
    What is kept: a scrambled identifier to know you again, your votes, your ideas, your language, your words if you object. A first name and an age only if you sign an idea, and you write them yourself.
    What we do not have: your number, your address, your full name.
privacy-erased =
    If you do nothing: { $days ->
        [one] one day
       *[other] { $days } days
    } after the end, what leads to you is erased. If you say “erase”: after 24 hours, with the text of your ideas.
privacy-words = At any time: “my data”, “do my votes count”, “erase”.
progress =
    { $seen ->
        [0] No idea seen yet, out of { $total }.
        [one] One idea seen out of { $total }.
       *[other] { $seen } ideas seen out of { $total }.
    }
progress-ideas =
    { $ideas ->
        [0] No idea of yours yet.
        [one] One idea of yours: “my ideas”.
       *[other] { $ideas } ideas of yours: “my ideas”.
    }

## My data

data =
    { $votes ->
        [0] No vote
        [one] One vote
       *[other] { $votes } votes
    }, { $ideas ->
        [0] no idea
        [one] one idea
       *[other] { $ideas } ideas
    }, signed as: { $author }, since { $date }.
data-nobody = nobody
data-choices = 1 get it all · 2 name and age · 3 erase · 4 votes counted? · 0 back
data-choices-erasing = 1 get it all · 2 name and age · 3 keep my account · 4 votes counted? · 0 back
data-file = For a file: “export my-data.json”.
export-title = Everything that is kept about you
export-participant = Number drawn by lot: { $participant }
export-since = Since { $date }, by { $channel }
export-signature = Signature: { $author }
export-votes = Votes ({ $count }):
export-ideas = Ideas ({ $count }):
export-declared = Your answer to the question { $question }: { $answer }
export-erasure = Erasure asked for, final on { $date }
export-yes = yes
export-no = no
file-exists = a file of this name exists already
file-nowhere = that folder does not exist
file-forbidden = you may not write there
export-language = Language chosen: { $language }
export-draft = Idea begun: “{ $text }”
export-aside = Your votes on the question { $question } are counted apart: { $reason }
export-objection = Your words against it: “{ $words }”
export-json = The same for a program:
exported = Written to { $path }
not-exported = { $path } cannot be written: { $what }. Try another file name.
no-picture = No picture here; the same in words:
no-files = No files around here; this is all of it as text:
naming = Which first name, and which age if you like? “Léa 34”, or “anonymous”. 0 back.
signed = You now sign: { $author }.
signed-none = You now sign without a name.
erase =
    If you ask for it, in 24 hours these are destroyed: the link between you and your votes, your first name, your age, the text of all your ideas.
    What stays: your votes in the totals, without any link to you. During these 24 hours “keep my account” calls it all off; after that it is final.
erase-confirm = To confirm, type ERASE in capitals. Any other word changes nothing.
not-erased = Nothing is erased.
erasing = It is asked for: the link between you and your votes, your first name, your age and the text of your ideas will be destroyed on { $date } (within 24 hours). Until then, “keep my account” calls it off. Your votes stay counted, without any link to you.
kept = Erasure called off: nothing is lost.
nothing-to-keep = No erasure is under way.
stopped = Fine, no more messages. Your votes stay counted. “resume” to come back.
still-stopped = You said stop. “resume” to come back.
languages = 1 français · 2 English · 3 brezhoneg · 0 back
language-changed = Fine, in English. Ideas stay in their author's language.

## Do my votes count?

counted = Yes: all your votes on this question count.
aside = Not at the moment: your votes on this question have been set aside since { $date }, for this reason: { $reason }
aside-burst = { $votes } votes came through the same link within { $span }, { $alike } of them alike.
aside-straight = the same answer { $votes } times in a row, within { $span }.
aside-twins = { $accounts } accounts answered the same at the same time, { $shared } times.
aside-haste = { $votes } votes within { $span }: too fast to have read.
aside-cohort = { $accounts } accounts arrived together, within { $span }, and answer unlike everybody else on { $proposals } ideas.
aside-echo = { $proposals } nearly identical ideas came from { $accounts } brand-new accounts.
aside-kept = Two moderators decided so and may take it back. Nothing is erased: your votes stay in the raw counts.
aside-objected = You objected on { $date }: the moderators have your words.
aside-choices = Is it a mistake? 1 object · 0 back
objecting = Say in your own words why your votes should count: the moderators will read you. 0 back.
objected = The moderators have your words. “do my votes count” will tell you what follows.
nothing-aside = Nothing to object to: all your votes on this question count.
span-seconds =
    { $count ->
        [one] one second
       *[other] { $count } seconds
    }
span-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
span-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }

## When something goes wrong

away-vote = Your vote is NOT recorded: the consultation does not answer. “retry” to try again.
away-idea = Your idea is NOT sent, but it is kept here. “retry” to try again.
away-change = This is NOT recorded: the consultation does not answer. “retry” to try again.
away-reading = The consultation does not answer. “retry” in a moment.
nothing-to-retry = Nothing to retry: everything is recorded.
cannot-here = That cannot be done here.
refused = The consultation does not accept it. Nothing changed.
bye = Good-bye, and thank you.

## When people go faster than they read

breather-votes =
    It is counted! Let us take a breath of { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }, then the rest comes by itself; what you type meanwhile is not lost.
breather-ideas =
    Your idea is on its way! Let us take a breath of { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }, then we go on; what you type meanwhile is not lost.
full = Those are too many messages at once: those that follow are not kept. Wait for the next answer before writing more.
unread =
    { $letters ->
        [one] Your last message was not read: please say it again.
       *[other] Your last { $letters } messages were not read: please say them again.
    }

## The program in a terminal

farewell = See you soon! To come back, the same command: everything is kept.
farewell-key = See you soon! To come back: ilfaut-bots talk { $words }
farewell-console = Another citizen: --key NAME. Moderators: ilfaut-tui (cargo run --release -p ilfaut-tui).
about-program = Take part in a consultation: vote, and suggest what should be done.
about-talk = Talk here, in this terminal (what the program does without any word, too)
flag-address = Where the consultation is: memory:, sled:FOLDER, http(s)://SERVER
flag-question = The question to open, by its short name
flag-key = Who you are: a name resumes where that name was, a new one makes another citizen
flag-key-file = The key of an ilfaut server on another machine: the file that holds it
flag-lang = The language: fr, en or br
help-usage = Usage:
help-commands = Commands
help-options = Options
flag-help = This help
flag-version = The version
mistake-unknown = “{ $argument }” does not exist here. “ilfaut-bots --help” says what does.
mistake-value = “{ $argument }” wants something else. “ilfaut-bots --help” says what.
mistake-lang = This language is not spoken here. There are: fr (français), en (English), br (brezhoneg).
mistake-twice = “{ $argument }” is said once only.
open-secret = The key { $place } cannot be used: { $what }
open-key = To take part in { $place } from here, you need the key of that place: ask its organiser, then --key-file FILE.
open-away = Nobody answers at { $place }: check the address, and that the server is running ({ $what }).
open-other = The consultation cannot be opened: { $what }

## Buttons and messages of a telephone

toast-vote = Recorded: { $vote } ✓
toast-waiting = Received, it will be recorded as soon as possible.
toast-unvoted = Vote undone.
toast-closed = “{ $question }” is closed: your vote is not counted.
toast-away = Your vote is NOT recorded: the consultation does not answer.
too-soon = Take the time to read. That vote is not counted.
old-button = That button is from an earlier moment. This is where we are:
already-behind = That idea is behind you already.
unreadable = I only read text. Write, for example: more benches are needed.
unreadable-voice = I cannot listen. Write, for example: more benches are needed.
unreadable-picture = I cannot look at pictures. Write, for example: more benches are needed.
unreadable-file = I do not open files. Write, for example: more benches are needed.
unreadable-place = I did not keep the place you just sent. Write, for example: benches are needed on the market square.
unreadable-sealed = I cannot read your message: your app did not give me what opens it. Send it again, or answer 1, 2 or 3.
unreadable-contact = I did not keep the contact you just sent. Write, for example: more benches are needed.
borrowed = That text is somebody else's, and your own idea is not finished. If it is yours too, write it afterwards in your own words.
appealed = Done: another moderator will read your idea. The answer will come here.
not-appealed = This idea cannot be looked at once more.
notice-contest = You disagree? “contest”: another moderator will read it again.
idea-refused = “contest” so that another moderator reads it again, 0 back.
whose = That text is somebody else's. Is it your idea? 1 yes · 0 no
rude = A word may hurt. Say it in another way, and I pass your idea on. 1 send all the same · 2 write again · 0 leave it
taken-back = Vote taken back on “{ $text }”.
onward = “next”: the next idea.
late = Sorry for the delay: I was away. Here are my answers.
long-ago = It has been a while. Here is the list again:
share = Share
see = See it
mode-aloud = Reading mode: each idea comes in a new message. “normal mode” to go back.
mode-bare = All right: where there are buttons, I do not repeat the digits. They still work. “digits on” to see them again.
mode-digits = The digits are back.
mode-step = Step by step: after your vote, the result first; “next” brings the next idea. “normal mode” to go back.
mode-unstep = The next idea comes by itself again.
mode-normal = Everything is as it was at first.

## The menu of Telegram

command-start = start, or come back
command-propose = suggest an idea: we should …
command-search = find an idea by a word
command-topics = vote by topic
command-votes = my votes
command-ideas = my ideas and what became of them
command-results = the results
command-questions = the open questions
command-data = my data: get it all, erase it
command-language = change the language
command-help = how it works
command-stop = no more messages
label-back = back
label-leave = leave it
label-as-is = keep as it is
label-anyway = send anyway
label-first = keep the first
label-keep = keep my account
label-next = next
label-no-more = Stop these messages
export-sent = Here is a file with everything that is kept about you.
export-name = my-data.txt
privacy-platform = { $platform }, for its part, knows that you write to us.
results = Results: “{ $question }”
results-sums =
    { $persons ->
        [one] One person
       *[other] { $persons } persons
    }, { $ideas } ideas, { $votes } votes.
results-sums-votes = { $ideas } ideas, { $votes } votes.
results-consensus =
    { $count ->
        [one] What brings people together, one idea:
       *[other] What brings people together, { $count } ideas. The first ones:
    }
results-controversy =
    { $count ->
        [one] What divides, one idea:
       *[other] What divides, { $count } ideas. The first ones:
    }
results-rejection =
    { $count ->
        [one] What is rejected, one idea:
       *[other] What is rejected, { $count } ideas. The first ones:
    }
results-limbo =
    { $count ->
        [one] No clear opinion: one idea.
       *[other] No clear opinion: { $count } ideas.
    }
results-method = An idea brings people together when 6 votes out of 10 are for it, or hardly anybody is against it; it is rejected when it is the contrary. Only ideas with at least 10 votes are counted here.
results-list =
    1 what brings together ({ $consensus })
    2 what divides ({ $controversy })
    3 what is rejected ({ $rejection })
    4 by topic
    5 how it is counted
    0 back
results-how = An idea brings together when 6 votes of 10 are for it, or almost nobody is against it; it is rejected when it is the other way round; it divides where opinions oppose each other. Only ideas with at least 10 votes are counted here. 0 back
results-none = No idea.
results-back = Another number from 1 to 5, or 0 back.
results-hint-after = “my ideas”: yours; “my votes”: what you said.
results-hint = “results”: what everyone said.
drawable = “picture”: the same results, drawn.
picture-name = results.png
picture-agree = for
picture-disagree = against
picture-consensus = Brings people together: { $count }
picture-controversy = Divides: { $count }
picture-rejection = Rejected: { $count }
picture-limbo = No clear opinion: { $count }
picture-sign = A sign: one idea, or more at the same spot
picture-large = A large sign: { $votes } votes or more
results-not-yet-until = No ranking before the end, on { $date }: first everybody votes.
results-not-yet = No ranking before the end: first everybody votes.

## The program on Telegram

about-telegram = Be a bot on Telegram, until Ctrl-C
about-setup = Introduce the bot to a network
about-setup-telegram = Check the token, give Telegram the menu and the descriptions, tell what is left to do
flag-token-file = The file of the token that @BotFather gave (or the variable ILFAUT_TELEGRAM_TOKEN)
flag-api = The server of the Bot API, where it is not Telegram's own
flag-log = What is noted on standard error: error, warn, info or debug
mistake-setup = Introduce what? “ilfaut-bots setup telegram” or “ilfaut-bots setup matrix”.
bad-log = “{ $log }” is no level of logs: write error, warn, info or debug.
telegram-not-built = This program was built without Telegram: cargo build --release --features telegram -p ilfaut-bots
token-nowhere = The bot's token is missing: --token-file FILE, or the variable ILFAUT_TELEGRAM_TOKEN, or token_file under [telegram] in ilfaut.toml. @BotFather gives it.
token-file = The file of the token { $place } cannot be read: { $what }
token-shape = What is in { $place } is no token: a number, a colon, then letters, as @BotFather gave it, and nothing else.
token-open = Beware: others than you can read { $place }, which holds the token. Put it right by: chmod 600 { $place }
telegram-token = Telegram refuses this token: take it again from @BotFather (/token), all of it.
telegram-later =
    { $seconds ->
        [one] Telegram asks to wait for one second: then run the same command again.
       *[other] Telegram asks to wait for { $seconds } seconds: then run the same command again.
    }
telegram-away = Telegram does not answer at { $place }: check the connection and the address, then try again.
telegram-refused = Telegram refuses: { $what }
telegram-method = The token is good, but { $place } does not know “{ $method }”: this server of the Bot API is too old or incomplete. Update it, or leave “api” out.
telegram-ended = @{ $name } has stopped. Nothing is lost: the same command goes on from there.
telegram-twice = A bot with this token runs on this machine already: stop it first (Ctrl-C), or take another token.
telegram-api = “{ $place }” is not the address of a server of the Bot API: for example https://api.telegram.org
telegram-conflict = Another program already listens for this bot: stop it, or take another token.
telegram-webhook = Telegram does not want the address webhook of ilfaut.toml: { $what }
telegram-listening = It is not possible to listen at { $place } (listen, under [telegram]): { $what }
telegram-here = @{ $name } is listening. Open questions: { $questions }. Ctrl-C to stop: nothing is lost.
telegram-no-question = none
describe = Citizens suggest ideas, one at a time: say what you think of them, and suggest your own.
describe-private = Your votes are secret. We have neither your number nor your address; “my data” shows and erases what is kept.
describe-short = Citizens' ideas, one at a time: vote, and suggest your own. Your votes are secret.
setup-done = @{ $name }: the token is good; the menu and the descriptions are given in French, English and Breton.
setup-botfather = What only you can do, by writing to @BotFather for @{ $name }:
botfather-privacy-done = done: group privacy is on, @{ $name } reads there only what is said to it.
botfather-privacy = to do: /setprivacy, @{ $name }, Enable. Without that it gets everything that is said in a group. Then take it out of the groups it is in, and put it back.
botfather-inline-done = done: an idea can be shared anywhere by writing @{ $name }.
botfather-inline = to do: /setinline, @{ $name }, then for example “search an idea”, to share an idea in any chat.
botfather-groups-done = done: @{ $name } can be invited into a group.
botfather-groups = to do, if you want groups: /setjoingroups, @{ $name }, Enable.
botfather-picture = to do, unless it is done: /setuserpic, @{ $name }, a square picture (Telegram does not say whether there is one).
setup-run = To start: “ilfaut-bots telegram”, with the same token. The links to share, one for each open question:

## In a chat that can be encrypted

caution-open = You can go on, but know this: the chat is not encrypted, the servers that carry it can read it. It can be encrypted in its settings.
caution-signs = Your reaction can be seen by your server, even in an encrypted chat; writing 1, 2 or 3 is more discreet.
caution-crowd = We are no longer alone here: others read. What is written here is no vote any more. To vote in secret, open a chat for two with me.
caution-compare = Compare with what your app shows. If they are the same, press “They match”: { $signs }
caution-polls = Ideas come as polls here, if your app draws them; 1, 2 and 3 count just as well. “poll no” goes back to text.
caution-no-polls = No more polls here. “poll yes” brings them back.
caution-ascii = No more accents, nor signs that make text messages cost more. “ascii no” brings them back.
caution-no-ascii = Accents are back. “ascii yes” takes them away.
caution-bridged = You come by a bridge: those who keep it can read what is written here. Digits answer everything; “batch” shows five ideas at once; “ascii yes” takes accents away, for text messages.
caution-threads = What is said of an idea comes in a thread under it from now on. “threads no” goes back to one row.
caution-no-threads = No more threads here. “threads yes” brings them back.
caution-verified = Your app now holds us for verified. But my signs came to you through this very chat: that alone does not prove that nobody slipped in between us.
caution-unverified = The comparison did not succeed. Write “verify” to begin again.

## The program on Matrix

about-matrix = Be a bot on Matrix, in encrypted chats, until Ctrl-C
about-setup-matrix = Log in once as the bot, make its keys, say the recovery key
flag-homeserver = The server where the bot has its account, for example https://matrix.example.org
flag-user = The bot's account, for example @ilfaut:example.org
flag-folder = The folder of the session and the keys
flag-passphrase-file = The file of the words that lock this folder (or the variable ILFAUT_MATRIX_PASSPHRASE)
flag-password-file = The file of the account's password; without it, it is asked for
flag-recovery-file = The file of the recovery key, where the account has one already
flag-sso = Log in by a page of the server, which gives a token
matrix-not-built = This program was built without Matrix: cargo build --release --features matrix -p ilfaut-bots
matrix-here = { $name } is listening. Open questions: { $questions }. Ctrl-C to stop: nothing is lost.
matrix-homeserver = The bot's server is missing: --homeserver https://matrix.example.org, or homeserver under [matrix] in ilfaut.toml.
matrix-user = The bot's account is missing: --user @ilfaut:example.org, or user under [matrix] in ilfaut.toml.
matrix-another = The server opens the account { $name }, not { $user }: correct --user (or user under [matrix]), or log in with the other account and another folder.
matrix-open-server = { $place }: without https the password could be read on its way. Write https://; http:// is only for this very machine (http://localhost:8008).
matrix-account = “{ $name }” is no account on Matrix: for example @ilfaut:example.org
matrix-passphrase-nowhere = The words that lock the bot's folder are missing: --passphrase-file FILE, or the variable ILFAUT_MATRIX_PASSPHRASE, or passphrase_file under [matrix] in ilfaut.toml. Choose long ones, and keep them.
matrix-not-set-up = Nobody logged in as the bot yet with the folder { $folder }: “ilfaut-bots setup matrix”, once. If that folder is lost, the same command with --recovery-file and the recovery key.
matrix-passphrase = These words do not open the folder { $folder }: take those of “ilfaut-bots setup matrix”.
matrix-taken = Another program works with the folder { $folder }: stop it. Never two bots for one folder.
matrix-folder = The folder { $folder } cannot be used: { $what }
matrix-refused = The server { $place } refuses: { $what }
matrix-forbidden = The server { $place } refuses the login: this account, this password or this token is not right.
matrix-logged-out = The server { $place } knows this session no more (closed elsewhere?). Put the folder { $folder } aside, then: “ilfaut-bots setup matrix --recovery-file FILE”, with the recovery key.
matrix-needs-recovery = This account has keys already: the recovery key said the first time is needed, by --recovery-file FILE.
matrix-wrong-recovery = That is not the recovery key of this account.
matrix-away = The server does not answer at { $place }: check the connection and the address, then try again.
matrix-sso = Open this page, log in as the bot, then copy what follows “loginToken=” in the address of the page that does not open: { $page }
matrix-set-up = { $name }: the session and the keys are in { $folder }. Back this folder up, and never give it to two bots.
matrix-recovery = The recovery key, said only this once. Write it on paper, elsewhere than on this machine: without it, a lost folder is lost.
matrix-run = To start: “ilfaut-bots matrix”.
secret-passphrase = the words that lock the folder
secret-password = the password
secret-token = the token
secret-recovery = the recovery key
secret-password-ask = Password of { $name }:
secret-token-ask = Token for { $name }:
secret-file = The file { $place } cannot be read: { $what }
secret-empty = There is nothing: { $secret } is missing.
secret-unread = What is typed cannot be read ({ $secret }): { $what }
secret-open = Beware: others than you can read { $place }, which holds { $secret }. Put it right by: chmod 600 { $place }

## In a group

shared-here = Vote here:
shared-vote = vote
group-hello = Hello! Every day, one idea to vote on here: “{ $question }” To end it, an administrator writes /stop.
group-hello-open = Hello! Each day, one idea here, in answer to: “{ $question }” To stop, a moderator of the room writes my name here, then: stop
group-open = 👍 for, 👎 against, 😐 neutral. In this room your reaction is public: everybody sees it. To vote in secret, write to me in private.
group-idea = Idea of the day
group-idea-about = Idea of the day · { $topics }
group-count =
    { $count ->
        [0] Your answers stay secret, even in this group.
        [one] Here: 1 answer (it stays secret, even in this group)
       *[other] Here: { $count } answers (they stay secret, even in this group)
    }
group-before = The idea before: { $idea } { $standing }
group-before-few = The idea before: { $idea } Still too few votes for a result.
group-voted = Recorded: { $vote } ✓ – the results tomorrow, or in private
group-not-voted = Your vote is not counted. To know why: “Go on in private”.
group-alone = go on in private
group-private = I answer in private, ideas as well as votes. Open our conversation first, then say it again there.
group-goes-on = One idea a day: the next one comes tomorrow.
group-stopped = Understood, no more ideas here. To begin again: remove me from the group, then add me again.
group-still-stopped = An administrator asked me to be silent here. To begin again: remove me from the group, then add me again.
