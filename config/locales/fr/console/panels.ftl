# Ce qui s’ouvre sur une proposition : motifs, étiquettes, corrections, doublons, mots, comparaison.

## La file
head-signals = SIGNAUX
head-mark = MARQ
preview-topics = Étiquettes : { $topics }
pace = { $n } traitées/h · reste ≈ { $left }
pace-minutes = { $n } min
pace-hours = { $n } h { $minutes }
strip-title = Vos dernières décisions
strip-nothing = Rien encore : ce que vous décidez se lira ici.
hour-format = %H:%M:%S

## Signaux, en un mot et en une phrase
mark-corrected = CORRIGÉE
mark-noted = +NOTE { $n }
mark-waiting = ={ $n }
mark-accepted = ≈{ $n }
mark-like = ≈{ $percent } %
mark-echo = ×{ $n }
mark-appealed = CONTESTÉE
mark-link = LIEN
mark-capitals = MAJ
mark-too-short = COURT
mark-long = LONG
mark-several-ideas = MULTI
mark-insult = INSULTE
mark-language = LANGUE
mark-personal-data = CONTACT
mark-test = ESSAI
mark-question = QUESTION
mark-repeated = RÉPÉTÉ
mark-hidden = CACHÉ
signal-none = rien de particulier
signal-corrected = corrigée ici
signal-masked = un mot est masqué (Entrée, puis v le montre)
signal-appealed = contestée par son auteur : { $name } l'avait refusée, une autre personne décide
signal-link = contient un lien
signal-capitals = presque tout en majuscules
signal-too-short = très court
signal-long = plus long que permis
signal-hidden = contient des caractères invisibles (□)
signal-personal-data = contient un moyen de joindre quelqu’un
signal-insult = contient une insulte
signal-several-ideas = peut-être plusieurs idées
signal-language = peut-être dans une autre langue
signal-test = ressemble à un essai
signal-question = pose une question
signal-repeated = répète la même chose
signal-echo = { $n ->
    [one] une semblable
   *[other] { $n } semblables
  } de comptes tout neufs (S : la suivante)

## Le détail
lease-own = verrou : vous, jusqu’à { $time }
lease-of = verrou : { $name }, encore { $seconds } s
held-by = { $name } la lit en ce moment (encore { $seconds } s). Vous pouvez la lire ; « :verrou prendre » la prend.
held-footer = { $name } la tient. J suivante · Échap revenir · :verrou prendre
by-votes = { $n ->
    [one] { $n } vote donné
   *[other] { $n } votes donnés
  }
fact-topics = Étiquettes
fact-history = Histoire
fact-notes = Notes
topics-none = aucune (t : choisir)
alike-title = Propositions proches ([ ] choisir, = comparer, D doublon)
standing = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
  } · pour { $agree } contre { $disagree } neutre { $neutral }
standing-brief = { $n } v · { $agree } % pour
standing-none = pas encore de vote
standing-hidden = votes cachés jusqu’à votre décision
standing-consensus = CONSENSUS
standing-rejection = REJET
standing-limbo = LIMBES
standing-controversy = CONTROVERSE
history-sent = déposée le { $date }
decided-same = (la même que { $text })
noted = { $name }, { $date } : { $words }
note-erased = (effacée)
note-no-similar = Aucune proposition proche n’est connue pour celle-ci.
note-unchanged = Rien n’a changé.
note-kept = Rien n’est envoyé ; ce que vous avez écrit reste ici.
results-hidden = Les votes des proches sont cachés jusqu’à votre décision.
results-shown = Les votes des proches se voient de nouveau.
seize-ask = { $name } lit cette proposition. Prendre le verrou à sa place ?
seize-recorded = Ce sera écrit au journal, avec votre nom.
seize-free = Personne d’autre ne tient cette proposition.
seize-done = Le verrou est à vous ; le journal le dit.

## Motifs
picker-marked = { $on ->
    [yes] [x]
   *[no] [ ]
  } aux { $n } marquées (b)
picker-which = Laquelle ? [ ] dans le détail, ou D, la nomme à son auteur.

## Étiquettes
tags-title = Étiquettes (* : portée par des propositions proches)
tags-count = { $n } sur { $of }
tags-filter = Chercher :
tags-chosen = Choisies : { $n }, { $most } au plus
tags-nothing = aucune
tags-help = Espace ou un chiffre coche ; des lettres cherchent.
tags-full = { $most } étiquettes au plus : décochez-en une d’abord.
tags-none = Cette question n’a pas d’étiquettes : l’organisateur les écrit dans son fichier.
tags-missing = Aucune ne commence ainsi. Les étiquettes sont à l’organisateur : ces lignes dans le fichier de la question l’ajoutent.
tags-lines = { $slug } = {"{"} fr = "{ $name }" {"}"}
tags-done = { $n ->
    [0] Plus aucune étiquette.
    [one] 1 étiquette.
   *[other] { $n } étiquettes.
  }

## Corriger
edit-before = Texte de l’auteur
edit-after = Texte corrigé
edit-length = { $n } / { $max }
edit-changes = Ce qui change : { $n ->
    [0] rien
    [one] 1 mot
   *[other] { $n } mots
  }
edit-none = Rien ne change encore.
edit-advice = Corrigez les fautes, jamais le sens : les mots restent ceux de l’auteur.
edit-rewritten = Plus de 5 mots changent : plutôt refuser et dire comment reformuler. Entrée encore une fois garde ce texte.
edit-done = Corrigée. Le journal garde les deux textes.
phrase-short = { $n } caractères : il en faut { $min } au moins.
phrase-long = { $n } caractères : il en faut { $max } au plus.
phrase-opening = Une proposition commence par « { $prefix } ».
phrase-markup = Une proposition ne contient pas de balises (< >).

## Doublon
duplicate-title = De laquelle est-ce le doublon ?
duplicate-votes = les deux gardent leurs votes
duplicate-search = Chercher :
duplicate-type = Aucune proche n’est connue : écrivez quelques mots pour chercher parmi toutes.
duplicate-nothing = Rien ne ressemble à ces mots.
duplicate-choose = Choisissez d’abord la proposition que celle-ci répète.
duplicate-itself = C’est la même proposition : choisissez-en une autre.

## Écrire
write-message = Message à l’auteur
write-note = Note pour les collègues (l’auteur ne la lit pas)
write-ready = Phrases prêtes (↑ ↓)
write-notes = Notes déjà laissées
write-no-notes = Aucune.
write-nobody = Cette proposition n’a pas d’auteur à qui écrire.
write-empty = Écrivez d’abord quelques mots.
write-sent = Message parti : l’auteur le lira dans 10 s. Il ne décide rien.
write-noted = Note laissée à vos collègues.
ready-precise = Merci pour votre idée. Dites-nous en quelques mots de plus ce qu’il faudrait faire, et où.
ready-several = Votre texte contient plusieurs idées : envoyez-les une par une, chacune sera lue.
ready-corrected = Nous avons corrigé quelques fautes dans votre proposition ; le sens n’a pas changé.
ready-alike = Une idée très proche est déjà soumise au vote : écrivez « chercher » pour la trouver.
ready-thanks = Merci pour votre idée : nous la lisons et vous répondrons bientôt.

## Comparer
compare-title = Entre crochets : les mots qui diffèrent
compare-this = Celle-ci
compare-other = L’autre (≈{ $percent } %)
