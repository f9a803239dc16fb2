# What opens over a proposal: reasons, topics, corrections, duplicates, words, comparison.

## The queue
head-signals = SIGNALS
head-mark = MARK
preview-topics = Topics: { $topics }
pace = { $n } handled/h · ≈ { $left } left
pace-minutes = { $n } min
pace-hours = { $n } h { $minutes }
strip-title = Your last decisions
strip-nothing = Nothing yet: what you decide will be read here.
hour-format = %H:%M:%S

## Signals, in one word and in one sentence
mark-corrected = CORRECTED
mark-noted = +NOTE { $n }
mark-waiting = ={ $n }
mark-accepted = ≈{ $n }
mark-like = ≈{ $percent }%
mark-echo = ×{ $n }
mark-appealed = CONTESTED
mark-link = LINK
mark-capitals = CAPS
mark-too-short = SHORT
mark-long = LONG
mark-several-ideas = SEVERAL
mark-insult = INSULT
mark-language = LANGUAGE
mark-personal-data = CONTACT
mark-test = TEST
mark-question = QUESTION
mark-repeated = REPEATS
mark-hidden = HIDDEN
signal-none = nothing particular
signal-corrected = corrected here
signal-masked = a word is masked (Enter, then v shows it)
signal-appealed = contested by its author: { $name } had refused it, somebody else decides
signal-link = holds a link
signal-capitals = nearly all capitals
signal-too-short = very short
signal-long = longer than allowed
signal-hidden = holds invisible characters (□)
signal-personal-data = holds a way to reach somebody
signal-insult = holds an insult
signal-several-ideas = perhaps several ideas
signal-language = perhaps in another language
signal-test = looks like a test
signal-question = asks a question
signal-repeated = says the same over and over
signal-echo = { $n ->
    [one] one like it
   *[other] { $n } like it
  } from brand-new accounts (S: the next)

## The detail
lease-own = lock: you, until { $time }
lease-of = lock: { $name }, { $seconds } s left
held-by = { $name } is reading it ({ $seconds } s left). You can read it; “:lock take” takes it.
held-footer = { $name } holds it. J next · Esc back · :lock take
by-votes = { $n ->
    [one] { $n } vote given
   *[other] { $n } votes given
  }
fact-topics = Topics
fact-history = History
fact-notes = Notes
topics-none = none (t: choose)
alike-title = Similar proposals ([ ] choose, = compare, D duplicate)
standing = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
  } · for { $agree } against { $disagree } neutral { $neutral }
standing-brief = { $n } v · { $agree }% for
standing-none = no vote yet
standing-hidden = votes hidden until you decide
standing-consensus = CONSENSUS
standing-rejection = REJECTION
standing-limbo = LIMBO
standing-controversy = CONTROVERSY
history-sent = sent on { $date }
decided-same = (the same as { $text })
noted = { $name }, { $date }: { $words }
note-erased = (erased)
note-no-similar = No similar proposal is known for this one.
note-unchanged = Nothing has changed.
note-kept = Nothing was sent; what you wrote stays here.
results-hidden = Votes of similar proposals are hidden until you decide.
results-shown = Votes of similar proposals are shown again.
seize-ask = { $name } is reading this proposal. Take the lock in their place?
seize-recorded = It will be written in the journal, with your name.
seize-free = Nobody else holds this proposal.
seize-done = The lock is yours; the journal says so.

## Reasons
picker-marked = { $on ->
    [yes] [x]
   *[no] [ ]
  } for the { $n } marked (b)
picker-which = Which one? [ ] in the detail, or D, names it to its author.

## Topics
tags-title = Topics (*: carried by similar proposals)
tags-count = { $n } of { $of }
tags-filter = Search:
tags-chosen = Chosen: { $n }, { $most } at most
tags-nothing = none
tags-help = Space or a digit ticks; letters search.
tags-full = { $most } topics at most: untick one first.
tags-none = This question has no topics: the organiser writes them in its file.
tags-missing = None begins like this. Topics are the organiser’s: these lines in the question’s file add it.
tags-lines = { $slug } = {"{"} en = "{ $name }" {"}"}
tags-done = { $n ->
    [0] No topics any more.
    [one] 1 topic.
   *[other] { $n } topics.
  }

## Correct
edit-before = The author’s text
edit-after = Corrected text
edit-length = { $n } / { $max }
edit-changes = What changes: { $n ->
    [0] nothing
    [one] 1 word
   *[other] { $n } words
  }
edit-none = Nothing changes yet.
edit-advice = Correct mistakes, never the meaning: the words stay the author’s.
edit-rewritten = More than 5 words change: rather refuse, and say how to put it. Enter once more keeps this text.
edit-done = Corrected. The journal keeps both texts.
phrase-short = { $n } characters: { $min } at least are needed.
phrase-long = { $n } characters: { $max } at most are allowed.
phrase-opening = A proposal begins with “{ $prefix }”.
phrase-markup = A proposal holds no markup (< >).

## Duplicate
duplicate-title = Which one does it repeat?
duplicate-votes = both keep their votes
duplicate-search = Search:
duplicate-type = No similar one is known: type a few words to search all of them.
duplicate-nothing = Nothing resembles these words.
duplicate-choose = First choose the proposal that this one repeats.
duplicate-itself = It is the same proposal: choose another.

## Write
write-message = Message to the author
write-note = Note for colleagues (the author does not read it)
write-ready = Ready sentences (↑ ↓)
write-notes = Notes left before
write-no-notes = None.
write-nobody = This proposal has no author to write to.
write-empty = First write a few words.
write-sent = Message sent: the author will read it in 10 s. It decides nothing.
write-noted = Note left for your colleagues.
ready-precise = Thank you for your idea. Tell us in a few more words what should be done, and where.
ready-several = Your text holds several ideas: send them one by one, each will be read.
ready-corrected = We corrected a few mistakes in your proposal; its meaning has not changed.
ready-alike = A very similar idea is already open to votes: type “search” to find it.
ready-thanks = Thank you for your idea: we are reading it and will answer soon.

## Compare
compare-title = In brackets: the words that differ
compare-this = This one
compare-other = The other (≈{ $percent }%)
