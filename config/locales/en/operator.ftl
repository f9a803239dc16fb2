# The operator's program, ilfaut. One sentence a message.
language-name = English

## Help

about-ilfaut = The organiser's workshop: check, open, import, export and recount a consultation.
about-check = Check consultation or settings files: every mistake is told, with its line and what to write instead.
about-open = Put a consultation in place (without a file: the sample that is shipped), or open a question again.
about-close = Close a question now.
about-import = Import published proposals with their counts; those already there are left alone.
about-replay = Replay a published pol.is conversation, vote by vote.
about-export = Write all proposals of a question, as CSV and as JSON, with the meaning of every column.
about-recount = Count everything again from the first entry and compare; nothing is changed, even in a refused folder.
about-score = Score the counts read as JSON from standard input.
about-explain = Show where every score of a proposal comes from: counts, rates, weights, terms, intervals, zone.
about-alerts = Tell which votes look like those of a brigade, why, and what moderators made of it; no vote is changed.
about-aside = Propose to set the votes of an alert aside, or confirm what another moderator proposed; the raw counts keep them.
about-restore = Restore votes that somebody proposed to set aside, or that are.
about-compare = Say how alike two ideas are, from 0 to 1, and whether they are the same one.
about-flag = Say what a moderator should look at in a text (--lang also says which language it should be in); nothing is ever refused.
about-simulate = Simulate a consultation whose opinions are known: what the rotation finds out, what a brigade can move.
about-moderator = Say who moderates, with a password each; a running server heeds it at once.
about-add = Add somebody; the password is asked for twice, or read from standard input.
about-list = Show who moderates what.
about-remove = Strike somebody off: their door closes at once, their decisions stay.
about-password = Change somebody’s password.
about-serve = Serve a consultation by HTTP, to several programs at once.

arg-lang = Language: fr, en
arg-json = Answer with one JSON object, for a program
arg-help = Show this help
arg-version = Show the version
arg-checked = Files to check (ilfaut.toml: settings; any other: a consultation); without a file, the shipped sample and your own settings
arg-opened = Consultation files
arg-reopened = Question to open again, without an end
arg-closed = Question to close
arg-address = Where the consultation is: sled:FOLDER or http(s)://SERVER; else ILFAUT_ADDRESS, then ilfaut.toml, then the usual folder
arg-question = Question; made if there is none (lower-case letters, digits, - _ .)
arg-exported = Question to export
arg-aggregates = File of proposals: the first column names them; then proposition, votes, n_scored, agree, disagree, neutral, net_qualif, and if there are any auteur, age, adhesion, engagement, score
arg-pending = Send them to the moderators first
arg-votes = Votes: t_ms, participant, comment, vote (1 for, 0 neutral, -1 against)
arg-comments = Comments: comment, text, and if there are any author, t_ms
arg-out = Folder for proposals.csv, proposals.json and columns.csv
arg-edition = Formulas of 2022 (the default) or of 2020
arg-explained = The proposal, by its name here (p12) or in the file it came from
arg-watched = The question to look at; without it, all
arg-marked = The alert, by the six signs that “ilfaut alerts” writes before it
arg-compared = The two ideas
arg-pairs = Pairs to compare: a list of objects with a and b, or an object that holds it as pairs
arg-flagged = The text
arg-texts = Texts to look at: a list of objects with id and text, or an object that holds it as items
arg-scale = Size: bretagne, hauts-de-france, bordeaux, grenoble, nantes, tiny
arg-rotation = Rotation: reliable, makeorg, equal, random
arg-share = Share of the participants and votes, from 1 % to 100 %
arg-brigade = Brigade of 1 % of the participants: none, direct, include, grind, served, served60, targets
arg-seed_xor = Number (decimal or 0x…) mixed into the seed: another crowd of the same size
arg-oracle = Crowd: spec (published) or rough (limbo, scatter, uneven qualifications)
arg-fixed = Replay the published uniform draw, with its fingerprints
arg-set = Change a setting of the rotation reliable, for instance floor=0.5 (may be repeated)
arg-params = Tables of the crowd; otherwise synthetic/params.json in the folder that ILFAUT_DATA names
arg-added = The login: letters, digits and . _ - + @
arg-login = The login
arg-signed = The name that signs their decisions; otherwise, the login
arg-moderated = Question to moderate (may be repeated); without it, all
arg-admin = Let them open and close questions too
arg-moderators = File of moderators; otherwise moderators.toml beside the settings
arg-listen = Where to listen, such as 127.0.0.1:8040; otherwise ilfaut.toml
arg-owner-key = File of the key of the place, for bots on another machine; written on the first start, otherwise the key is new each time
arg-log = What is logged on standard error: error, warn, info, debug; otherwise RUST_LOG

help-usage = Usage:
help-commands = Commands
help-command = COMMAND
help-options = Options
help-files = Files
help-texts = Texts
help-what = What it is about
help-exit-codes =
    Exit codes:
      0  done
      1  the place, a file or a rule says no
      2  the arguments or the input cannot be read
      3  the recount found a difference

## Mistakes in what was typed

mistake-unknown = “{ $argument }” is not an option here: see --help.
mistake-command = “{ $command }” is not a command: check, open, close, import, replay, export, recount, score, explain, alerts, aside, restore, compare, flag, simulate, moderator or serve.
mistake-no-command = A command is missing: check, open, close, import, replay, export, recount, score, explain, alerts, aside, restore, compare, flag, simulate, moderator or serve.
mistake-missing = { $argument } is missing.
mistake-conflict = { $argument } and { $other } do not go together.
mistake-value = “{ $value }” does not suit { $argument }: see --help.

## Faults

fault-refused = The consultation refuses: { $what }.
fault-not-open-yet = The question is not open yet at these dates.
fault-finished = The question is closed: open it again with “ilfaut open --question”.
fault-not-votable = One of the proposals is not open to votes: { $status }.
fault-not-found = Not found: { $what }.
fault-not-supported = This place cannot do that: { $what }.
fault-unavailable = The consultation is out of reach, nothing was recorded: { $what }.
fault-runtime = The system refuses to work: { $what }.
fault-no-question = There is no question “{ $question }” here.

## Files that cannot be read

bad-file = { $file }: { $count ->
    [one] one line does not fit
   *[other] { $count } lines do not fit
  }; nothing was recorded.
bad-column = { $file }, line { $line }: the column { $column } is missing.
bad-number = { $file }, line { $line }: “{ $value }” is not a number that fits.
bad-vote = { $file }, line { $line }: “{ $value }” is not a vote (1, 0 or -1).
bad-nameless = { $file }, line { $line }: a name or number is missing.
bad-textless = { $file }, line { $line }: proposal { $name } has no text.
bad-twice = { $file }, line { $line }: { $name } is already on line { $first }.
bad-utf8 = { $file }, line { $line }: this is not UTF-8 text.
bad-length = { $file }, line { $line }: { $found } columns instead of { $expected }.
bad-reading = { $file }, line { $line }: reading stops here.
bad-text = { $file } is not UTF-8 text.

## What was done

check-complaint = { $complaint }
check-good = { $files ->
    [one] One file read, nothing to mend.
   *[other] { $files } files read, nothing to mend.
  }
check-bad = { $complaints ->
    [one] One mistake
   *[other] { $complaints } mistakes
  } in { $files ->
    [one] one file.
   *[other] { $files } files.
  }

open-done = “{ $operation }” is in place: { $questions ->
    [one] one question
   *[other] { $questions } questions
  } (new or changed: { $changed }), first proposals added: { $seeded }, already there: { $known }.
open-again = The question “{ $question }” is open again, without an end.
close-done = The question “{ $question }” is closed.

import-done = “{ $question }”: { $read } proposals read, { $new } added, { $skipped } already there.
import-pending = “{ $question }”: { $read } proposals read, { $new } waiting for moderation, { $skipped } already there.
import-inconsistent = { $count ->
    [one] One row contradicts itself: its published numbers do not follow from its counts. It is imported as it is:
   *[other] { $count } rows contradict themselves: their published numbers do not follow from their counts. They are imported as they are:
  }
import-difference =
    {"  "}{ $name } “{ $text }”: adhesion { $adhesion } (recomputed { $counted-adhesion }), engagement { $engagement } (recomputed { $counted-engagement }), score { $score } (recomputed { $counted-score })

replay-done = “{ $question }”: { $comments } comments ({ $new } new), { $participants } participants, { $lines } lines replayed, { $changed } of which changed something.
replay-textless = { $count ->
    [one] One comment is
   *[other] { $count } comments are
  } known only by votes: the text is empty.
replay-strict = The question “{ $question }” exists already with the citizens' rules: replay into a new question.

export-done = { $count ->
    [one] One proposal written
   *[other] { $count } proposals written
  } to { $folder }: proposals.csv, proposals.json, columns.csv.

recount-found = { $entries } entries, { $events } events: { $questions } questions, { $proposals } proposals, { $participants } participants, { $votes } votes.
recount-head = Hash of the last good entry: { $head }
recount-broken = Entry { $entry } is the first that is missing or damaged: { $what }.
recount-differs = Difference: { $what }.
recount-version = The kept state was kept by another version of ilfaut: it is not compared, and is written anew at the next closing. The journal itself is recounted whole.
recount-sound = The chain is whole, and nothing contradicts the recount.

score-unreadable = The input is not what “ilfaut score” reads, a JSON object with “vectors”: { $what }.

simulate-no-tables = The tables of the crowd are missing: name their file (--params), or the data folder by ILFAUT_DATA.
simulate-tables = { $file } is no table of a crowd: { $what }.
simulate-setting = “{ $setting }” is no setting that suits. Settings: { $names }.
simulate-zones = Zones found right: { $right } (make.org’s rule: { $plugin }). Undecided: { $undecided }; right among the others: { $decided }.
simulate-best = Found again of the best 20: { $twenty }; of the best 5 %: { $share }. Rank correlation: { $spearman }.
simulate-votes = Votes per proposal: { $min } at least, { $median } in the middle, { $max } at most; Gini { $gini }.
simulate-fixed = { $votes } votes replayed, { $plebiscites } plébiscites.
simulate-hashes = Fingerprints: log { $log }, counts { $tally }, plébiscites { $plebiscites }.
simulate-brigade = Brigade “{ $attack }”: the trusted score moved by { $move } on average over { $slate } proposals; turned consensus: { $flipped }, with certainty: { $certain }.

## Columns of an export

column-external_id = Name of the proposal in the file it came from; empty if it was written here
column-id = Its name here
column-text = Its text, byte for byte, empty if it was erased. It may begin with =, +, - or @: in a spreadsheet, import this column as text, never as a formula
column-author = How its author signed, if at all
column-age = The age its author gave, in years
column-status = Pending, Accepted, Refused, Postponed or Archived (withdrawn or erased; its votes stay counted)
column-votes = All votes
column-scored = Votes cast inside a sequence, those that two moderators set aside left out, the only ones in scores; agree + disagree + neutral, except where an imported file contradicts itself
column-agree = Votes for, inside a sequence
column-disagree = Votes against, inside a sequence
column-neutral = Neutral votes, inside a sequence
column-likeIt = “Love it”, inside a sequence; empty if the imported file does not say
column-doable = “Doable”, inside a sequence; empty if the imported file does not say
column-platitudeAgree = “Platitude”, said while voting for, inside a sequence; empty if the imported file does not say
column-noWay = “No way”, inside a sequence; empty if the imported file does not say
column-impossible = “Impossible”, inside a sequence; empty if the imported file does not say
column-platitudeDisagree = “Platitude”, said while voting against, inside a sequence; empty if the imported file does not say
column-doNotUnderstand = “Do not understand”, inside a sequence; empty if the imported file does not say
column-noOpinion = “No opinion”, inside a sequence; empty if the imported file does not say
column-doNotCare = “Do not care”, inside a sequence; empty if the imported file does not say
column-adhesion_2020 = (agree + 0.33) / (scored + 1)
column-engagement_2020 = net / (agree + disagree + 1)
column-score_2020 = adhesion_2020 + engagement_2020
column-top_score = Score of 2022: agree + likeIt + doable − noWay − impossible − platitude, as smoothed rates; empty for an imported row
column-engagement = Score of 2022: likeIt − noWay + doable − impossible − platitude, as smoothed rates; empty for an imported row
column-adhesion = Score of 2022: agree, as a smoothed rate; empty for an imported row
column-realistic = Score of 2022: doable − impossible, as smoothed rates; empty for an imported row
column-platitude = Score of 2022: both platitudes, as smoothed rates; empty for an imported row
column-controversy = Score of 2022: the lesser of agree and disagree, plus the lesser of likeIt and noWay, as smoothed rates; empty for an imported row
column-rejection = Score of 2022: disagree + noWay + impossible − likeIt − doable − platitude, as smoothed rates; empty for an imported row
column-lower = Lower end of { $score } (two standard errors)
column-upper = Upper end of { $score } (two standard errors)
column-zone = consensus, rejection, limbo or controversy; for an imported row, by its sequence votes alone
column-plebiscite = true if the proposal is published with 90 votes or more, adhesion_2020 ≥ 0.80 and engagement_2020 ≥ 0.37
column-net = likeIt + doable − noWay − impossible − both platitudes, inside a sequence
column-zone_probability = Probability of the most probable zone, from 0 to 1, given the sequence votes and what the other proposals of the question teach
column-zone_certain = The most probable zone if its probability reaches 0.8; otherwise undecided: too few votes to say
column-duplicate_of = If it was refused as a duplicate: the id of the proposal it says again; both keep their votes, counted apart

## One proposal, explained

explain-none = There is no proposal “{ $proposal }” here.
explain-several = Several proposals bear the name “{ $proposal }”: give their name here ({ $names }).
explain-head = { $id }, question { $question }, { $status }: { $text }
explain-counts = Counts: all / trusted / of the sequence / of the segment
explain-count = {"  "}{ $key }: { $all } / { $verified } / { $sequence } / { $segment }
explain-imported = {"  "}imported with the proposal: { $votes } votes, { $scored } of them of the sequence ({ $agree } for, { $disagree } against, { $neutral } neutral), net qualifications { $net }
explain-aside = { $count ->
    [one] One of these votes is set aside
   *[other] { $count } of these votes are set aside
  } by two moderators: counted above, left out of all that follows.
explain-2020 = Edition of 2020, sequence votes
explain-2020-adhesion = {"  "}adhesion = ({ $agree } + 0.33) / ({ $scored } + 1) = { $value }
explain-2020-engagement = {"  "}engagement = { $net } / ({ $agree } + { $disagree } + 1) = { $value }
explain-2020-score = {"  "}score = adhesion + engagement = { $value }
explain-2022 = Edition of 2022: { $weight } × rate of the trusted votes + { $rest } × rate of the sequence votes
explain-2022-rate = {"  "}{ $key } = { $weight } × ({ $verified } + { $smoothing }) / ({ $verified-votes } + 1) + { $rest } × ({ $sequence } + { $smoothing }) / ({ $sequence-votes } + 1) = { $value } ± { $confidence }
explain-2022-none = Edition of 2022: the imported file says nothing of the nine qualifications, nothing to compute.
explain-composites = Composite scores: make.org’s interval (parts counted as if independent), then ours (by ballot, sequence votes, 95 %)
explain-composite = {"  "}{ $name } = { $terms } = { $value }; make.org [{ $lower }; { $upper }]; ours { $mean } [{ $our-lower }; { $our-upper }]
explain-segment = Edition of 2022, votes of the proposal's own segment ({ $votes }): { $weight } × rate of trusted votes + { $rest } × rate of votes of the segment
explain-segment-composite = {"  "}{ $name } = { $terms } = { $value }; make.org [{ $lower }; { $upper }]
explain-segment-zone = {"  "}make.org's zone within the segment: { $zone }
explain-plugin = make.org’s zone (rates as they are): { $zone }
explain-scored = Votes that the probabilities follow from: { $agree } for, { $disagree } against, { $neutral } neutral{ $limited ->
    [yes] {" "}(one person's votes weigh no more than a limit)
   *[no] {""}
  }
explain-zone = Zone: { $zone }; probabilities: consensus { $consensus }, rejection { $rejection }, limbo { $limbo }, controversy { $controversy }
explain-undecided = undecided (less than 0.8)
explain-pool = Pool: { $pool }; at first sight: { $trending }; threshold of the question’s best consensus: { $threshold }
explain-nothing = nothing
explain-plebiscite = Plébiscite: { $carried ->
    [yes] yes
   *[no] no
  } (votes { $votes }, 90 needed; adhesion { $adhesion }, 0.80 needed; engagement { $engagement }, 0.37 needed; status { $status }, Accepted or Archived needed)

## Alike, and to be looked at

compare-same = { $similarity } % alike: the same idea.
compare-other = { $similarity } % alike: two ideas.
compare-two = Two texts are needed, or --pairs with a file.
compare-unreadable = { $file } holds no list of pairs: each needs a and b.
flag-found = { $id }: { $flags }
flag-nothing = nothing to look at
flag-one = A text is needed, or --texts with a file.
flag-unreadable = { $file } holds no list of texts: each needs id and text.
flag-personal-data = a way to reach somebody
flag-link = a link
flag-insult = an insult
flag-several-ideas = several ideas, perhaps
flag-capitals = capitals
flag-language = another language, perhaps
flag-too-short = says little
flag-test = a try
flag-question = a question
flag-repeated = the same over and over

## Moderators

password-ask = Password (nothing is shown):
password-again = The same once more:
password-short = This password is too short: it needs at least { $least } characters. Nothing was changed.
password-differs = The two passwords are not the same. Nothing was changed: start again.
password-unread = The password could not be read ({ $what }). Nothing was changed.
moderator-added = { $name } can moderate, with the login { $login }. It is written in { $file }.
moderator-removed = { $login } moderates no more.
moderator-renewed = { $login } has a new password.
moderator-known = The login { $login } exists already. For a new password: `ilfaut moderator password { $login }`.
moderator-named = Somebody signs “{ $name }” already: give another name with --name, so that it is known who decided.
moderator-unknown = Nobody has the login { $login } in { $file }. `ilfaut moderator list` shows everybody.
moderator-none = Nobody has a password yet: add somebody with `ilfaut moderator add LOGIN`.
moderator-line = { $login }: { $name }, { $which ->
    [some] for { $questions }
   *[all] for all questions{ $questions }
  }{ $admin ->
    [yes] , may open and close questions
   *[no] {""}
  }

## Serving

serve-listening = Listening on http://{ $where }; Ctrl-C to end.
serve-ended = Ended: everything is recorded.
serve-open = Open question: { $question }
serve-closed = Closed question: { $question }
serve-unreadable = “{ $listen }” is no place to listen: write 127.0.0.1:8040 for example.
serve-taken = Cannot listen on { $listen }: { $what }.
serve-remote = { $place } is served elsewhere already: give a folder (sled:FOLDER), or memory: for a trial.
serve-log = “{ $log }” is no level of logs: write error, warn, info or debug.
serve-lost = The server stopped: { $what }.

## Alerts

alerts-head = { $n ->
    [0] Question { $question }: no alert.
    [one] Question { $question }: one alert. An alert is no proof; read before you judge.
   *[other] Question { $question }: { $n } alerts. An alert is no proof; read before you judge.
  }
alerts-entry = { $name }  { $level }: { $reason }.
alerts-state = {"        "}{ $people ->
    [one] One person
   *[other] { $people } people
  }: { $state }.
alerts-votes = {"        "}{ $id }: raw votes { $raw }, kept { $kept } (for / against / neutral)
alerts-objection = {"        "}{ $objection }
alerts-more = {"        "}… and { $n ->
    [one] one more proposal
   *[other] { $n } more proposals
  } (all with --json).
alerts-unknown = No alert is named “{ $name }”: “ilfaut alerts” shows them.
alerts-nothing = Nobody proposed to set the votes of alert { $name } aside: there is nothing to restore.
