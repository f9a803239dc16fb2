# La ligne vers la consultation : ce qui attend, ce qui est à revoir, où l'on en était.

link-ok = ok { $time }
link-sending = envoi { $n }
link-away = hors ligne { $time }{ $n ->
    [0] { "" }
   *[other] { " · " }{ $n } en attente
  }
link-away-short = { $n ->
    [0] hors ligne
   *[other] hors ligne { $n }
  }
link-back = La consultation répond de nouveau.
link-unkept = Votre décision part, mais ce disque n’a pas pu la garder : attendez qu’elle soit partie avant de quitter ({ $what }).
link-waiting = { $n ->
    [one] 1 décision attend : elle partira au prochain démarrage.
   *[other] { $n } décisions attendent : elles partiront au prochain démarrage.
  }
state-review = à revoir
review = À revoir : { $theirs } ; { $mine }.
review-theirs = { $status ->
    [Accepted] { $name } a accepté
    [Refused] { $name } a refusé
    [Postponed] { $name } a reporté
   *[other] { $name } l’a traitée
  }
review-stands = { $status ->
    [Pending] elle est à traiter
    [Archived] elle a été retirée
    [Accepted] elle est acceptée
    [Refused] elle est refusée
    [Postponed] elle est reportée
   *[other] elle a changé
  }
review-agreed = D’accord avec ce qui est décidé : votre décision est oubliée.
wish-accept = vous vouliez accepter
wish-refuse = vous vouliez refuser ({ $reason })
wish-postpone = vous vouliez reporter
wish-wake = vous vouliez la remettre dans la file
wish-duplicate = vous vouliez la refuser comme doublon
wish-take-back = vous vouliez annuler
wish-correct = vous vouliez corriger : « { $words } »
wish-topics = vous vouliez changer les étiquettes
wish-note = vous vouliez noter : « { $words } »
wish-write = vous vouliez écrire : « { $words } »
wish-set-aside = vous vouliez écarter des votes
wish-restore = vous vouliez rétablir des votes
resumed = Repris : { $at }/{ $of }{ $marked ->
    [0] { "" }
    [one] { ", 1 marquée" }
   *[other] { ", " }{ $marked } marquées
  }
resumed-words = La proposition que vous refusiez n’attend plus. Vos mots : « { $words } »
