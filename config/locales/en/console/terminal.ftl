# The terminal: colours, copying, mouse, line mode.

cli-theme = The colours: auto (the terminal's), light, dark, mono [default: auto; NO_COLOR chooses mono]
cli-rate = The speed of the line: low for a slow one (few rows, whole pages, no mouse)
cli-plain = Line by line, in sentences: screen readers, simple terminals, pipes and logs

## Copying
title-copy = To copy
copy-sent = { $n ->
    [one] Sent to the terminal (OSC 52): 1 character. Nothing to paste? :copy shows the text.
   *[other] Sent to the terminal (OSC 52): { $n } characters. Nothing to paste? :copy shows the text.
  }
copy-too-long = Too long for a terminal's clipboard, nothing was sent. The command :copy shows the text.
copy-nothing = Nothing is chosen here: nothing was sent.

## Line mode: what is said
plain-dumb = This terminal cannot draw (TERM=dumb): the console speaks line by line.
plain-start = Line mode. Type a letter or a word, then Enter. ? says what can be done, q quits.
plain-question = Question: { $question }
plain-place = { $at } of { $of }. { $text }
plain-minutes = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
  }
plain-hours = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
  }
plain-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
  }
plain-alike = { $n ->
    [one] 1 similar proposal, at { $percent } %: { $text } It is { $status }.
   *[other] { $n } similar proposals, the nearest at { $percent } %: { $text } It is { $status }.
  }
plain-one-alike = { $at }. At { $percent } %: { $text } { $status }.
plain-none-alike = No similar proposal is known.
plain-verbs = a accept, r refuse, p postpone, u undo, s similar, next, ? help
plain-done = { $status ->
    [Accepted] Accepted
    [Refused] Refused
    [Postponed] Postponed
   *[other] Handled
  }: “{ $text }”. The author will be told in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
  }. u takes it back.
plain-map = Map, { $n ->
    [one] 1 proposal
   *[other] { $n } proposals
  }. { $zones }.
plain-map-list = List: { $list }.
plain-map-verbs = Say “list controversy”, next, previous, open, or “queue” to return.
plain-votes = { $n ->
    [one] 1 vote
   *[other] { $n } votes
  }: { $agree } % for, { $disagree } % against, { $neutral } % neutral. { $zone }.
plain-reasons = Which reason? { $reasons }. Say a letter or a word; “back” to refuse nothing.
plain-own-words = Write your words to the author, on one line; “back” to leave them.
plain-no-reason = No reason begins with “{ $line }”. Nothing was refused.
plain-keys = Here: { $keys }. “back” to return.
plain-unknown = I do not understand “{ $line }”. ? says what can be done.
plain-same = Nothing has changed.
plain-slow = The consultation is slow to answer. What you asked for will come.
plain-help =
  a accept, r refuse (r duplicate, r rude: your words to the author), p postpone, u undo.
  next, previous, a number: another proposal. An empty line repeats it.
  s similar, open (all details), e and a text: correct, t and topics, D and a number or words: duplicate.
  note, message and words: to colleagues, to the author. search and words, filter and words.
  queue, map, activity, stats, journal: the pages. list postponed, list refused. back, q quit.
  A single letter does what the key does on the screen; a colon and a word do the command.

## Line mode: the words that are understood (between blanks; capitals and accents do not matter)
plain-verb-accept = a accept
plain-verb-refuse = r refuse
plain-verb-postpone = p postpone
plain-verb-undo = u undo
plain-verb-redo = redo
plain-verb-edit = e edit correct
plain-verb-tags = t tags tag topics
plain-verb-duplicate = D duplicate
plain-verb-message = m message
plain-verb-note = i note
plain-verb-wake = wake
plain-verb-author = author
plain-verb-seize = take
plain-verb-reveal = show
plain-verb-compare = compare
plain-verb-mark = mark
plain-verb-on-marked = marked ;
plain-verb-clear-marks = unmark
plain-verb-search = search find /
plain-verb-filter = filter
plain-verb-clear-filter = unfilter
plain-verb-sort = sort
plain-verb-palette = command
plain-verb-help = ? help
plain-verb-copy = copy
plain-verb-export = export
plain-verb-messages = messages
plain-verb-tasks = tasks
plain-verb-queue = queue
plain-verb-map = map
plain-verb-activity = activity alerts
plain-verb-stats = stats figures
plain-verb-journal = journal
plain-verb-open = o open
plain-verb-back = back close
plain-verb-next = next
plain-verb-previous = previous
plain-verb-zone = zone
plain-verb-reload = R reload
plain-verb-quit = q Q quit
plain-verb-similar = s similar
plain-verb-list = list
