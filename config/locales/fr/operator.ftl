# The operator's program, ilfaut. One sentence a message.
language-name = Français

## Help

about-ilfaut = L’atelier de l’organisateur : vérifier, ouvrir, importer, exporter et recompter une consultation.
about-check = Vérifier des fichiers de consultation ou de réglages : chaque erreur est dite, avec sa ligne et sa correction.
about-open = Mettre une consultation en place (sans fichier : l’exemple livré), ou rouvrir une question.
about-close = Clore une question maintenant.
about-import = Importer des propositions publiées avec leurs comptes ; celles qui sont déjà là sont laissées.
about-replay = Rejouer une conversation pol.is publiée, vote par vote.
about-export = Écrire toutes les propositions d’une question, en CSV et en JSON, avec le sens de chaque colonne.
about-recount = Tout recompter depuis la première entrée et comparer ; rien n’est modifié, même dans un dossier refusé.
about-score = Calculer les scores des comptes lus en JSON sur l’entrée standard.
about-explain = Montrer d’où vient chaque score d’une proposition : comptes, taux, poids, termes, intervalles, zone.
about-alerts = Dire quels votes ressemblent à ceux d’une brigade, pourquoi, et ce que les modérateurs en ont fait ; aucun vote n’est modifié.
about-aside = Proposer d’écarter les votes d’une alerte, ou confirmer ce qu’un autre modérateur a proposé ; les comptes bruts les gardent.
about-restore = Rétablir des votes qu’on a proposé d’écarter ou qui le sont.
about-compare = Dire à quel point deux idées se ressemblent, de 0 à 1, et si c’est la même.
about-flag = Dire ce qu’un modérateur devrait regarder dans un texte (--lang dit aussi en quelle langue il devrait être) ; rien n’est jamais refusé.
about-simulate = Simuler une consultation dont on connaît les opinions : ce que la rotation trouve, ce qu’une brigade peut fausser.
about-moderator = Dire qui modère, avec un mot de passe à chacun ; un serveur en marche en tient compte aussitôt.
about-add = Ajouter quelqu’un ; le mot de passe est demandé deux fois, ou lu sur l’entrée standard.
about-list = Montrer qui modère quoi.
about-remove = Retirer quelqu’un : sa porte se ferme aussitôt, ses décisions restent.
about-password = Changer le mot de passe de quelqu’un.
about-serve = Servir une consultation par HTTP, à plusieurs programmes à la fois.

arg-lang = Langue : fr, en
arg-json = Répondre par un objet JSON, pour un programme
arg-help = Afficher cette aide
arg-version = Afficher la version
arg-checked = Fichiers à vérifier (ilfaut.toml : réglages ; tout autre : consultation) ; sans fichier, l’exemple livré et vos réglages
arg-opened = Fichiers de consultation
arg-reopened = Question à rouvrir, sans date de fin
arg-closed = Question à clore
arg-address = Lieu de la consultation : sled:DOSSIER ou http(s)://SERVEUR ; sinon ILFAUT_ADDRESS, puis ilfaut.toml, puis le dossier habituel
arg-question = Question ; créée si elle n’existe pas (lettres minuscules, chiffres, - _ .)
arg-exported = Question à exporter
arg-aggregates = Fichier des propositions : la première colonne les nomme ; puis proposition, votes, n_scored, agree, disagree, neutral, net_qualif, et au besoin auteur, age, adhesion, engagement, score
arg-pending = Les faire passer d’abord par la modération
arg-votes = Votes : t_ms, participant, comment, vote (1 pour, 0 neutre, -1 contre)
arg-comments = Commentaires : comment, text, et au besoin author, t_ms
arg-out = Dossier où écrire proposals.csv, proposals.json et columns.csv
arg-edition = Formules de 2022 (par défaut) ou de 2020
arg-explained = La proposition, par son nom ici (p12) ou par celui de son fichier
arg-watched = Question à regarder ; sans elle, toutes
arg-marked = L’alerte, par les six signes que « ilfaut alerts » écrit devant elle
arg-compared = Les deux idées
arg-pairs = Paires à comparer : une liste d’objets avec a et b, ou un objet qui la contient sous pairs
arg-flagged = Le texte
arg-texts = Textes à regarder : une liste d’objets avec id et text, ou un objet qui la contient sous items
arg-scale = Taille : bretagne, hauts-de-france, bordeaux, grenoble, nantes, tiny
arg-rotation = Rotation : reliable, makeorg, equal, random
arg-share = Part des participants et des votes, de 1 % à 100 %
arg-brigade = Brigade de 1 % des participants : none, direct, include, grind, served, served60, targets
arg-seed_xor = Nombre (décimal ou 0x…) mêlé à la graine : une autre foule de même taille
arg-oracle = Foule : spec (publiée) ou rough (limbes, dispersion, qualifications inégales)
arg-fixed = Rejouer le tirage uniforme publié, avec ses empreintes
arg-set = Changer un réglage de la rotation reliable, par exemple floor=0.5 (se répète)
arg-params = Tables de la foule ; sinon synthetic/params.json dans le dossier que nomme ILFAUT_DATA
arg-added = L’identifiant : lettres, chiffres et . _ - + @
arg-login = L’identifiant
arg-signed = Le nom qui signe ses décisions ; sinon, l’identifiant
arg-moderated = Question à modérer (se répète) ; sans elle, toutes
arg-admin = Lui permettre aussi d’ouvrir et de clore des questions
arg-moderators = Fichier des modérateurs ; sinon moderators.toml à côté des réglages
arg-listen = Où écouter, par exemple 127.0.0.1:8040 ; sinon ilfaut.toml
arg-owner-key = Fichier de la clé du lieu, pour les robots d’une autre machine ; écrit au premier démarrage, sinon la clé change à chaque fois
arg-log = Ce qui est journalisé sur la sortie d’erreur : error, warn, info, debug ; sinon RUST_LOG

help-usage = Usage :
help-commands = Commandes
help-command = COMMANDE
help-options = Options
help-files = Fichiers
help-texts = Textes
help-what = Ce dont il s’agit
help-exit-codes =
    Codes de sortie :
      0  fait
      1  le lieu, un fichier ou une règle dit non
      2  arguments ou entrée illisibles
      3  le recompte a trouvé une différence

## Mistakes in what was typed

mistake-unknown = « { $argument } » n’est pas une option d’ici : voyez --help.
mistake-command = « { $command } » n’est pas une commande : check, open, close, import, replay, export, recount, score, explain, alerts, aside, restore, compare, flag, simulate, moderator ou serve.
mistake-no-command = Il manque une commande : check, open, close, import, replay, export, recount, score, explain, alerts, aside, restore, compare, flag, simulate, moderator ou serve.
mistake-missing = Il manque { $argument }.
mistake-conflict = { $argument } et { $other } ne vont pas ensemble.
mistake-value = « { $value } » ne convient pas pour { $argument } : voyez --help.

## Faults

fault-refused = La consultation refuse : { $what }.
fault-not-open-yet = La question n’est pas encore ouverte à ces dates.
fault-finished = La question est close : rouvrez-la avec « ilfaut open --question ».
fault-not-votable = Une des propositions n’est pas ouverte aux votes : { $status }.
fault-not-found = Introuvable : { $what }.
fault-not-supported = Ce lieu ne sait pas faire cela : { $what }.
fault-unavailable = La consultation est hors d’atteinte, rien n’a été enregistré : { $what }.
fault-runtime = Le système refuse de travailler : { $what }.
fault-no-question = Il n’y a pas de question « { $question } » ici.

## Files that cannot be read

bad-file = { $file } : { $count ->
    [one] une ligne ne convient pas
   *[other] { $count } lignes ne conviennent pas
  } ; rien n’a été enregistré.
bad-column = { $file }, ligne { $line } : il manque la colonne { $column }.
bad-number = { $file }, ligne { $line } : « { $value } » n’est pas un nombre qui convient.
bad-vote = { $file }, ligne { $line } : « { $value } » n’est pas un vote (1, 0 ou -1).
bad-nameless = { $file }, ligne { $line } : il manque un nom ou un numéro.
bad-textless = { $file }, ligne { $line } : la proposition { $name } n’a pas de texte.
bad-twice = { $file }, ligne { $line } : { $name } est déjà à la ligne { $first }.
bad-utf8 = { $file }, ligne { $line } : ce n’est pas du texte UTF-8.
bad-length = { $file }, ligne { $line } : { $found } colonnes au lieu de { $expected }.
bad-reading = { $file }, ligne { $line } : la lecture s’arrête là.
bad-text = { $file } n’est pas du texte UTF-8.

## What was done

check-complaint = { $complaint }
check-good = { $files ->
    [one] Un fichier lu, rien à redire.
   *[other] { $files } fichiers lus, rien à redire.
  }
check-bad = { $complaints ->
    [one] Une erreur
   *[other] { $complaints } erreurs
  } dans { $files ->
    [one] un fichier.
   *[other] { $files } fichiers.
  }

open-done = « { $operation } » est en place : { $questions ->
    [one] une question
   *[other] { $questions } questions
  } (nouvelles ou changées : { $changed }), propositions de départ ajoutées : { $seeded }, déjà là : { $known }.
open-again = La question « { $question } » est de nouveau ouverte, sans date de fin.
close-done = La question « { $question } » est close.

import-done = « { $question } » : { $read } propositions lues, { $new } ajoutées, { $skipped } déjà là.
import-pending = « { $question } » : { $read } propositions lues, { $new } mises en attente de modération, { $skipped } déjà là.
import-inconsistent = { $count ->
    [one] Une ligne se contredit : ses nombres publiés ne découlent pas de ses comptes. Elle est importée telle quelle :
   *[other] { $count } lignes se contredisent : leurs nombres publiés ne découlent pas de leurs comptes. Elles sont importées telles quelles :
  }
import-difference =
    {"  "}{ $name } « { $text } » : adhésion { $adhesion } (recalculée { $counted-adhesion }), engagement { $engagement } (recalculé { $counted-engagement }), score { $score } (recalculé { $counted-score })

replay-done = « { $question } » : { $comments } commentaires ({ $new } nouveaux), { $participants } participants, { $lines } lignes rejouées, dont { $changed } ont changé quelque chose.
replay-textless = { $count ->
    [one] Un commentaire n’existe
   *[other] { $count } commentaires n’existent
  } que par leurs votes : leur texte est vide.
replay-strict = La question « { $question } » existe déjà avec les règles des citoyens : rejouez dans une question nouvelle.

export-done = { $count ->
    [one] Une proposition écrite
   *[other] { $count } propositions écrites
  } dans { $folder } : proposals.csv, proposals.json, columns.csv.

recount-found = { $entries } entrées, { $events } événements : { $questions } questions, { $proposals } propositions, { $participants } participants, { $votes } votes.
recount-head = Empreinte de la dernière bonne entrée : { $head }
recount-broken = L’entrée { $entry } est la première qui manque ou qui est abîmée : { $what }.
recount-differs = Différence : { $what }.
recount-version = L’état gardé l’a été par une autre version d’ilfaut : il n’est pas comparé, et sera réécrit à la prochaine fermeture. Le journal, lui, est recompté en entier.
recount-sound = La chaîne est entière, et rien ne contredit le recompte.

score-unreadable = L’entrée n’est pas ce que « ilfaut score » lit, un objet JSON avec « vectors » : { $what }.

simulate-no-tables = Il manque les tables de la foule : nommez leur fichier (--params), ou le dossier des données par ILFAUT_DATA.
simulate-tables = { $file } n’est pas une table de foule : { $what }.
simulate-setting = « { $setting } » n’est pas un réglage qui convient. Réglages : { $names }.
simulate-zones = Zones justes : { $right } (règle de make.org : { $plugin }). Indécises : { $undecided } ; justes parmi les autres : { $decided }.
simulate-best = Retrouvées parmi les 20 meilleures : { $twenty } ; parmi les meilleurs 5 % : { $share }. Corrélation des rangs : { $spearman }.
simulate-votes = Votes par proposition : { $min } au moins, { $median } au milieu, { $max } au plus ; Gini { $gini }.
simulate-fixed = { $votes } votes rejoués, { $plebiscites } plébiscites.
simulate-hashes = Empreintes : journal { $log }, comptes { $tally }, plébiscites { $plebiscites }.
simulate-brigade = Brigade « { $attack } » : score de confiance déplacé de { $move } en moyenne sur { $slate } propositions ; devenues consensus : { $flipped }, avec certitude : { $certain }.

## Columns of an export

column-external_id = Nom de la proposition dans le fichier d’où elle vient ; vide si elle a été écrite ici
column-id = Son nom ici
column-text = Son texte, à l’octet près, vide s’il a été effacé. Il peut commencer par =, +, - ou @ : dans un tableur, importez cette colonne comme du texte, jamais comme une formule
column-author = Comment son auteur a signé, s’il l’a fait
column-age = L’âge que l’auteur a donné, en années
column-status = Pending, Accepted, Refused, Postponed ou Archived (retirée ou effacée ; ses votes restent comptés)
column-votes = Tous les votes
column-scored = Les votes donnés dans une séquence, sans ceux que deux modérateurs ont écartés, seuls comptés dans les scores ; agree + disagree + neutral, sauf là où un fichier importé se contredit
column-agree = Votes pour, dans une séquence
column-disagree = Votes contre, dans une séquence
column-neutral = Votes neutres, dans une séquence
column-likeIt = « Coup de cœur », dans une séquence ; vide si le fichier importé ne le dit pas
column-doable = « Réaliste », dans une séquence ; vide si le fichier importé ne le dit pas
column-platitudeAgree = « Banalité », dite en votant pour, dans une séquence ; vide si le fichier importé ne le dit pas
column-noWay = « Surtout pas », dans une séquence ; vide si le fichier importé ne le dit pas
column-impossible = « Infaisable », dans une séquence ; vide si le fichier importé ne le dit pas
column-platitudeDisagree = « Banalité », dite en votant contre, dans une séquence ; vide si le fichier importé ne le dit pas
column-doNotUnderstand = « Pas compris », dans une séquence ; vide si le fichier importé ne le dit pas
column-noOpinion = « Pas d’avis », dans une séquence ; vide si le fichier importé ne le dit pas
column-doNotCare = « Indifférent », dans une séquence ; vide si le fichier importé ne le dit pas
column-adhesion_2020 = (agree + 0,33) / (scored + 1)
column-engagement_2020 = net / (agree + disagree + 1)
column-score_2020 = adhesion_2020 + engagement_2020
column-top_score = Score de 2022 : agree + likeIt + doable − noWay − impossible − platitude, en taux lissés ; vide pour une ligne importée
column-engagement = Score de 2022 : likeIt − noWay + doable − impossible − platitude, en taux lissés ; vide pour une ligne importée
column-adhesion = Score de 2022 : agree, en taux lissé ; vide pour une ligne importée
column-realistic = Score de 2022 : doable − impossible, en taux lissés ; vide pour une ligne importée
column-platitude = Score de 2022 : les deux « banalité », en taux lissés ; vide pour une ligne importée
column-controversy = Score de 2022 : le moindre de agree et disagree, plus le moindre de likeIt et noWay, en taux lissés ; vide pour une ligne importée
column-rejection = Score de 2022 : disagree + noWay + impossible − likeIt − doable − platitude, en taux lissés ; vide pour une ligne importée
column-lower = Borne basse de { $score } (deux erreurs types)
column-upper = Borne haute de { $score } (deux erreurs types)
column-zone = consensus, rejection, limbo ou controversy ; pour une ligne importée, d’après les seuls votes de séquence
column-plebiscite = true si la proposition est publiée avec 90 votes ou plus, adhesion_2020 ≥ 0,80 et engagement_2020 ≥ 0,37
column-net = likeIt + doable − noWay − impossible − les deux platitudes, dans une séquence
column-zone_probability = Probabilité de la zone la plus probable, de 0 à 1, d’après les votes de séquence et ce que les autres propositions de la question apprennent
column-zone_certain = La zone la plus probable si sa probabilité atteint 0,8 ; sinon undecided : trop peu de votes pour le dire
column-duplicate_of = Si elle a été refusée comme doublon : l’identifiant de la proposition qu’elle redit ; les deux gardent leurs votes, comptés à part

## One proposal, explained

explain-none = Il n’y a pas de proposition « { $proposal } » ici.
explain-several = Plusieurs propositions portent le nom « { $proposal } » : donnez leur nom d’ici ({ $names }).
explain-head = { $id }, question { $question }, { $status } : { $text }
explain-counts = Comptes : tous / fiables / de séquence / de segment
explain-count = {"  "}{ $key } : { $all } / { $verified } / { $sequence } / { $segment }
explain-imported = {"  "}importés avec la proposition : { $votes } votes, dont { $scored } de séquence ({ $agree } pour, { $disagree } contre, { $neutral } neutres), qualifications nettes { $net }
explain-aside = { $count ->
    [one] Un de ces votes est écarté
   *[other] { $count } de ces votes sont écartés
  } par deux modérateurs : compté ci-dessus, laissé de côté dans tout ce qui suit.
explain-2020 = Édition de 2020, votes de séquence
explain-2020-adhesion = {"  "}adhesion = ({ $agree } + 0,33) / ({ $scored } + 1) = { $value }
explain-2020-engagement = {"  "}engagement = { $net } / ({ $agree } + { $disagree } + 1) = { $value }
explain-2020-score = {"  "}score = adhesion + engagement = { $value }
explain-2022 = Édition de 2022 : { $weight } × taux des votes fiables + { $rest } × taux des votes de séquence
explain-2022-rate = {"  "}{ $key } = { $weight } × ({ $verified } + { $smoothing }) / ({ $verified-votes } + 1) + { $rest } × ({ $sequence } + { $smoothing }) / ({ $sequence-votes } + 1) = { $value } ± { $confidence }
explain-2022-none = Édition de 2022 : le fichier importé ne dit rien des neuf qualifications, rien à calculer.
explain-composites = Scores composés : intervalle de make.org (parties comptées comme indépendantes), puis le nôtre (par bulletin, votes de séquence, 95 %)
explain-composite = {"  "}{ $name } = { $terms } = { $value } ; make.org [{ $lower } ; { $upper }] ; nôtre { $mean } [{ $our-lower } ; { $our-upper }]
explain-segment = Édition de 2022, votes du segment de la proposition ({ $votes }) : { $weight } × taux des votes fiables + { $rest } × taux des votes du segment
explain-segment-composite = {"  "}{ $name } = { $terms } = { $value } ; make.org [{ $lower } ; { $upper }]
explain-segment-zone = {"  "}zone de make.org dans le segment : { $zone }
explain-plugin = Zone de make.org (taux tels quels) : { $zone }
explain-scored = Votes dont suivent les probabilités : { $agree } pour, { $disagree } contre, { $neutral } neutres{ $limited ->
    [yes] {" "}(les votes d’une même personne n’y pèsent pas plus qu’une limite)
   *[no] {""}
  }
explain-zone = Zone : { $zone } ; probabilités : consensus { $consensus }, rejection { $rejection }, limbo { $limbo }, controversy { $controversy }
explain-undecided = indécis (moins de 0,8)
explain-pool = Réserve : { $pool } ; à première vue : { $trending } ; seuil des meilleurs consensus de la question : { $threshold }
explain-nothing = rien
explain-plebiscite = Plébiscite : { $carried ->
    [yes] oui
   *[no] non
  } (votes { $votes }, il en faut 90 ; adhesion { $adhesion }, il faut 0,80 ; engagement { $engagement }, il faut 0,37 ; statut { $status }, il faut Accepted ou Archived)

## Ressemblances et choses à regarder

compare-same = Ressemblance { $similarity } % : la même idée.
compare-other = Ressemblance { $similarity } % : deux idées.
compare-two = Il faut deux textes, ou --pairs et un fichier.
compare-unreadable = { $file } ne contient pas de liste de paires : chacune a besoin de a et de b.
flag-found = { $id } : { $flags }
flag-nothing = rien à signaler
flag-one = Il faut un texte, ou --texts et un fichier.
flag-unreadable = { $file } ne contient pas de liste de textes : chacun a besoin de id et de text.
flag-personal-data = un moyen de joindre quelqu’un
flag-link = un lien
flag-insult = une insulte
flag-several-ideas = peut-être plusieurs idées
flag-capitals = en majuscules
flag-language = peut-être une autre langue
flag-too-short = dit peu de chose
flag-test = un essai
flag-question = une question
flag-repeated = la même chose en boucle

## Modérateurs

password-ask = Mot de passe (rien ne s’affiche) :
password-again = Le même encore une fois :
password-short = Ce mot de passe est trop court : il en faut au moins { $least } signes. Rien n’a changé.
password-differs = Les deux mots de passe ne sont pas les mêmes. Rien n’a changé : recommencez.
password-unread = Le mot de passe n’a pas pu être lu ({ $what }). Rien n’a changé.
moderator-added = { $name } peut modérer, avec l’identifiant { $login }. C’est écrit dans { $file }.
moderator-removed = { $login } ne modère plus.
moderator-renewed = { $login } a un nouveau mot de passe.
moderator-known = L’identifiant { $login } existe déjà. Pour un nouveau mot de passe : « ilfaut moderator password { $login } ».
moderator-named = Quelqu’un signe déjà « { $name } » : donnez un autre nom par --name, pour qu’on sache qui a décidé.
moderator-unknown = Personne n’a l’identifiant { $login } dans { $file }. « ilfaut moderator list » montre tout le monde.
moderator-none = Personne n’a encore de mot de passe : ajoutez quelqu’un par « ilfaut moderator add IDENTIFIANT ».
moderator-line = { $login } : { $name }, { $which ->
    [some] pour { $questions }
   *[all] pour toutes les questions{ $questions }
  }{ $admin ->
    [yes] , peut ouvrir et clore des questions
   *[no] {""}
  }

## Servir

serve-listening = J’écoute sur http://{ $where } ; Ctrl-C pour finir.
serve-ended = Terminé : tout est enregistré.
serve-open = Question ouverte : { $question }
serve-closed = Question close : { $question }
serve-unreadable = « { $listen } » n’est pas un endroit où écouter : écrivez par exemple 127.0.0.1:8040.
serve-taken = Impossible d’écouter sur { $listen } : { $what }.
serve-remote = { $place } est déjà servi ailleurs : donnez un dossier (sled:DOSSIER), ou memory: pour un essai.
serve-log = « { $log } » n’est pas un niveau de journal : écrivez error, warn, info ou debug.
serve-lost = Le serveur s’est arrêté : { $what }.

## Alertes

alerts-head = { $n ->
    [0] Question { $question } : aucune alerte.
    [one] Question { $question } : une alerte. Une alerte n’est pas une preuve ; lisez avant de juger.
   *[other] Question { $question } : { $n } alertes. Une alerte n’est pas une preuve ; lisez avant de juger.
  }
alerts-entry = { $name }  { $level } : { $reason }.
alerts-state = {"        "}{ $people ->
    [one] Une personne
   *[other] { $people } personnes
  } : { $state }.
alerts-votes = {"        "}{ $id } : votes bruts { $raw }, retenus { $kept } (pour / contre / neutre)
alerts-objection = {"        "}{ $objection }
alerts-more = {"        "}… et { $n ->
    [one] une autre proposition
   *[other] { $n } autres propositions
  } (toutes avec --json).
alerts-unknown = Aucune alerte ne porte le nom « { $name } » : « ilfaut alerts » les montre.
alerts-nothing = Personne n’a proposé d’écarter les votes de l’alerte { $name } : il n’y a rien à rétablir.
