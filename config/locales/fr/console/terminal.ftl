# Le terminal : couleurs, copie, souris, mode ligne.

cli-theme = Les couleurs : auto (celles du terminal), clair, sombre, mono [défaut : auto ; NO_COLOR choisit mono]
cli-rate = Le débit de la ligne : bas pour une liaison lente (peu de lignes, pages entières, pas de souris)
cli-plain = Ligne par ligne, en phrases : lecteurs d’écran, terminaux simples, tubes et journaux

## Copie
title-copy = À copier
copy-sent = { $n ->
    [one] Envoyé au terminal (OSC 52) : 1 caractère. Rien à coller ? :copie montre le texte.
   *[other] Envoyé au terminal (OSC 52) : { $n } caractères. Rien à coller ? :copie montre le texte.
  }
copy-too-long = Trop long pour le presse-papiers d’un terminal, rien n’a été envoyé. La commande :copie montre le texte.
copy-nothing = Rien n’est choisi ici : rien n’a été envoyé.

## Mode ligne : ce qui est dit
plain-dumb = Ce terminal ne sait pas dessiner (TERM=dumb) : la console parle ligne par ligne.
plain-start = Mode ligne. Tapez une lettre ou un mot, puis Entrée. ? dit ce qu’on peut faire, q quitte.
plain-question = Question : { $question }
plain-place = { $at } sur { $of }. { $text }
plain-minutes = { $n ->
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
  }
plain-hours = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
  }
plain-days = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
  }
plain-alike = { $n ->
    [one] 1 proposition proche, à { $percent } % : { $text } Elle est { $status }.
   *[other] { $n } propositions proches, la plus proche à { $percent } % : { $text } Elle est { $status }.
  }
plain-one-alike = { $at }. À { $percent } % : { $text } { $status }.
plain-none-alike = Aucune proposition proche n’est connue.
plain-verbs = a accepter, r refuser, p reporter, u annuler, s proches, suivant, ? aide
plain-done = { $status ->
    [Accepted] Acceptée
    [Refused] Refusée
    [Postponed] Reportée
   *[other] Traitée
  } : « { $text } ». L’auteur sera prévenu dans { $seconds } { $seconds ->
    [one] seconde
   *[other] secondes
  }. u annule.
plain-map = Carte, { $n ->
    [one] 1 proposition
   *[other] { $n } propositions
  }. { $zones }.
plain-map-list = Liste : { $list }.
plain-map-verbs = Dites « liste controverse », suivant, précédent, ouvre, ou « file » pour revenir.
plain-votes = { $n ->
    [one] 1 vote
   *[other] { $n } votes
  } : { $agree } % pour, { $disagree } % contre, { $neutral } % neutre. { $zone }.
plain-reasons = Quel motif ? { $reasons }. Dites une lettre ou un mot ; « retour » pour ne rien refuser.
plain-own-words = Écrivez vos mots à l’auteur, sur une ligne ; « retour » pour les laisser.
plain-no-reason = Aucun motif ne commence par « { $line } ». Rien n’a été refusé.
plain-keys = Ici : { $keys }. « retour » pour revenir.
plain-unknown = Je ne comprends pas « { $line } ». ? dit ce qu’on peut faire.
plain-same = Rien n’a changé.
plain-slow = La consultation tarde à répondre. Ce que vous avez demandé viendra.
plain-help =
  a accepter, r refuser (r doublon, r grossier : vos mots à l’auteur), p reporter, u annuler.
  suivant, précédent, un numéro : changer de proposition. Une ligne vide la répète.
  s proches, ouvre (tous les détails), e et un texte : corriger, t et des étiquettes, D et un numéro ou des mots : doublon.
  note, message et des mots : aux collègues, à l’auteur. cherche et des mots, filtre et des mots.
  file, carte, activité, stats, journal : les pages. liste reportées, liste refusées. retour, q quitter.
  Une lettre seule fait ce que fait la touche sur l’écran ; un deux-points et un mot font la commande.

## Mode ligne : les mots compris (séparés par des blancs ; majuscules et accents sans importance)
plain-verb-accept = a accepter accepte
plain-verb-refuse = r refuser refuse
plain-verb-postpone = p reporter reporte
plain-verb-undo = u annuler annule
plain-verb-redo = refaire refais
plain-verb-edit = e corriger corrige
plain-verb-tags = t étiquettes étiquette
plain-verb-duplicate = D doublon
plain-verb-message = m message
plain-verb-note = i note
plain-verb-wake = réveille réveiller
plain-verb-author = auteur
plain-verb-seize = prends prendre
plain-verb-reveal = montre
plain-verb-compare = compare comparer
plain-verb-mark = marque marquer
plain-verb-on-marked = marquées ;
plain-verb-clear-marks = démarque
plain-verb-search = cherche chercher /
plain-verb-filter = filtre filtrer
plain-verb-clear-filter = défiltre sans-filtre
plain-verb-sort = trie trier
plain-verb-palette = commande
plain-verb-help = ? aide
plain-verb-copy = copie copier
plain-verb-export = exporte exporter
plain-verb-messages = messages
plain-verb-tasks = tâches
plain-verb-queue = file
plain-verb-map = carte
plain-verb-activity = activité alertes
plain-verb-stats = stats chiffres
plain-verb-journal = journal
plain-verb-open = o ouvre ouvrir
plain-verb-back = retour ferme fermer
plain-verb-next = suivant suivante
plain-verb-previous = précédent précédente
plain-verb-zone = zone
plain-verb-reload = R recharge recharger
plain-verb-quit = q Q quitter quitte
plain-verb-similar = s proches semblables
plain-verb-list = liste
