# Keys and commands of the console.

key-yes = y
note-not-done = Nothing was done.
tab-queue = Queue
tab-map = Map
tab-activity = Activity
tab-stats = Stats
tab-journal = Journal
title-tags = Topics
title-edit = Correct
title-duplicate = Duplicate of…
title-write = Write
title-compare = Compare
do-keep-votes = keep
do-watch = watch
do-validate = confirm
do-edit = correct
do-tags = topics
do-duplicate = duplicate
do-open-map = list
do-zone = zone
do-density = density
do-axes = axes
do-reverse = reverse
do-verify = check
do-period = period
do-mark = mark
do-on-marked = on the marked
do-search = search
do-filter = filter
help-keep-votes = keep these votes: they count, or count again
help-watch = watch: the alert stays in sight, nothing changes
help-undo-aside = undo what you just did
help-validate = confirm
help-edit = correct the text, and see what changes
help-tags = choose topics
help-duplicate = duplicate: say of which proposal
help-open-map = list what is under the cursor
help-zone = next zone
help-density = dots or digits
help-axes = change the axes
help-zoom-in = see it closer
help-zoom-out = see it from further away
help-reverse = reverse this decision
help-verify = check the whole chain of the record
help-next-table = the next table
help-next-field = complete, or the next field
help-period = change the period
help-next-similar = the next similar proposal
help-previous-similar = the similar proposal before
help-compare = compare side by side
help-reveal = show masked words
help-message = write to the author
help-note = leave a note for colleagues
help-author = other proposals of this author
help-wake = put a postponed proposal back in the queue
help-mark = mark, and go down
help-range = mark from here to the cursor
help-mark-matching = mark what a filter finds
help-mark-visible = mark all that is in sight
help-clear-marks = take all marks off
help-on-marked = then a, r, p, t or D: on all that is marked
help-search = search for words
help-next-match = the next one found
help-previous-match = the one found before
help-filter = filter the list
help-clear-filter = show the whole list
help-sort = sort in another way
help-zen = one proposal at a time
help-redo = do again what was just undone
help-export = write this view to a file
help-copy = copy (sent to the terminal, OSC 52)
help-palette = type a command
help-tab-queue = the queue
help-tab-map = the map
help-tab-activity = the activity
help-tab-stats = the figures
help-tab-journal = the journal
help-map-down = go down on the map
help-map-up = go up on the map
help-map-left = go left on the map
help-map-right = go right on the map
help-suspend = back to the shell; fg to come back

action-accept = accept
action-refuse = refuse
action-postpone = postpone
action-undo = undo
action-redo = redo
action-edit = correct
action-tags = topics
action-duplicate = duplicate
action-message = write
action-note = note
action-wake = wake
action-author = author
action-next-similar = next similar
action-previous-similar = previous similar
action-compare = compare
action-reveal = reveal
action-seize = lock take
action-release = lock release
action-mark = mark
action-range = range
action-mark-matching = mark matching
action-mark-visible = mark visible
action-clear-marks = unmark
action-on-marked = marked
action-search = search|find
action-next-match = next match
action-previous-match = previous match
action-filter = filter
action-clear-filter = all
action-sort = sort
action-zen = zen
action-palette = command
action-help = help
action-copy = copy
action-show-text = text
action-export = export
action-messages = messages
action-errors = errors
action-tasks = tasks
action-footer = footer
action-bell = bell|beep
action-results = hide results|hide
action-queue = queue
action-map = map
action-activity = activity|alerts
action-stats = stats|figures
action-journal = journal|log
action-open = open
action-back = back
action-down = down
action-up = up
action-left = left
action-right = right
action-page-down = next page
action-page-up = previous page
action-half-down = half page down
action-half-up = half page up
action-first = first
action-last = last
action-next-list = next list
action-previous-list = previous list
action-next-zone = zone
action-density = density
action-axes = axes
action-zoom-in = zoom in
action-zoom-out = zoom out
action-confirm-aside = confirm aside
action-verify = check
action-reload = reload
action-redraw = redraw
action-suspend = suspend
action-close = close
action-quit = quit
action-cancel = cancel
action-confirm = confirm
action-next-echo = next echo
command-question = question
    .help = open a question by its short name
command-questions = questions
    .help = the list of questions
command-language = language
    .help = speak another language: fr or en
command-theme = theme
    .help = change colours: auto, light, dark, mono
command-view = view
    .help = view flow: one at a time; view list: the queue
command-keyboard = keyboard
    .help = the names of all actions, with their keys
help-seize = take over a colleague’s lock (asks first)
help-release = give back the lock you hold
help-show-text = show the text, to be selected by hand
help-messages = what was said at the bottom of the screen
help-errors = what went wrong
help-tasks = what waits to be sent
help-footer = show or hide the keys at the bottom
help-bell = ring or not at grave alerts
help-results = hide or show votes until you have decided
help-run = do what the line says
help-find = search in this help
help-nothing = Nothing like that here. Escape: the whole help.
help-line-before = the line before, or the choice above
help-line-after = the line after, or the choice below
do-run = do it
key-space = Space
group-verbs = Decide
group-proposal = On the proposal
group-marks = Mark, and act on several
group-find = Search, filter, sort
group-move = Move about
group-console = The console
group-commands = By a command only
filter-status = status
filter-channel = channel
filter-topic = topic|tag
filter-reason = reason
filter-author = author
filter-language = language
filter-sign = signal
filter-held = lock
filter-anybody = yes
filter-bad-likeness = “{ $word }”: write for example ≈>0.8 or ≈<0.5.
filter-bad-age = “{ $word }”: write for example >2h, <10min or >3d.
filter-unknown-field = “{ $word }”: there are status, channel, topic, reason, author, language, signal, lock.
filter-unknown-value = “{ $word }”: nothing is called so.
filter-unclosed = “{ $word }”: the closing quote is missing.
sign-link = link
sign-capitals = capitals
sign-short = short
sign-hidden = hidden
sign-insult = insult
sign-several = several
sign-language = language
sign-test = test
sign-question = question
sign-repeated = repeated
sign-personal = personal
sign-echo = echo
order-newest = newest first
order-alike = most alike first
order-flagged = most flagged first
order-author = by author
limits-sorted = sort: { $order }   filter: –
limits-filtered = filter: { $filter } ({ $n } of { $all })   sort: { $order }
empty-filtered = Nothing passes this filter. F shows everything again.
prompt-words = Search:
prompt-filter = Filter:
prompt-marks = Mark:
prompt-counts = { $n } found
palette-title = Commands: Tab completes, ↑↓ choose, Enter does
ask-title = Before acting
ask-answers = { $yes }: yes      any other key: no
ask-more = … and { $n } more
ask-undo = u will take it all back at once.
word-save = save
word-flow = flow
word-list = list
title-keyboard = Keyboard
title-messages = Messages
title-faults = What went wrong
messages-none = Nothing was said yet.
keyboard-head = The names for console.toml, the keys, the commands.
command-unknown = “{ $typed }” is no command. Near: { $near }.
command-not-here = “{ $name }” means nothing here.
command-on-off = “{ $word }”: write on or off.
command-no-question = No question “{ $question }”. There are: { $known }.
command-no-language = “{ $word }”: write fr or en.
command-no-theme = “{ $word }”: write auto, light, dark or mono.
command-no-view = “{ $word }”: write flow or list.
note-language = The console speaks English.
note-filter-unsaved = The filter serves here, but could not be saved ({ $what }).
note-filter-saved = Filter saved: “:filter { $name }”.
note-no-filter = No filter to save: f types one.
note-filtered = { $n } of { $all }. f changes the filter, F takes it off.
note-sorted = Sort: { $order }.
note-no-match = “{ $words }” is not in this list.
note-only-match = “{ $words }” is in this proposal only.
note-no-author = Nobody knows who wrote this proposal.
note-not-markable = This proposal waits no more: it cannot be marked.
note-range = Range begun: go to its end, then v again.
note-none-marked = Nothing is marked. Space marks.
note-not-postponed = Only a postponed proposal goes back to the queue.
note-nothing-to-redo = Nothing to do again.
note-typing = Are you typing a text? These keys were ignored.
note-released = Lock given back: a colleague may read it.
note-no-lease = You hold no lock.
note-late = { $n ->
    [one] One waited no more: it stays as it is.
   *[other] { $n } waited no more: they stay as they are.
  }
note-marked = { $n } more, { $all } in all. ; acts on the marked.
note-unmarked = { $n ->
    [one] One mark taken off.
   *[other] { $n } marks taken off.
  }
note-aiming = { $n ->
    [one] On the one that is marked
   *[other] On the { $n } marked
  }: a, r, p, w, t or D? Other keys: nothing.
marked = { $n ->
    [one] 1 marked
   *[other] { $n } marked
  } (; to act)
grace-many = { $n } proposals at once. u takes all back, { $seconds } s left
ask-decide = { $status ->
    [Accepted] Accept
    [Refused] Refuse
    [Postponed] Postpone
   *[other] Put back in the queue
  } { $n ->
    [one] this proposal?
   *[other] these { $n } proposals?
  }
note-footer = { $on ->
    [on] Keys shown at the bottom.
   *[other] Keys hidden: ? shows them.
  }
note-bell = { $on ->
    [on] Grave alerts ring.
   *[other] Nothing rings.
  }
note-results = { $on ->
    [on] Votes hidden until you have decided.
   *[other] Votes shown.
  }
note-zen = { $on ->
    [on] One at a time, votes hidden. z or Escape: the list.
   *[other] The list again.
  }
keys-unknown-action = “{ $name }” is no action of the console
    .instead = write { $near }? (“:keyboard” shows them all)
keys-unknown-key = “{ $key }” is no key
    .instead = write a letter, or Ctrl-r, F2, Enter, Esc, Tab, Space, Up…
keys-typed = “{ $key }” is typed where { $name } acts
    .instead = choose for { $name } a key that writes nothing, such as F2
keys-conflict = “{ $key }” does { $other } already
    .instead = choose another key, or give { $other } another one

ask-tag = Give these topics to { $n ->
    [one] this proposal?
   *[other] these { $n } proposals?
  }

note-aimed = { $n ->
    [one] For this proposal alone.
   *[other] For the { $n } marked (b: one only).
  }

tasks-count = { $n ->
    [one] { $n } order waits to be sent.
   *[other] { $n } orders wait to be sent.
  }
title-tasks = Tasks
order-oldest = oldest first
note-no-proposal-here = No proposal is selected here: 1 leads to the queue.
