# Les pages : carte, activité, chiffres, journal.

## Nombres, durées, thèmes
page-number = { $n }
page-percent = { $whole },{ $tenth } %
page-ratio = { $whole },{ $tenth }
page-share = { $n } %
page-no-topic = sans étiquette
span-seconds = { $large } s
span-minutes = { $large } min
span-hours = { $large } h { $small }
span-days = { $large } j { $small } h

## Carte
zone-consensus-name = consensus
zone-consensus-letter = Q
zone-consensus-rule = pour ≥ 60 %, ou contre < 15 et neutre < 40
zone-rejection-name = rejet
zone-rejection-letter = R
zone-rejection-rule = contre ≥ 60 %, ou pour < 15 et neutre < 40
zone-limbo-name = limbes
zone-limbo-letter = L
zone-limbo-rule = neutre ≥ 40 %
zone-controversy-name = controverse
zone-controversy-letter = C
zone-controversy-rule = tout le reste
map-axes-shares = Carte pour × contre
map-axes-numbers = Carte adhésion × engagement
map-title = { $n ->
    [one] { $n } proposition
   *[other] { $n } propositions
  } ≥ { $least } votes
map-topic = étiquette : { $topic }
map-all-topics = toutes les étiquettes
map-zoom = vue ×{ $n }
map-up-shares = %POUR
map-up-numbers = ENGAGEMENT (de −100 à +100)
map-right-shares = % CONTRE
map-right-numbers = % ADHÉSION
map-under = Sous le curseur ({ $n })
map-in-zone = Zone { $zone } ({ $n })
map-nothing-here = Rien sous le curseur : z va à la zone suivante, Entrée ouvre la liste.
map-votes = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
  }
map-shares = { $agree } pour { $disagree } contre { $neutral } neutre
map-signs-dots = Un point par proposition. La lettre d’une zone est dans la zone.
map-signs-digits = 1 : une proposition ; un de plus chaque fois que leur nombre double.
map-carried-region = P
map-carried-region-name = P plébiscites
map-provisional = Décompte provisoire : la question est ouverte.
map-zones = Zones
map-by-topic = Par étiquette
map-carried = Plébiscites : { $n } (≥ 90 v., ≥ 80 %, eng. ≥ 37)
map-aside = Votes écartés, comptés à part : { $n }
map-few = Sous { $least } votes : { $n }
map-numbers = { $adhesion } % · eng. { $engagement }
map-list = Liste : { $what }
map-list-all = tout
map-list-here = sous le curseur
map-list-head-votes = VOTES
map-list-head-for = POUR
map-list-head-against = CONTRE
map-list-head-neutral = NEUTRE
map-list-head-text = PROPOSITION
map-empty = Aucune proposition acceptée n’a encore { $least } votes : la carte se dessinera à mesure que l’on vote.
map-none-of-topic = Aucune proposition de cette étiquette n’a assez de votes. F montre toutes les étiquettes.
map-no-topic = Aucune étiquette ne commence par « { $words } ». Il y a : { $known }.
map-told-votes = Votes comptés : { $n } ({ $agree } % pour, { $disagree } % contre, { $neutral } % neutre).
map-told-all = Votes en tout : { $n }, dont écartés : { $aside }.
map-told-zone = Zone : { $zone } ({ $rule }).
map-told-numbers = Adhésion { $adhesion } %, engagement { $engagement }.
map-told-carried = C’est un plébiscite.
map-told-name = Nom : { $name }.

## Activité
alert-open = à traiter
alert-kept = gardée
alert-watched = surveillée
alert-kept-here = Noté dans cette fenêtre : vous l’avez vue, et ces votes comptent. u pour revenir.
alert-watched-here = Surveillée : elle reste en haut de cette fenêtre. Ces votes comptent.
alert-not-watched = Cette alerte n’est plus surveillée.
alert-open-again = Cette alerte est de nouveau à traiter.
alert-nothing-to-undo = Rien de ce que vous avez fait sur cette page n’est à reprendre.
alert-accounts = { $n ->
    [one] { $n } compte, par son pseudonyme (tiré au hasard, il ne dit pas qui c’est) :
   *[other] { $n } comptes, par leurs pseudonymes (tirés au hasard, ils ne disent pas qui c’est) :
  }
alert-sample = { $n ->
    [one] Compte : { $sample } (Entrée : la liste)
   *[other] Comptes : { $sample } (Entrée : la liste des { $n })
  }
alert-seen-at = vue ici le { $date }
alert-proposed-at = proposé le { $date }
alert-same = Avec et sans se séparent quand deux personnes ont écarté ces votes.
alert-nothing-lost = Rien n’est supprimé : les votes écartés restent comptés à part, et peuvent revenir.
ask-aside = { $n ->
    [one] Proposer d’écarter les votes d’un compte ?
   *[other] Proposer d’écarter les votes de { $n } comptes ?
  }
ask-aside-what = Rien n’est supprimé. Un autre modérateur doit confirmer par c.
head-alert-state = ÉTAT
head-sign = NIV
head-time = HEURE
head-with = AVEC
head-without = SANS
time-of-day = %H:%M
day-of-year = %d/%m
minutes-title = Votes par minute
minutes-told = au plus { $max } à { $at } · en tout { $sum }
minutes-none = Aucun vote depuis une heure.
title-accounts = Comptes d’une alerte
counted-alerts = { $name } !{ $n }

## Chiffres
stats-figures = CHIFFRES
stats-today = aujourd’hui
stats-days = sur 7 jours
stats-week = cette semaine
stats-weeks = sur 4 semaines
stats-month = ce mois
stats-months = sur 3 mois
stats-total = total
stats-participants = Participants
stats-votes = Votes
stats-each = Votes par participant
stats-received = Propositions reçues
stats-accepted = — acceptées
stats-refused = — refusées
stats-waiting = — en attente
stats-delay = Délai médian de modération
stats-unvoted = Votes repris
stats-channel = CANAL
stats-people = personnes
stats-proposals = idées
stats-reasons = MOTIFS DE REFUS
stats-count = nombre
stats-under = Propositions acceptées ayant moins de 50 votes : { $n } sur { $of } ({ $percent })
stats-p5 = 95 % des propositions acceptées ont au moins { $n } { $n ->
    [one] vote
   *[other] votes
  }
stats-open = ouverte
stats-opens = à partir du { $date }
stats-closes = jusqu’au { $date } ({ $left })
stats-over = close
stats-none = Aucun

## Journal
title-act = Journal : un acte
journal-title = Journal · { $n ->
    [one] { $n } acte lu
   *[other] { $n } actes lus
  }
journal-filter = filtre : { $words }
journal-checking = vérification de la chaîne…
journal-checked = chaîne vérifiée { $time } ({ $entries }/{ $entries })
journal-broken = chaîne ROMPUE à l’entrée { $at } sur { $of } ({ $time })
journal-empty = Rien n’a encore été fait dans cette question.
journal-none = Aucun acte lu ne correspond à ce filtre. F le retire.
journal-when = QUAND
journal-who = QUI
journal-deed = ACTION
journal-object = OBJET
journal-detail = DÉTAIL
journal-you = vous
journal-nobody = organisateur
journal-question = question
journal-cohort = groupe { $n }
journal-erased = (texte effacé)
journal-text = texte corrigé
journal-topics = étiquettes : { $topics }
journal-seized = était lue par { $by }
journal-duplicate = doublon de { $name }
journal-taken-back = { $from } par { $by }, de nouveau { $to }
journal-marked = { $n ->
    [one] { $n } compte
   *[other] { $n } comptes
  } : { $why }
journal-head = { $object } · { $deed } · { $by } · { $date } · événement { $event }
journal-reversible = u défait cet acte : ce qui était avant revient, et cela s’écrit ici aussi.
journal-not-reversible = Cet acte ne se défait pas d’ici.
journal-not-found = Ces mots ne sont nulle part dans ce qui est lu ici.
journal-moment = %d/%m %H:%M
deed-accepted = accepte
deed-refused = refuse
deed-postponed = reporte
deed-decided = décide
deed-taken-back = annule
deed-amended = corrige
deed-noted = note
deed-written = écrit
deed-seized = reprend
deed-marked = propose
deed-set-aside = écarte
deed-restored = rétablit
deed-settled = règle
deed-closed = clôt
deed-opened = rouvre

## Questions
head-left = RESTE
head-given = VOTES
question-left = { $n } j
question-last-day = ce jour

## Fichiers
export-done = Écrit : { $path }
export-failed = Le fichier n’a pas pu être écrit ({ $what }). Rien n’est perdu : x essaie encore.
file-map = carte
file-stats = chiffres
file-journal = journal
file-alerts = alertes
file-queue = file
file-day = %Y-%m-%d
file-moment = %Y-%m-%dT%H:%M:%S%:z
csv-proposal = proposition
csv-zone = zone
csv-votes = votes comptés
csv-for = pour
csv-against = contre
csv-neutral = neutre
csv-all = tous les votes
csv-aside = écartés
csv-adhesion = adhésion
csv-engagement = engagement
csv-carried = plébiscite
csv-topics = étiquettes
csv-text = texte
csv-yes = oui
csv-no = non
csv-event = événement
csv-date = date
csv-who = qui
csv-deed = action
csv-object = objet
csv-detail = détail
csv-level = niveau
csv-people = comptes
csv-ideas = propositions
csv-state = état
csv-why = pourquoi
csv-accounts = pseudonymes
csv-status = état
csv-author = auteur
csv-channel = canal
