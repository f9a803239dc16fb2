# Ce que lit un modérateur dans son terminal. Une ligne d'état tient en 66 signes, une aide en 58.

language-name = Français

## Touches
key-enter = Entrée
key-escape = Échap
key-tab = Tab
key-backtab = Maj-Tab
key-page-up = Page↑
key-page-down = Page↓
key-home = Début
key-end = Fin
key-backspace = Retour
key-delete = Suppr

## Pied de page : un mot par touche
do-accept = accepter
do-refuse = refuser
do-postpone = reporter
do-undo = annuler
do-help = aide
do-open = ouvrir
do-next-list = listes
do-next = suivante
do-confirm = refuser
do-words = vos mots
do-give-up = revenir
do-close = fermer
do-set-aside = écarter
do-confirm-aside = confirmer
do-restore = rétablir
do-quit = quitter

## Aide : une phrase par touche
help-accept = accepter : la proposition s'ouvre aux votes
help-refuse = refuser : vous choisissez le motif, l'auteur le lira
help-postpone = reporter : la mettre de côté pour plus tard
help-undo = annuler votre dernière décision, puis celle d'avant
help-confirm = refuser la proposition pour le motif choisi
help-open = ouvrir ce qui est sous le curseur
help-help = cette page
help-next-list = liste suivante : à traiter, reportées, acceptées, refusées
help-previous-list = liste précédente
help-next-echo = la semblable suivante, d'un compte tout neuf
help-alerts = les alertes : des votes qui semblent téléguidés
help-set-aside = proposer d'écarter ces votes ; il faut être deux
help-confirm-aside = confirmer ce qu'un autre modérateur a proposé
help-restore = rétablir ces votes : ils comptent de nouveau
help-words = passer des motifs à vos mots, et retour
help-down = ligne suivante
help-up = ligne précédente
help-next = proposition suivante
help-previous = proposition précédente
help-scroll-down = descendre dans cette page
help-scroll-up = remonter dans cette page
help-page-down = page suivante
help-page-up = page précédente
help-half-down = une demi-page plus bas
help-half-up = une demi-page plus haut
help-first = tout au début
help-last = tout à la fin
help-back = revenir en arrière (sans jamais quitter)
help-close-help = fermer l'aide
help-give-up = revenir sans rien refuser
help-reload = redemander la liste
help-redraw = redessiner l'écran
help-close = fermer cette vue ; sur la dernière, quitter
help-quit = quitter, où que l'on soit
help-cancel = laisser tomber ; deux fois de suite, quitter

## Écrans
title-questions = Questions
title-help = Aide
title-detail = Proposition
title-refuse = Refuser
title-alerts = Alertes (une alerte n'est pas une preuve)
list-pending = À traiter
list-postponed = Reportées
list-accepted = Acceptées
list-refused = Refusées
head-age = ÂGE
head-channel = CANAL
head-text = PROPOSITION ({ $opening }…)
head-level = NIVEAU
head-people = GENS
head-ideas = IDÉES
head-votes = VOTES
head-alert = POURQUOI
head-raw = VOTES BRUTS
head-kept = RETENUS
head-proposals = (pour/contre/neutre) PROPOSITION
aside-none = comptés
aside-proposed = proposé
aside-confirmed = écartés
aside-restored = rétablis
empty-alerts = Aucune alerte : rien, dans les votes ni dans les textes de cette question, ne ressemble à une brigade.
head-waiting = À TRAITER
head-open = ÉTAT
head-question = QUESTION
question-upcoming = à venir
question-open = ouverte
question-finished = close
counted = { $name } { $n }
place = { $at } / { $of }
loading = Chargement…
empty-pending = Tout est traité : rien n'attend ici. Les nouvelles propositions arriveront dans cette liste.
empty-postponed = Rien n'est reporté. La touche p met une proposition de côté ici.
empty-accepted = Aucune proposition n'est encore acceptée.
empty-refused = Aucune proposition n'a été refusée.
too-small = Fenêtre trop petite : { $width }×{ $height }, il faut { $least-width }×{ $least-height }. La file continue. q quitte.

## Une proposition
quoted = « { $text } »
author-nameless = sans nom
author-aged = { $name }, { $age } { $age ->
    [one] an
   *[other] ans
  }
ago = il y a { $age }
just-now = à l'instant
age-minutes = { NUMBER($n, useGrouping: "false") }m
age-hours = { NUMBER($n, useGrouping: "false") }h
age-days = { NUMBER($n, useGrouping: "false") }j
date-format = %d/%m/%Y %H:%M
characters = { $n } { $n ->
    [one] caractère
   *[other] caractères
  }
by-author = { $n ->
    [1] 1re proposition
   *[other] { $n } propositions
  }
received = { $date } ({ $ago })
fact-author = Auteur
fact-channel = Par
fact-question = Question
fact-signals = Signaux
fact-state = État
channel-terminal = terminal
channel-telegram = Telegram
channel-matrix = Matrix
channel-web = web
channel-file = fichier
status-pending = à traiter
status-accepted = acceptée
status-refused = refusée
status-postponed = reportée
status-archived = retirée
state-sending = envoi…
state-by = par { $name }
state-gone = déjà traitée
state-elsewhere = { $status } ({ $name })
state-leased = LOCK { $name }
decided = { $status ->
    [Accepted] Acceptée
    [Refused] Refusée
    [Postponed] Reportée
   *[other] Traitée
  } par { $name } le { $date }

## Motifs de refus
picker-reasons = Motif du refus : une lettre, ou les flèches
picker-told = Ce que lira l'auteur ({ $language })
picker-choose = Choisissez d'abord un motif.
picker-other = Écrivez ci-dessous ce que vous voulez lui dire : ce motif a besoin de vos mots.
picker-free = autre… (avec vos mots)
picker-words = Vos mots (Tab) :
reason-incomprehensible = incompréhensible
reason-off-topic = hors sujet
reason-partisan = partisan
reason-legal = juridique
reason-advertising = publicité
reason-multiple-ideas = plusieurs idées en une
reason-invalid-language = langue non lue ici
reason-rudeness = grossier ou injurieux
reason-out-of-political-scope = hors du champ politique
reason-already-exists = doublon (existe déjà)
reason-test = test
reason-other = autre motif

## Ligne d'état
grace = { $status ->
    [Accepted] Acceptée
    [Refused] Refusée
    [Postponed] Reportée
   *[other] Traitée
  } : « { $text } ». u annule, encore { $seconds } s
note-already = Elle est déjà { $status }.
note-decided = Vous venez de la traiter ({ $status }) : u annule.
note-elsewhere = { $name } l'a déjà traitée : elle est { $status }.
note-gone = Elle n'est plus dans cette liste : quelqu'un l'a traitée, ou son auteur l'a retirée.
note-sending = Votre décision est en train de partir.
note-empty = Aucune proposition n'est sous le curseur.
note-fresh = { $n ->
    [one] +1 nouvelle, en fin de liste
   *[other] +{ $n } nouvelles, en fin de liste
  }
note-undone = Annulé : « { $text } », de nouveau { $status }. L'auteur n'en a rien su.
note-undone-told = Annulé : « { $text } », de nouveau { $status }. L'auteur était prévenu : il le sera à nouveau.
note-cancel = Ctrl-C encore une fois pour quitter.
note-pasted = Texte collé ignoré : il ne s'écrit que dans vos mots à l'auteur.
note-reloading = Liste redemandée.
alert-sent = C'est enregistré. Les comptes bruts ne changent pas.
alert-restored = Rétabli : ces votes comptent de nouveau.
alert-already = Ces votes sont déjà écartés : r les rétablit.
alert-waits = Vous l'avez proposé : un autre modérateur doit confirmer.
alert-confirm-with-c = Un autre modérateur l'a proposé : c confirme.
alert-propose-with-e = Personne ne l'a encore proposé : e propose d'écarter.
alert-not-alone = Vous l'avez proposé vous-même : il faut un autre modérateur.
alert-nothing-to-restore = Ces votes comptent : il n'y a rien à rétablir.
alert-none-here = Aucune alerte n'est sous le curseur.
note-no-echo = Aucune autre proposition presque identique n'attend ici.
note-choose = Choisissez un motif par sa lettre.
note-write = Écrivez vos mots : le motif « autre » en a besoin.

## Ce qui ne va pas
fault-on = « { $text } » : { $what }
fault-already-decided = { $name } l'a déjà traitée ({ $status }).
fault-leased = { $name } la lit en ce moment (encore { $seconds } s) : vous pouvez la lire aussi.
fault-gone = elle n'existe plus ici.
fault-not-supported = cette consultation ne sait pas faire cela.
fault-unavailable = la consultation ne répond plus, rien n'a été enregistré ({ $what }).
fault-state = elle est { $status } : cette décision n'est pas possible.
fault-contested = son auteur conteste votre refus : une autre personne doit décider.
fault-reason = il faut un motif que cette question propose, et des mots pour « autre ».
fault-not-a-duplicate = un doublon redit une autre proposition de la même question, acceptée ou à modérer : choisissez-en une.
fault-words-missing = il n'y a rien d'écrit : écrivez quelques mots.
fault-words-too-long = { $length } caractères, c'est trop : { $max } au plus.
fault-nobody-to-tell = son auteur n'est plus joignable : le mot n'a pas été envoyé.
fault-nothing-to-undo = Il n'y a plus de décision à annuler.
fault-erased = son auteur a fait effacer ce texte.
fault-refused = ce n'est pas possible ({ $what }).

## Avant d'ouvrir
cli-about = La console des modérateurs : lire les propositions, les accepter, les refuser, les reporter.
cli-address = Où est la consultation : sled:DOSSIER, memory: ou http(s)://SERVEUR [défaut : le dossier de cette machine]
cli-login = Votre identifiant de modérateur, là où un serveur le demande
cli-key-file = La clé d'un serveur ilfaut d'une autre machine : le fichier qui la contient
cli-question = La question à ouvrir, par son nom court [défaut : la liste des questions]
cli-lang = La langue de la console : fr ou en
cli-ascii = Cadres et signes en ASCII ; les lettres accentuées restent
login-where = { $place } demande qui modère.
login-ask = Identifiant :
login-password = Mot de passe (rien ne s'affiche) :
login-wrong = Cet identifiant et ce mot de passe ne vont pas ensemble.
login-given-up = Trois essais sans succès. Demandez un nouveau mot de passe à l'organisateur (ilfaut moderator password).
unreached = Personne ne répond à { $place } : vérifiez l'adresse, et que le serveur est en marche ({ $what }).
no-terminal = La console a besoin d'un terminal : lancez-la seule, ou ligne par ligne avec --plain.
no-question = Il n'y a pas encore de question dans { $place }. Créez la consultation (ilfaut open), ou proposez une première idée (ilfaut-bots).
unknown-question = La question « { $question } » n'existe pas ici. Il y a : { $known }.
cannot-moderate = Cette consultation ne se modère pas d'ici.
lost-terminal = Le terminal ne répond plus ({ $what }). Vos décisions sont enregistrées.
