# The pages: map, activity, figures, journal.

## Numbers, spans, topics
page-number = { $n }
page-percent = { $whole }.{ $tenth }%
page-ratio = { $whole }.{ $tenth }
page-share = { $n }%
page-no-topic = no topic
span-seconds = { $large } s
span-minutes = { $large } min
span-hours = { $large } h { $small }
span-days = { $large } d { $small } h

## Map
zone-consensus-name = consensus
zone-consensus-letter = Q
zone-consensus-rule = for ≥ 60%, or against < 15 and neutral < 40
zone-rejection-name = rejection
zone-rejection-letter = R
zone-rejection-rule = against ≥ 60%, or for < 15 and neutral < 40
zone-limbo-name = limbo
zone-limbo-letter = L
zone-limbo-rule = neutral ≥ 40%
zone-controversy-name = controversy
zone-controversy-letter = C
zone-controversy-rule = all the rest
map-axes-shares = Map for × against
map-axes-numbers = Map adhesion × engagement
map-title = { $n ->
    [one] { $n } proposal
   *[other] { $n } proposals
  } ≥ { $least } votes
map-topic = topic: { $topic }
map-all-topics = all topics
map-zoom = view ×{ $n }
map-up-shares = % FOR
map-up-numbers = ENGAGEMENT (from −100 to +100)
map-right-shares = % AGAINST
map-right-numbers = % ADHESION
map-under = Under the cursor ({ $n })
map-in-zone = Zone { $zone } ({ $n })
map-nothing-here = Nothing under the cursor: z goes to the next zone, Enter opens the list.
map-votes = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
  }
map-shares = { $agree } for { $disagree } against { $neutral } neutral
map-signs-dots = One dot for each proposal. The letter of a zone stands in it.
map-signs-digits = 1: one proposal; one more each time their number doubles.
map-carried-region = P
map-carried-region-name = P plebiscites
map-provisional = Provisional count: the question is open.
map-zones = Zones
map-by-topic = By topic
map-carried = Plebiscites: { $n } (≥ 90 v., ≥ 80%, eng. ≥ 37)
map-aside = Votes set aside, counted apart: { $n }
map-few = Under { $least } votes: { $n }
map-numbers = { $adhesion }% · eng. { $engagement }
map-list = List: { $what }
map-list-all = all
map-list-here = under the cursor
map-list-head-votes = VOTES
map-list-head-for = FOR
map-list-head-against = AGAINST
map-list-head-neutral = NEUTRAL
map-list-head-text = PROPOSAL
map-empty = No accepted proposal has { $least } votes yet: the map will be drawn as people vote.
map-none-of-topic = No proposal of this topic has enough votes. F shows all topics.
map-no-topic = No topic begins with “{ $words }”. There are: { $known }.
map-told-votes = Votes counted: { $n } ({ $agree }% for, { $disagree }% against, { $neutral }% neutral).
map-told-all = Votes in all: { $n }, of which set aside: { $aside }.
map-told-zone = Zone: { $zone } ({ $rule }).
map-told-numbers = Adhesion { $adhesion }%, engagement { $engagement }.
map-told-carried = It is a plebiscite.
map-told-name = Name: { $name }.

## Activity
alert-open = to do
alert-kept = kept
alert-watched = watched
alert-kept-here = Noted in this window: you have seen it, and these votes count. u takes it back.
alert-watched-here = Watched: it stays on top of this window. These votes count.
alert-not-watched = This alert is no longer watched.
alert-open-again = This alert is to do again.
alert-nothing-to-undo = Nothing of what you did on this page is left to take back.
alert-accounts = { $n ->
    [one] { $n } account, by its pseudonym (random: it does not say who it is):
   *[other] { $n } accounts, by their pseudonyms (random: they do not say who it is):
  }
alert-sample = { $n ->
    [one] Account: { $sample } (Enter: the list)
   *[other] Accounts: { $sample } (Enter: the list of { $n })
  }
alert-seen-at = seen here on { $date }
alert-proposed-at = proposed on { $date }
alert-same = With and without part once two people have set these votes aside.
alert-nothing-lost = Nothing is deleted: votes set aside stay counted apart, and can come back.
ask-aside = { $n ->
    [one] Propose to set the votes of one account aside?
   *[other] Propose to set the votes of { $n } accounts aside?
  }
ask-aside-what = Nothing is deleted. Another moderator must confirm with c.
head-alert-state = STATE
head-sign = LEV
head-time = TIME
head-with = WITH
head-without = WITHOUT
time-of-day = %H:%M
day-of-year = %m-%d
minutes-title = Votes per minute
minutes-told = at most { $max } at { $at } · in all { $sum }
minutes-none = No vote for an hour.
title-accounts = Accounts of an alert
counted-alerts = { $name } !{ $n }

## Figures
stats-figures = FIGURES
stats-today = today
stats-days = over 7 days
stats-week = this week
stats-weeks = over 4 weeks
stats-month = this month
stats-months = over 3 months
stats-total = total
stats-participants = Participants
stats-votes = Votes
stats-each = Votes per participant
stats-received = Proposals received
stats-accepted = — accepted
stats-refused = — refused
stats-waiting = — waiting
stats-delay = Median delay of moderation
stats-unvoted = Votes taken back
stats-channel = CHANNEL
stats-people = people
stats-proposals = ideas
stats-reasons = REASONS OF REFUSALS
stats-count = number
stats-under = Accepted proposals with fewer than 50 votes: { $n } of { $of } ({ $percent })
stats-p5 = 95% of accepted proposals have at least { $n } { $n ->
    [one] vote
   *[other] votes
  }
stats-open = open
stats-opens = from { $date }
stats-closes = until { $date } ({ $left })
stats-over = closed
stats-none = None

## Journal
title-act = Journal: one act
journal-title = Journal · { $n ->
    [one] { $n } act read
   *[other] { $n } acts read
  }
journal-filter = filter: { $words }
journal-checking = checking the chain…
journal-checked = chain checked { $time } ({ $entries }/{ $entries })
journal-broken = chain BROKEN at entry { $at } of { $of } ({ $time })
journal-empty = Nothing has been done in this question yet.
journal-none = No act that was read matches this filter. F takes it off.
journal-when = WHEN
journal-who = WHO
journal-deed = ACT
journal-object = OBJECT
journal-detail = DETAIL
journal-you = you
journal-nobody = organiser
journal-question = question
journal-cohort = group { $n }
journal-erased = (text erased)
journal-text = text corrected
journal-topics = topics: { $topics }
journal-seized = was being read by { $by }
journal-duplicate = duplicate of { $name }
journal-taken-back = { $from } by { $by }, again { $to }
journal-marked = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
  }: { $why }
journal-head = { $object } · { $deed } · { $by } · { $date } · event { $event }
journal-reversible = u undoes this act: what was before comes back, and that is written here too.
journal-not-reversible = This act cannot be undone from here.
journal-not-found = These words are nowhere in what was read here.
journal-moment = %m-%d %H:%M
deed-accepted = accepts
deed-refused = refuses
deed-postponed = postpones
deed-decided = decides
deed-taken-back = takes back
deed-amended = corrects
deed-noted = notes
deed-written = writes
deed-seized = takes over
deed-marked = proposes
deed-set-aside = sets aside
deed-restored = restores
deed-settled = settles
deed-closed = closes
deed-opened = reopens

## Questions
head-left = LEFT
head-given = VOTES
question-left = { $n } d
question-last-day = today

## Files
export-done = Written: { $path }
export-failed = The file could not be written ({ $what }). Nothing is lost: x tries again.
file-map = map
file-stats = figures
file-journal = journal
file-alerts = alerts
file-queue = queue
file-day = %Y-%m-%d
file-moment = %Y-%m-%dT%H:%M:%S%:z
csv-proposal = proposal
csv-zone = zone
csv-votes = votes counted
csv-for = for
csv-against = against
csv-neutral = neutral
csv-all = all votes
csv-aside = set aside
csv-adhesion = adhesion
csv-engagement = engagement
csv-carried = plebiscite
csv-topics = topics
csv-text = text
csv-yes = yes
csv-no = no
csv-event = event
csv-date = date
csv-who = who
csv-deed = act
csv-object = object
csv-detail = detail
csv-level = level
csv-people = accounts
csv-ideas = proposals
csv-state = state
csv-why = why
csv-accounts = pseudonyms
csv-status = status
csv-author = author
csv-channel = channel
