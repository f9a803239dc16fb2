# The line to the consultation: what waits, what is to be reviewed, where one was.

link-ok = ok { $time }
link-sending = sending { $n }
link-away = offline { $time }{ $n ->
    [0] { "" }
   *[other] { " · " }{ $n } waiting
  }
link-away-short = { $n ->
    [0] offline
   *[other] offline { $n }
  }
link-back = The consultation answers again.
link-unkept = Your decision is on its way, but this disk could not keep it: wait until it is gone before you leave ({ $what }).
link-waiting = { $n ->
    [one] 1 decision waits: it will leave at the next start.
   *[other] { $n } decisions wait: they will leave at the next start.
  }
state-review = to review
review = To review: { $theirs }; { $mine }.
review-theirs = { $status ->
    [Accepted] { $name } accepted it
    [Refused] { $name } refused it
    [Postponed] { $name } postponed it
   *[other] { $name } handled it
  }
review-stands = { $status ->
    [Pending] it is waiting
    [Archived] it was withdrawn
    [Accepted] it is accepted
    [Refused] it is refused
    [Postponed] it is postponed
   *[other] it has changed
  }
review-agreed = You agree with what was decided: your own decision is dropped.
wish-accept = you wanted to accept
wish-refuse = you wanted to refuse ({ $reason })
wish-postpone = you wanted to postpone
wish-wake = you wanted to put it back in the queue
wish-duplicate = you wanted to refuse it as a duplicate
wish-take-back = you wanted to undo
wish-correct = you wanted to correct: “{ $words }”
wish-topics = you wanted to change its topics
wish-note = you wanted to note: “{ $words }”
wish-write = you wanted to write: “{ $words }”
wish-set-aside = you wanted to set votes aside
wish-restore = you wanted to let votes count again
resumed = Resumed: { $at }/{ $of }{ $marked ->
    [0] { "" }
   *[other] { ", " }{ $marked } marked
  }
resumed-words = The proposal you were refusing no longer waits. Your words: “{ $words }”
