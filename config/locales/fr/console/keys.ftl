# Touches et commandes de la console.

key-yes = o
note-not-done = Rien n’a été fait.
tab-queue = File
tab-map = Carte
tab-activity = Activité
tab-stats = Stats
tab-journal = Journal
title-tags = Étiquettes
title-edit = Corriger
title-duplicate = Doublon de…
title-write = Écrire
title-compare = Comparer
do-keep-votes = garder
do-watch = surveiller
do-validate = valider
do-edit = corriger
do-tags = étiquettes
do-duplicate = doublon
do-open-map = liste
do-zone = zone
do-density = densité
do-axes = axes
do-reverse = défaire
do-verify = vérifier
do-period = période
do-mark = marquer
do-on-marked = sur les marquées
do-search = chercher
do-filter = filtrer
help-keep-votes = garder ces votes : ils comptent, ou comptent de nouveau
help-watch = surveiller : l’alerte reste en vue, rien ne change
help-undo-aside = annuler ce que vous venez de faire
help-validate = valider
help-edit = corriger le texte, en voyant ce qui change
help-tags = choisir les étiquettes
help-duplicate = doublon : dire de quelle proposition
help-open-map = la liste de ce qui est sous le curseur
help-zone = zone suivante
help-density = des points ou des chiffres
help-axes = changer d’axes
help-zoom-in = voir de plus près
help-zoom-out = voir de plus loin
help-reverse = défaire cette décision
help-verify = vérifier toute la chaîne du journal
help-next-table = le tableau suivant
help-next-field = compléter, ou le champ suivant
help-period = changer de période
help-next-similar = la proposition proche suivante
help-previous-similar = la proposition proche précédente
help-compare = comparer côte à côte
help-reveal = montrer les mots masqués
help-message = écrire à l’auteur
help-note = laisser une note aux collègues
help-author = les autres propositions de cet auteur
help-wake = remettre dans la file une proposition reportée
help-mark = marquer, et descendre
help-range = marquer d’ici jusqu’au curseur
help-mark-matching = marquer ce que trouve un filtre
help-mark-visible = marquer tout ce qui est visible
help-clear-marks = effacer les marques
help-on-marked = puis a, r, p, t ou D : sur toutes les marquées
help-search = chercher des mots
help-next-match = le résultat suivant
help-previous-match = le résultat précédent
help-filter = filtrer la liste
help-clear-filter = effacer le filtre
help-sort = trier autrement
help-zen = une proposition à la fois
help-redo = refaire ce qui vient d’être annulé
help-export = écrire cette vue dans un fichier
help-copy = copier (envoyé au terminal, OSC 52)
help-palette = taper une commande
help-tab-queue = la file
help-tab-map = la carte
help-tab-activity = l’activité
help-tab-stats = les chiffres
help-tab-journal = le journal
help-map-down = descendre sur la carte
help-map-up = monter sur la carte
help-map-left = aller à gauche sur la carte
help-map-right = aller à droite sur la carte
help-suspend = revenir au terminal ; fg pour reprendre

action-accept = accepter|accepte
action-refuse = refuser|refus|refuse
action-postpone = reporter|reporte
action-undo = annuler|annule
action-redo = refaire
action-edit = corriger|corrige
action-tags = étiquettes
action-duplicate = doublon
action-message = écrire|message
action-note = note|noter
action-wake = réveiller|remettre
action-author = auteur
action-next-similar = proche suivante
action-previous-similar = proche précédente
action-compare = comparer
action-reveal = montrer les mots
action-seize = verrou prendre
action-release = verrou libérer
action-mark = marquer
action-range = plage
action-mark-matching = marquer par filtre
action-mark-visible = marquer visibles
action-clear-marks = démarquer
action-on-marked = marquées
action-search = chercher
action-next-match = résultat suivant
action-previous-match = résultat précédent
action-filter = filtre|filtrer
action-clear-filter = sans filtre|tout
action-sort = tri|trier
action-zen = zen
action-palette = commande
action-help = aide
action-copy = copier
action-show-text = copie
action-export = export|exporter
action-messages = messages
action-errors = erreurs
action-tasks = tâches|envois
action-footer = pied
action-bell = bip
action-results = masquer résultats|masquer
action-queue = file
action-map = carte
action-activity = activité|alertes
action-stats = stats|chiffres
action-journal = journal
action-open = ouvrir
action-back = retour|revenir
action-down = descendre
action-up = monter
action-left = gauche
action-right = droite
action-page-down = page suivante
action-page-up = page précédente
action-half-down = demi-page suivante
action-half-up = demi-page précédente
action-first = début|première
action-last = fin|dernière
action-next-list = liste suivante
action-previous-list = liste précédente
action-next-zone = zone suivante|zone
action-density = densité
action-axes = axes
action-zoom-in = agrandir
action-zoom-out = réduire
action-confirm-aside = confirmer la mise à l’écart
action-verify = vérifier
action-reload = recharger|redemander
action-redraw = redessiner
action-suspend = suspendre
action-close = fermer
action-quit = quitter
action-cancel = laisser tomber
action-confirm = valider
action-next-echo = semblable suivante
command-question = question
    .help = ouvrir une question par son nom court
command-questions = questions
    .help = la liste des questions
command-language = langue
    .help = changer de langue : fr ou en
command-theme = thème
    .help = changer de couleurs : auto, clair, sombre, mono
command-view = vue
    .help = vue flux : une à la fois ; vue liste : la file
command-keyboard = clavier
    .help = le nom de toutes les actions, avec leurs touches
help-seize = prendre le verrou d’un collègue (demande confirmation)
help-release = rendre le verrou que vous tenez
help-show-text = montrer le texte, pour le sélectionner à la main
help-messages = ce qui a été dit au bas de l’écran
help-errors = ce qui n’a pas marché
help-tasks = ce qui attend d’être envoyé
help-footer = montrer ou cacher les touches au pied de l’écran
help-bell = sonner ou non aux alertes graves
help-results = cacher ou montrer les votes jusqu’à votre décision
help-run = faire ce que dit la ligne
help-find = chercher dans cette aide
help-nothing = Rien de tel ici. Échap : toute l’aide.
help-line-before = la ligne d’avant, ou le choix au-dessus
help-line-after = la ligne d’après, ou le choix au-dessous
do-run = faire
key-space = Espace
group-verbs = Décider
group-proposal = Sur la proposition
group-marks = Marquer, et agir sur plusieurs
group-find = Chercher, filtrer, trier
group-move = Se déplacer
group-console = La console
group-commands = Par une commande seulement
filter-status = statut
filter-channel = canal
filter-topic = tag|étiquette
filter-reason = motif
filter-author = auteur
filter-language = langue
filter-sign = signal
filter-held = verrou
filter-anybody = oui
filter-bad-likeness = « { $word } » : écrivez par exemple ≈>0,8 ou ≈<0,5.
filter-bad-age = « { $word } » : écrivez par exemple >2h, <10min ou >3j.
filter-unknown-field = « { $word } » : il y a statut, canal, tag, motif, auteur, langue, signal, verrou.
filter-unknown-value = « { $word } » : rien ne s’appelle ainsi.
filter-unclosed = « { $word } » : il manque le guillemet de la fin.
sign-link = lien
sign-capitals = maj|majuscules
sign-short = court
sign-hidden = caché
sign-insult = insulte
sign-several = multi|idées
sign-language = langue
sign-test = test|essai
sign-question = question
sign-repeated = répété
sign-personal = données|contact
sign-echo = semblable|écho
order-newest = + récent
order-alike = + semblable
order-flagged = + signalé
order-author = auteur
limits-sorted = tri : { $order }   filtre : –
limits-filtered = filtre : { $filter } ({ $n } sur { $all })   tri : { $order }
empty-filtered = Rien ne passe ce filtre. F montre de nouveau tout.
prompt-words = Chercher :
prompt-filter = Filtre :
prompt-marks = Marquer :
prompt-counts = { $n } trouvées
palette-title = Commandes : Tab complète, ↑↓ choisissent, Entrée fait
ask-title = Avant d’agir
ask-answers = { $yes } : oui      toute autre touche : non
ask-more = … et { $n } autres
ask-undo = u annulera tout d’un coup.
word-save = enregistrer
word-flow = flux
word-list = liste
title-keyboard = Clavier
title-messages = Messages
title-faults = Ce qui n’a pas marché
messages-none = Rien n’a encore été dit.
keyboard-head = Les noms pour console.toml, les touches, les commandes.
command-unknown = « { $typed } » n’est pas une commande. Proche : { $near }.
command-not-here = « { $name } » n’a pas de sens ici.
command-on-off = « { $word } » : écrivez on ou off.
command-no-question = Pas de question « { $question } ». Il y a : { $known }.
command-no-language = « { $word } » : écrivez fr ou en.
command-no-theme = « { $word } » : écrivez auto, clair, sombre ou mono.
command-no-view = « { $word } » : écrivez flux ou liste.
note-language = La console parle français.
note-filter-unsaved = Le filtre sert ici, mais n’a pas pu être enregistré ({ $what }).
note-filter-saved = Filtre enregistré : « :filtre { $name } ».
note-no-filter = Aucun filtre à enregistrer : f en tape un.
note-filtered = { $n } sur { $all }. f change le filtre, F l’enlève.
note-sorted = Tri : { $order }.
note-no-match = « { $words } » n’est pas dans cette liste.
note-only-match = « { $words } » n’est que dans cette proposition.
note-no-author = On ne sait pas qui a écrit cette proposition.
note-not-markable = Cette proposition n’attend plus : elle ne se marque pas.
note-range = Plage commencée : allez au bout, puis v encore.
note-none-marked = Rien n’est marqué. Espace marque.
note-not-postponed = Seule une proposition reportée se remet dans la file.
note-nothing-to-redo = Rien à refaire.
note-typing = Vous tapez du texte ? Ces touches ont été ignorées.
note-released = Verrou rendu : un collègue peut la lire.
note-no-lease = Vous ne tenez aucun verrou.
note-late = { $n ->
    [one] Une n’attendait plus : elle reste comme elle est.
   *[other] { $n } n’attendaient plus : elles restent comme elles sont.
  }
note-marked = { $n } de plus, { $all } en tout. ; agit sur les marquées.
note-unmarked = { $n ->
    [one] Une marque enlevée.
   *[other] { $n } marques enlevées.
  }
note-aiming = { $n ->
    [one] Sur celle qui est marquée
   *[other] Sur les { $n } marquées
  } : a, r, p, w, t ou D ? Autre touche : rien.
marked = { $n ->
    [one] 1 marquée
   *[other] { $n } marquées
  } (; agir)
grace-many = { $n } propositions d’un coup. u annule tout, encore { $seconds } s
ask-decide = { $status ->
    [Accepted] Accepter
    [Refused] Refuser
    [Postponed] Reporter
   *[other] Remettre dans la file
  } { $n ->
    [one] cette proposition ?
   *[other] ces { $n } propositions ?
  }
note-footer = { $on ->
    [on] Touches montrées au pied.
   *[other] Touches cachées : ? les montre.
  }
note-bell = { $on ->
    [on] Les alertes graves sonnent.
   *[other] Rien ne sonne.
  }
note-results = { $on ->
    [on] Votes cachés jusqu’à votre décision.
   *[other] Votes montrés.
  }
note-zen = { $on ->
    [on] Une à la fois, votes cachés. z ou Échap : la liste.
   *[other] De nouveau la liste.
  }
keys-unknown-action = « { $name } » n’est pas une action de la console
    .instead = écrivez { $near } ? (« :clavier » les montre toutes)
keys-unknown-key = « { $key } » n’est pas une touche
    .instead = écrivez une lettre, ou Ctrl-r, F2, Enter, Esc, Tab, Space, Up…
keys-typed = « { $key } » sert à taper là où agit { $name }
    .instead = choisissez pour { $name } une touche qui n’écrit rien, comme F2
keys-conflict = « { $key } » sert déjà à { $other }
    .instead = choisissez une autre touche, ou donnez-en une autre à { $other }

ask-tag = Donner ces étiquettes à { $n ->
    [one] cette proposition ?
   *[other] ces { $n } propositions ?
  }

note-aimed = { $n ->
    [one] Pour cette proposition seule.
   *[other] Pour les { $n } marquées (b : une seule).
  }

tasks-count = { $n ->
    [one] { $n } envoi attend.
   *[other] { $n } envois attendent.
  }
title-tasks = Envois
order-oldest = + ancien
note-no-proposal-here = Ici, aucune proposition n’est choisie : 1 mène à la file.
