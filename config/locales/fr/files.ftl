# Ce que disent les programmes d'un fichier mal écrit : ce qui ne va pas, puis (.instead) quoi écrire.

## Sortes de valeurs
place-file = le fichier
kind-text = un texte entre guillemets
kind-number = un nombre
kind-flag = true ou false
kind-date = une date
kind-span = une durée entre guillemets
kind-list = une liste entre crochets
kind-table = une table

## Clés et valeurs
unknown-key = « { $key } » n'a pas de sens dans { $place }
    .instead = enlevez la ligne, ou écrivez l'une de ces clés : { $known }
unknown-key-near = « { $key } » n'a pas de sens dans { $place }
    .instead = écrivez { $near }
misplaced-key = « { $key } » est une clé de la question, et la ligne vient après { $place }
    .instead = remontez cette ligne au-dessus de { $place }
missing-key = il manque « { $key } » dans { $place }
    .instead = écrivez { $example }
wrong-kind = « { $key } » est { $found }, alors qu'il faut { $expected }
    .instead = écrivez { $example }
blank = « { $key } » est vide
    .instead = écrivez { $example }
bad-slug = « { $slug } » ne peut pas servir de nom court : seuls a-z, 0-9 et - le peuvent
    .instead = écrivez { $near }
unknown-language = « { $language } » n'est pas une langue
    .instead = écrivez les deux lettres de la langue, par exemple { $near }
bad-country = « { $country } » n'est pas un pays
    .instead = écrivez ses deux lettres capitales, par exemple { $near }
bad-span = « { $written } » n'est pas une durée que l'on puisse compter en jours
    .instead = écrivez { $example }
bad-count = « { $key } » ne peut pas être { $written }
    .instead = écrivez un nombre entre { $least } et { $most } : { $example }
bad-date = « { $written } » n'est pas une date
    .instead = écrivez { $key } = { $near } (année-mois-jour, sans guillemets)
unknown-zone = « { $zone } » n'est pas un fuseau horaire
    .instead = écrivez zone = "{ $near }"
bad-address = « { $address } » n'est pas une adresse
    .instead = écrivez address = "sled:DOSSIER", "memory:" ou "https://SERVEUR"
bad-listen = « { $written } » n'est pas un endroit où écouter
    .instead = écrivez listen = "127.0.0.1:8040", une adresse et un port
bad-telegram-listen = « { $written } » n'est pas un endroit où écouter
    .instead = écrivez listen = "127.0.0.1:8041", une adresse et un port (8040 est celui de ilfaut serve)
bad-origin = « { $written } » n'est pas l'adresse d'un site
    .instead = écrivez "https://participer.exemple.fr", sans rien après le nom
bad-api = « { $written } » n'est pas l'adresse d'un serveur de la Bot API
    .instead = écrivez api = "https://api.telegram.org", ou l'adresse du vôtre
bad-webhook = Telegram ne peut pas apporter les messages à « { $written } »
    .instead = écrivez webhook = "https://bot.exemple.fr/telegram" (ports 443, 80, 88 ou 8443)
bad-quiet = « { $written } » ne dit pas de quelle heure à quelle heure
    .instead = écrivez quiet = "21:00-08:00", ou "00:00-00:00" pour aucune
bad-homeserver = « { $written } » n'est pas l'adresse d'un serveur Matrix
    .instead = écrivez homeserver = "https://matrix.exemple.fr"
bad-account = « { $written } » n'est pas un compte Matrix
    .instead = écrivez user = "@ilfaut:exemple.fr"
bad-bridge = « { $written } » n'est pas le compte d'un pont sur Matrix
    .instead = écrivez bridges = ["@whatsappbot:exemple.fr"]
unknown-theme = « { $word } » n'est pas un thème de la console
    .instead = écrivez : { $near }
language-unspoken = les programmes ne parlent pas encore « { $language } »
    .instead = écrivez l'une de ces langues : { $known }

## Consultations
empty-file = le fichier est vide
    .instead = écrivez au moins [operation] et une [[question]], comme dans l'exemple fourni
no-question = il n'y a aucune question
    .instead = écrivez [[question]] suivi de slug = "environnement" et wording = "Comment … ?"
not-questions = « question » doit être une liste
    .instead = écrivez [[question]], avec deux crochets de chaque côté
closes-before-opens = la fin ({ $closes }) est avant le début ({ $opens })
    .instead = écrivez une date de fin qui suit { $opens }
slug-twice = la question « { $slug } » existe déjà, ligne { $line }
    .instead = écrivez un autre slug
slug-elsewhere = la question « { $slug } » existe déjà dans { $file }
    .instead = écrivez un autre slug
no-opening = on ne sait pas comment commence une proposition en « { $language } »
    .instead = écrivez openings.{ $language } = ["…"], le premier étant celui qu'on proposera
unknown-rotation = « { $word } » n'est pas une rotation
    .instead = écrivez reliable, ou makeorg pour tirer les idées comme make.org en 2022
unknown-setting = « { $word } » n'est pas un réglage de la rotation
    .instead = écrivez { $near }
bad-setting = ce nombre ne convient pas au réglage « { $name } »
    .instead = écrivez { $name } = { $usual }, sa valeur habituelle, ou un nombre proche
unknown-reason = « { $word } » n'est pas un motif de refus
    .instead = écrivez { $near }
unknown-topic = « { $word } » n'est pas un thème de cette question
    .instead = écrivez { $near }
no-topics = la question n'a pas de thème « { $word } »
    .instead = écrivez { $word } = "…" sous [question.topics]
seed-language = cette idée est en « { $language } », que la question ne lit pas
    .instead = ajoutez « { $language } » à languages, ou traduisez l'idée
seed-long = l'idée compte { $length } caractères, soit { $over } de trop
    .instead = raccourcissez-la à { $max } caractères
seed-short = l'idée ne compte que { $length } caractères
    .instead = écrivez-en au moins { $min }
seed-opening = l'idée ne commence pas par « { $prefix } »
    .instead = écrivez « { $near } »
seed-markup = l'idée contient des balises HTML
    .instead = écrivez le texte seul
seed-twice = la même idée est déjà ligne { $line }
    .instead = enlevez l'une des deux
bad-age = { $age } n'est pas un âge
    .instead = écrivez un nombre de 1 à 120, ou enlevez la ligne

## Modérateurs
bad-login = « { $login } » ne peut pas servir d'identifiant
    .instead = n'écrivez que des lettres, des chiffres et . _ - + @
bad-password = ce n'est pas l'empreinte d'un mot de passe
    .instead = laissez « ilfaut moderator password » l'écrire
login-twice = l'identifiant « { $login } » est déjà pris plus haut
    .instead = écrivez un autre identifiant
name-twice = le nom « { $name } » est déjà pris plus haut : on ne saurait pas qui a décidé
    .instead = écrivez name = "…" avec un autre nom

## Ce qui n'est pas du TOML
toml-unquoted = « { $value } » n'est pas entre guillemets
    .instead = écrivez { $key } = "{ $value }"
toml-twice = « { $key } » est écrit deux fois
    .instead = gardez une seule des deux lignes
toml-comma = il manque une virgule entre deux valeurs
    .instead = écrivez une virgule à la fin de la valeur qui précède
toml-equals = il manque le signe = après la clé
    .instead = écrivez clé = "valeur"
toml-key = « { $key } » contient des lettres qu'une clé sans guillemets ne peut pas avoir
    .instead = écrivez seulement a-z, 0-9, - et _, ou mettez la clé entre guillemets
toml-unclosed = un crochet ou une accolade n'est pas refermé
    .instead = écrivez ] ou { "}" } à la fin
toml-quote = le guillemet ouvert n'est pas refermé, ou \ est suivi d'une lettre inconnue
    .instead = fermez le texte par le guillemet qui l'ouvre ; écrivez \\ pour une barre, \" pour un guillemet
toml-after = il y a quelque chose après la valeur
    .instead = allez à la ligne ; et dans un texte, écrivez « … » ou \" plutôt que "
toml-other = cette ligne n'est pas du TOML ({ $message })
    .instead = écrivez clé = "valeur", [table] ou # commentaire
unreadable = le fichier n'a pas pu être lu
    .instead = comparez-le à l'exemple fourni
no-file = le fichier ne peut pas être ouvert ({ $message })
    .instead = vérifiez son nom et ses droits
not-utf8 = le fichier n'est pas écrit en UTF-8
    .instead = enregistrez-le en UTF-8
no-toml-here = ce dossier ne contient aucun fichier .toml
    .instead = mettez-y une consultation, ou nommez un autre dossier

# Une consultation qui ne s'ouvre pas : la même phrase dans chaque programme.
open-address = « { $place } » n'est pas une adresse. Écrivez sled:DOSSIER ou memory:.
open-missing = Il n'y a pas de consultation dans { $place }. Vérifiez l'adresse, ou créez-en une avec « ilfaut open ».
open-locked = { $place } est ouvert dans un autre programme. Fermez-le ou attendez qu'il ait fini, puis recommencez.
open-foreign = { $place } contient des fichiers qui ne sont pas d'ilfaut ; rien n'a été touché. Choisissez un dossier vide ou nouveau.
open-newer = { $place } a été écrit par une version plus récente (format { $found }, ce programme lit jusqu'au format { $known }). Mettez ilfaut à jour.
open-damaged = { $place } est abîmé : { $what }. Rien n'a été changé. Lancez « ilfaut recount --address sled:{ $place } », puis remettez une sauvegarde.
open-system = { $place } ne peut pas être utilisé : { $what }.
damage-head = son fichier HEAD est illisible
damage-changed = le journal a changé depuis sa fermeture
damage-entry = entrée { $entry }, { $flaw }
damage-text = le texte de la proposition { $proposal } manque ou a changé
damage-store = le magasin est illisible ({ $what })
flaw-missing = elle manque
flaw-gone = elle manque : il y avait { $had } entrées, il en reste { $left }
flaw-short = elle est coupée
flaw-newer = elle est au format { $format }, plus récent que ce programme
flaw-link = elle ne suit pas de l'entrée précédente
flaw-unreadable = elle est illisible ({ $what })
differs-files = les fichiers du journal ont changé depuis sa fermeture, mais chaque entrée se lit
differs-state = l'état gardé compte { $kept } votes, le recompte { $counted }
differs-version = l'état gardé vient d'une autre version d'ilfaut : il n'a pas été comparé ; le journal, lui, se lit en entier
differs-unreadable = l'état gardé est illisible

# Une alerte et ce qu'on en a fait : la même phrase dans chaque programme.
alert-burst = { $votes } votes sur une même proposition sont arrivés par un lien { $span }, dont { $alike } identiques
alert-straight = la même réponse { $votes } fois de suite { $span }, là où les autres répondent autrement
alert-twins = { $accounts } comptes répondent la même chose au même moment ({ $shared } fois pour les deux plus proches)
alert-haste = { $votes } votes { $span } : trop vite pour avoir lu
alert-cohort = { $accounts } comptes arrivés ensemble, { $span }, votent d'une même voix et autrement que tous les autres sur { $proposals } propositions
alert-echo = { $proposals } propositions presque identiques, envoyées par { $accounts } comptes qui venaient d'arriver
span-seconds = { $n ->
    [0] en moins d'une seconde
    [one] en { $n } seconde
   *[other] en { $n } secondes
  }
span-minutes = { $n ->
    [one] en { $n } minute
   *[other] en { $n } minutes
  }
level-warning = sérieux
level-notice = à regarder
level-past = passé
cohort-none = ces votes comptent
cohort-proposed = { $proposed } propose d'écarter ces votes ; ils comptent jusqu'à ce que quelqu'un d'autre confirme
cohort-confirmed = votes écartés par { $proposed } et { $confirmed } ; les comptes bruts les gardent
cohort-restored = { $restored } a rétabli ces votes : ils comptent
objection = quelqu'un répond : « { $words } »
objection-erased = quelqu'un a répondu, puis a fait effacer ses mots
