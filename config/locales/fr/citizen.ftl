# La conversation avec les citoyens. Une phrase dit une chose, avec les mots de tous les jours.
# Dans les listes, les chiffres et les mots entre guillemets sont ceux qu'on tape : voir bots/src/conversation/command.rs.

## Dates et nombres

month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
date =
    { $day ->
        [1] 1er { $month }
       *[other] { $day } { $month }
    }
date-year = { $date } { $year }
moment = { $date } à { $time }

## Arriver

hello = Bonjour ! Des citoyens proposent des idées, une à la fois : dites ce que vous en pensez.
question-until = « { $question } » Ouvert jusqu'au { $date }.
question-open = « { $question } »
by = Organisateur : { $organiser }.
private = Vos votes sont secrets. Rien à remplir, ni nom ni adresse (« vie privée » dit tout).
others =
    { $count ->
        [one] Une autre question est ouverte : « questions ».
       *[other] { $count } autres questions sont ouvertes : « questions ».
    }
keyboard = Tapez un chiffre, puis Entrée. Ctrl-D pour quitter.
back = Re-bonjour ! On reprend : « { $question } »
no-question = Aucune question n'est ouverte ici pour le moment. Revenez bientôt.
closed = « { $question } » est close depuis le { $date } : ni votes ni idées.
closed-now = « { $question } » est close : ni votes ni idées.
closed-results = La suite : { $results }
upcoming = « { $question } » ouvrira le { $date }. Revenez à ce moment-là !
others-hint = « questions » : les autres questions.
returned = Votre texte vous revient, il n'est pas perdu : « { $text } »

## Une idée

card-number = Idée { $number }
card-about = , { $topics }
card-author = , par { $author }
card-opened = Une idée
author-age = { $name }, { $age } ans
author-only-age = une personne de { $age } ans
idea = « { $text } »
vote-line = 1 pour, 2 contre, 3 neutre
vote-line-full = 1 pour, 2 contre, 3 neutre (7 passer, 8 proposer une idée, 9 menu)
vote-line-opened = 1 pour, 2 contre, 3 neutre, 0 retour
vote-line-again = Vous aviez dit : { $vote }. 1 pour, 2 contre, 3 neutre pour changer, « retirer » pour l'enlever, 0 retour.
vote-line-mine = C'est votre idée : on ne vote pas sur la sienne. 0 retour
no-card = Pas d'idée à voter en ce moment. 8 proposer la vôtre, 9 menu.
agree = pour
disagree = contre
neutral = neutre
likeIt = coup de cœur
doable = réaliste
platitudeAgree = banalité
noWay = surtout pas
impossible = infaisable
platitudeDisagree = banalité
doNotUnderstand = pas compris
noOpinion = pas d'avis
doNotCare = indifférent
did-vote = Noté : { $vote } (« { $text } »).
did-vote-waiting = Noté ici : { $vote } (« { $text } »). La consultation ne répond pas : votre vote partira tout seul, une seule fois, dès qu'elle répondra.
standing = { $agree } % pour, { $disagree } % contre, { $neutral } % neutre sur { $votes } votes.
standing-few = Vous êtes parmi les premiers.
words-line = Un mot de plus ? 4 { $four }, 5 { $five }, 6 { $six }. 0 annule.
qualified = C'est noté : { $vote }.
does-not-fit = Ce mot va avec un vote « { $vote } ». Rien n'a changé.
unvoted = Vote annulé. La revoici :
nothing-to-undo = Rien à annuler ici. « mes votes » montre tous vos votes.
nothing-to-qualify = Votez d'abord (1, 2 ou 3), le mot vient après.
own = C'est votre idée : on ne vote pas sur la sienne.
gone = Cette idée n'est plus là.
passed-again = Voici de nouveau les idées que vous aviez passées.
end = Vous avez tout vu, merci ! Revenez plus tard, ou proposez : « il faut … ». 9 menu.
end-topic = Vous avez tout vu sur ce thème. « mélange » : tous les thèmes ; « thèmes » : un autre.
news-offer = Je vous préviens quand d'autres idées attendent votre avis (un message par semaine au plus) ? « oui » ou « non ».
news-wanted = C'est noté : un message par semaine au plus, et seulement si des idées attendent votre avis. « ne me préviens plus » pour arrêter.
news-unwanted = D'accord, je ne vous préviens pas. « préviens-moi » si vous changez d'avis.
news-told = { $count ->
    [one] Une idée attend votre avis
   *[other] { $count } idées attendent votre avis
  } : { $question }
news-told-hint = « continuer » pour voter, « ne me préviens plus » pour ne plus recevoir ce message.
export-news = Prévenu quand des idées attendent : oui (votre adresse sur ce service est gardée chiffrée pour cela)
condition = { $ask } « oui », « non » ou « passer ». Cela ne change rien à vos votes.
declared = C'est noté, merci.
undeclared = D'accord, sans réponse.
rest = Déjà 12 votes, merci ! Continuez si vous voulez, ou faites une pause : tout est gardé.
pause = Bonne pause. Tout est gardé, revenez quand vous voulez.
lot-intro =
    { $count ->
        [one] Une idée, un chiffre :
       *[other] { $count } idées. Répondez { $count } chiffres, par exemple { $example }
    }
lot-keys = 1 pour, 2 contre, 3 neutre, 7 passer. 0 : une idée à la fois.
lot-unclear = Un chiffre par idée, { $count } au plus (1 pour, 2 contre, 3 neutre, 7 passer), par exemple { $example }. 0 : une idée à la fois.
lot-vote = { $number } { $vote }
lot-vote-standing = { $number } { $vote } ({ $agree } % pour)
lot-done = Noté : { $votes }.

## Pourquoi cette idée

why-new = Presque personne n'a encore voté dessus, et chaque idée doit être vue.
why-behind = Moins de votes que les autres : chaque idée doit avoir sa chance.
why-open = Un vote de plus aide beaucoup à savoir ce que les gens en pensent.
why-drawn = Le tirage au sort est tombé dessus.
why-spare = Il ne reste presque plus rien d'autre à vous montrer.
why-chosen = Vous l'avez trouvée vous-même : un mot cherché, un thème, une liste.
why-own = C'est vous qui l'avez écrite.
why-items = { $numbers } : { $why }

## Mal compris

hint = Je n'ai pas compris. 1 pour, 2 contre, 3 neutre. Pour une idée : « il faut … ». 9 pour tous les mots.
hint-again = Pas compris non plus. Un chiffre suffit : 1, 2 ou 3. « aide » explique.
hint-short = 9 menu.
hint-draft = Écrivez votre idée, ou 0 pour laisser.
bad-digits = Ce chiffre ne veut rien dire ici.
not-here = Ce mot ne répond à rien ici.
not-counted = Rien n'est compté encore : lisez d'abord l'idée qui vient.
courtesy-greeting = Bonjour ! Je vous montre des idées de citoyens, une à la fois. Vous répondez 1 pour, 2 contre ou 3 neutre, et c'est tout. Pour proposer la vôtre : « il faut … ».
courtesy-thanks = Merci à vous ! On continue quand vous voulez.
courtesy-question = Je suis un programme, je ne sais pas répondre aux questions. Je montre une idée, vous dites 1 pour, 2 contre ou 3 neutre. « aide » explique, « en savoir plus » dit qui demande et pourquoi.
courtesy-unsure = Ce n'est pas grave : « neutre » ou « passer » conviennent très bien.
perhaps = Vouliez-vous dire « { $word } » ? Alors tapez { $digit }.
perhaps-word = Vouliez-vous dire « { $word } » ? Alors répondez « oui ».
too-much = C'est trop long pour moi. Une idée tient en 140 caractères.
menu =
    1 thèmes · 2 questions · 3 mes votes · 4 mes idées · 5 mes données · 6 langue
    8 proposer une idée, ou écrivez « il faut … » · « chercher vélo » · « aide » · « stop » · 0 retour
    Sur une idée : 1 pour, 2 contre, 3 neutre, 7 passer ; « pourquoi » elle est venue ; « lot » cinq idées d'un coup
    À lire : « en savoir plus », « résultats », « progrès », « règles », « vie privée »
    Réglages : « mode lecture », « pas à pas », « chiffres off », « mode normal »
help = Vous lisez une idée, vous répondez par un chiffre ou un mot : « 1 » ou « pour ». « 14 » : pour, et coup de cœur. Pour proposer, écrivez « il faut … » quand vous voulez. « pourquoi » dit pourquoi cette idée est venue. « 0 » revient en arrière ; juste après un vote, il l'annule. « 9 » ouvre le menu.

## Proposer

write = Votre idée en une phrase ? Elle commence par « il faut ». 0 pour laisser.
rewrite = Écrivez la nouvelle version. 0 pour laisser.
fault-short = C'est un peu court. Que faudrait-il, et où ? Écrivez la phrase entière, ou 0 pour laisser.
fault-long = { $length } caractères, le maximum est { $max } : il y en a { $extra } de trop. Couper ici ?
fault-long-choices = 1 oui · ou écrivez plus court · 0 laisser
fault-opening = Une idée commence par « { $prefix } ». Vouliez-vous dire :
fault-opening-choices = 1 oui · ou récrivez · 0 non
fault-markup = Sans code ni balises, s'il vous plaît. Récrivez votre idée, ou 0 pour laisser.
fault-contact = Sans lien, téléphone ni adresse, s'il vous plaît. Récrivez votre idée, ou 0 pour laisser.
double = On dirait deux idées : séparées, chacune aurait ses votes. 1 garder telle quelle · 2 récrire · 0 laisser
similar =
    { $count ->
        [one] Une autre idée dit presque la même chose :
       *[other] D'autres idées disent presque la même chose :
    }
similar-same = La même idée est déjà là, mot pour mot :
similar-choices =
    { $count ->
        [one] Voter plutôt sur celle-ci ? 1 oui
        [2] Voter plutôt sur l'une d'elles ? 1 ou 2
       *[other] Voter plutôt sur l'une d'elles ? 1, 2 ou 3
    } · 8 envoyer quand même la vôtre · 4 récrire · 0 laisser
draft-kept = Votre idée est gardée : « { $text } ». 8 pour l'envoyer ; sinon, continuez.
second = Vous aviez une idée commencée : « { $first } ». Garder la première, ou la remplacer par « { $second } » ?
second-choices = 1 garder la première · 2 remplacer
same-words = C'est votre idée, mot pour mot : il n'y a plus rien à envoyer.
sign = Comment signer ? Un prénom et, si vous voulez, un âge : « Léa 34 ». Ou « anonyme ».
bad-name = Un prénom, rien d'autre : « Léa » ou « Léa 34 ». Ou « anonyme ».
bad-age = Cet âge m'étonne. Par exemple « Léa 34 », ou seulement « Léa ».
preview = « { $text } » { $signature }
preview-count = { $length } caractères sur { $max }. 1 envoyer · 2 récrire · 3 signer autrement · 0 laisser
signed-as = — { $author }
signed-nobody = — sans nom
dropped = D'accord, on laisse cette idée.
draft-waits = Votre idée commencée : « { $text } »
sent = Merci { $name } ! Votre idée attend un modérateur. Vous aurez la réponse ici.
sent-nobody = Merci ! Votre idée attend un modérateur. Vous aurez la réponse ici.
already-mine = Vous avez déjà proposé cette idée ({ $status }). « proposer » pour la récrire.
quota =
    { $limit ->
        [one] Une de vos idées attend déjà un modérateur.
       *[other] { $limit } de vos idées attendent déjà un modérateur.
    } Celle-ci est gardée : « proposer » quand une réponse sera venue.
no-proposals = Ici on vote seulement : cette question ne prend pas d'idées.
status-pending = en attente
status-accepted = en ligne
status-refused = non retenue
status-postponed = en attente
status-archived = retirée

## Réponses des modérateurs

notice-accepted = Bonne nouvelle : votre idée est en ligne. « { $text } »
notice-refused = Votre idée n'a pas été retenue : « { $text } »
notice-back = Votre idée est de nouveau à l'étude : « { $text } »
notice-words = Le mot du modérateur : { $words }
notice-duplicate = Merci pour votre idée : « { $text } ». Une autre dit déjà la même chose, et c'est sur celle-là que l'on vote :
notice-duplicate-other = « { $text } »
notice-duplicate-find = Pour voter dessus : « chercher » et un de ses mots.
notice-duplicate-hidden = Merci pour votre idée : « { $text } ». Une autre dit déjà la même chose, et c'est celle-là que nous gardons.
notice-written = Un mot de la modération sur votre idée « { $text } » : { $words }
refused-incomprehensible = Nous n'avons pas compris ce que vous vouliez dire : redites-le avec d'autres mots.
refused-off-topic = Elle répond à une autre question : relisez celle-ci et proposez quelque chose qui y répond.
refused-partisan = Elle nomme un parti ou un candidat : redites l'idée seule, sans eux.
refused-legal = La loi ne permet pas de la publier : récrivez-la sans accuser ni nommer personne.
refused-advertising = Elle ressemble à une publicité : dites ce qu'il faut faire, sans marque ni adresse.
refused-multiple-ideas = Elle contient plusieurs idées : envoyez-les une par une.
refused-invalid-language = Nous ne lisons pas cette langue ici : récrivez-la dans une langue de la consultation.
refused-rudeness = Un mot peut blesser : redites-la sans lui, et elle sera relue.
refused-out-of-political-scope = Ceux qui posent la question ne peuvent pas agir là-dessus : proposez ce qui dépend d'eux.
refused-already-exists = Une idée très proche est déjà soumise au vote : cherchez-la avec « chercher » et votez dessus.
refused-test = Elle ressemble à un essai : quand vous aurez une idée, écrivez « il faut … ».
refused-other = Vous pouvez la récrire et la renvoyer : « il faut … ».

## Listes

searching = Quel mot chercher ? Par exemple : vélo. 0 retour.
found =
    { $total ->
        [one] Une idée parle de « { $words } » :
       *[other] { $total } idées parlent de « { $words } » :
    }
found-all =
    { $total ->
        [one] Une idée :
       *[other] { $total } idées :
    }
nothing-found = Rien trouvé. Essayez un mot plus court, ou « thèmes ».
my-votes =
    { $total ->
        [one] Votre vote :
       *[other] Vos { $total } votes, le dernier d'abord :
    }
no-votes = Vous n'avez pas encore voté sur cette question.
my-ideas =
    { $total ->
        [one] Votre idée :
       *[other] Vos { $total } idées, la dernière d'abord :
    }
no-ideas = Vous n'avez pas encore proposé d'idée ici. Écrivez « il faut … » quand vous voulez.
item = { $number } « { $text } »
item-vote = { $number } « { $text } » ({ $vote })
item-idea = { $number } « { $text } » : { $status }
item-votes =
    { $votes ->
        [one] un vote, { $agree } % pour
       *[other] { $votes } votes, { $agree } % pour
    }
item-few =
    { $votes ->
        [0] pas encore de votes
        [one] un vote
       *[other] { $votes } votes
    }
item-choices = Un numéro pour ouvrir, 0 retour.
item-choices-more = Un numéro pour ouvrir, + pour la suite, 0 retour.
idea-status = Cette idée est { $status }.
idea-waiting = « retirer » pour la reprendre, 0 retour.
idea-choices = 0 retour.
withdrawn = Idée retirée : personne ne la verra.
edited = Je ne relis pas un message corrigé. Pour changer un vote : « mes votes », ou 0 pour le dernier.
edited-idea = Je ne relis pas un message corrigé. Si cette idée est déjà envoyée : « mes idées », retirez-la, puis écrivez la nouvelle dans un nouveau message.
not-withdrawable = Seule une idée en attente peut être retirée.
not-yours = Ce n'est pas votre idée.
topics-intro = Un numéro pour un thème, « mélange » pour tout, 0 retour.
topic-item = { $number } { $label } ({ $count })
topic-chosen = Thème : { $label }. « mélange » pour revenir à tout.
no-topics = Cette question n'a pas de thèmes.
mixed = Toutes les idées, mélangées.
no-more = La liste est finie.
list-unclear =
    { $count ->
        [one] Tapez 1, ou 0 pour revenir aux idées.
       *[other] Un numéro de 1 à { $count }, ou 0 pour revenir aux idées.
    }
questions-intro = Les questions. Un numéro pour y aller, 0 retour :
questions-missing = Je ne connais pas de question « { $name } ».
question-item-until = { $number } { $question } (jusqu'au { $date })
question-item-open = { $number } { $question }
question-item-closed = { $number } { $question } (close)
question-item-upcoming = { $number } { $question } (à partir du { $date })

## Lire

about-context = { $context }
about-steps = Les étapes :
about-step-past = { $label } (fait)
about-step-now = { $label } (en ce moment)
about-step = { $label }
about-step-from = { $label } (à partir du { $date })
about-results = Ce que deviennent les résultats : { $results }
about-nothing = L'organisateur n'en dit pas plus pour le moment.
charter = { $charter }
charter-nothing = Une idée par texte, qui réponde à la question, sans lien, sans insulte, sans parti ni publicité.
privacy =
    Ce qui est gardé : un identifiant brouillé pour vous reconnaître, vos votes, vos idées, votre langue, vos mots si vous contestez. Un prénom et un âge seulement si vous signez une idée, et c'est vous qui les écrivez.
    Ce que nous n'avons pas : votre numéro, votre adresse, votre nom complet.
privacy-erased =
    Si vous ne faites rien : { $days ->
        [one] un jour
       *[other] { $days } jours
    } après la clôture, ce qui mène à vous est effacé. Si vous dites « effacer » : au bout de 24 heures, avec le texte de vos idées.
privacy-words = À tout moment : « mes données », « mes votes comptent-ils », « effacer ».
progress =
    { $seen ->
        [0] Aucune idée vue encore, sur { $total }.
        [one] Une idée vue sur { $total }.
       *[other] { $seen } idées vues sur { $total }.
    }
progress-ideas =
    { $ideas ->
        [0] Pas encore d'idée de vous.
        [one] Une idée de vous : « mes idées ».
       *[other] { $ideas } idées de vous : « mes idées ».
    }

## Mes données

data =
    { $votes ->
        [0] Aucun vote
        [one] Un vote
       *[other] { $votes } votes
    }, { $ideas ->
        [0] aucune idée
        [one] une idée
       *[other] { $ideas } idées
    }, signature : { $author }, depuis le { $date }.
data-nobody = aucune
data-choices = 1 tout recevoir · 2 prénom et âge · 3 effacer · 4 votes comptés ? · 0 retour
data-choices-erasing = 1 tout recevoir · 2 prénom et âge · 3 garder mon compte · 4 votes comptés ? · 0 retour
data-file = Pour un fichier : « exporter mes-donnees.json ».
export-title = Tout ce qui est gardé sur vous
export-participant = Numéro tiré au sort : { $participant }
export-since = Depuis le { $date }, par { $channel }
export-signature = Signature : { $author }
export-votes = Votes ({ $count }) :
export-ideas = Idées ({ $count }) :
export-declared = Votre réponse à la question { $question } : { $answer }
export-erasure = Effacement demandé, définitif le { $date }
export-yes = oui
export-no = non
file-exists = un fichier de ce nom existe déjà
file-nowhere = ce dossier n'existe pas
file-forbidden = vous n'avez pas le droit d'écrire là
export-language = Langue choisie : { $language }
export-draft = Idée commencée : « { $text } »
export-aside = Vos votes sur la question { $question } sont comptés à part : { $reason }
export-objection = Vos mots pour le contester : « { $words } »
export-json = La même chose pour un programme :
exported = C'est écrit dans { $path }
not-exported = Impossible d'écrire { $path } : { $what }. Essayez un autre nom de fichier.
no-picture = Pas d'image par ici ; voici la même chose en mots :
no-files = Pas de fichier par ici ; voici tout en texte :
naming = Quel prénom, et quel âge si vous voulez ? « Léa 34 », ou « anonyme ». 0 retour.
signed = Vous signez maintenant : { $author }.
signed-none = Vous signez maintenant sans nom.
erase =
    Si vous le demandez, dans 24 heures sont détruits : votre lien avec vos votes, votre prénom, votre âge, le texte de toutes vos idées.
    Ce qui reste : vos votes dans les totaux, sans aucun lien avec vous. Pendant ces 24 heures, « garder mon compte » annule tout ; après, c'est définitif.
erase-confirm = Pour confirmer, écrivez EFFACER en majuscules. Tout autre mot ne change rien.
not-erased = Rien n'est effacé.
erasing = C'est demandé : votre lien avec vos votes, votre prénom, votre âge et le texte de vos idées seront détruits le { $date } (dans 24 heures au plus). D'ici là, « garder mon compte » annule tout. Vos votes restent comptés, sans lien avec vous.
kept = L'effacement est annulé : rien n'est perdu.
nothing-to-keep = Aucun effacement n'est en cours.
stopped = D'accord, plus aucun message. Vos votes restent comptés. « reprendre » pour revenir.
still-stopped = Vous avez dit stop. « reprendre » pour revenir.
languages = 1 français · 2 English · 3 brezhoneg · 0 retour
language-changed = D'accord, en français. Les idées restent dans la langue de leur auteur.

## Mes votes comptent-ils ?

counted = Oui : tous vos votes sur cette question comptent.
aside = Pas en ce moment : vos votes sur cette question sont mis de côté depuis le { $date }, pour cette raison : { $reason }
aside-burst = { $votes } votes sont venus par le même lien en { $span }, dont { $alike } pareils.
aside-straight = la même réponse { $votes } fois de suite, en { $span }.
aside-twins = { $accounts } comptes ont répondu la même chose en même temps, { $shared } fois.
aside-haste = { $votes } votes en { $span } : trop vite pour avoir lu.
aside-cohort = { $accounts } comptes sont arrivés ensemble, en { $span }, et répondent autrement que tout le monde sur { $proposals } idées.
aside-echo = { $proposals } idées presque pareilles sont venues de { $accounts } comptes tout neufs.
aside-kept = Deux modérateurs l'ont décidé et peuvent revenir dessus. Rien n'est effacé : vos votes restent dans les comptes bruts.
aside-objected = Vous avez contesté le { $date } : les modérateurs ont vos mots.
aside-choices = C'est une erreur ? 1 contester · 0 retour
objecting = Dites avec vos mots pourquoi vos votes doivent compter : les modérateurs vous liront. 0 retour.
objected = Les modérateurs ont vos mots. « mes votes comptent-ils » vous dira la suite.
nothing-aside = Rien à contester : tous vos votes sur cette question comptent.
span-seconds =
    { $count ->
        [one] une seconde
       *[other] { $count } secondes
    }
span-minutes =
    { $count ->
        [one] une minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] une heure
       *[other] { $count } heures
    }
span-days =
    { $count ->
        [one] un jour
       *[other] { $count } jours
    }

## Quand quelque chose ne va pas

away-vote = Votre vote n'est PAS enregistré : la consultation ne répond pas. « réessayer » pour recommencer.
away-idea = Votre idée n'est PAS envoyée, mais elle est gardée ici. « réessayer » pour recommencer.
away-change = Ce n'est PAS enregistré : la consultation ne répond pas. « réessayer » pour recommencer.
away-reading = La consultation ne répond pas. « réessayer » dans un moment.
nothing-to-retry = Rien à réessayer : tout est enregistré.
cannot-here = Ce n'est pas possible ici.
refused = La consultation ne l'accepte pas. Rien n'a changé.
bye = Au revoir, et merci.

## Quand on va plus vite qu'on ne lit

breather-votes =
    C'est compté ! On souffle { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }, puis la suite arrive toute seule ; ce que vous tapez en attendant n'est pas perdu.
breather-ideas =
    Votre idée est bien partie ! On souffle { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }, puis on reprend ; ce que vous tapez en attendant n'est pas perdu.
full = Cela fait trop de messages d'un coup : ceux qui suivent ne sont pas gardés. Attendez la prochaine réponse avant d'en écrire d'autres.
unread =
    { $letters ->
        [one] Votre dernier message n'a pas été lu : il sera à redire.
       *[other] Vos { $letters } derniers messages n'ont pas été lus : ils seront à redire.
    }

## Le programme dans un terminal

farewell = À bientôt ! Pour revenir, la même commande : tout est gardé.
farewell-key = À bientôt ! Pour revenir : ilfaut-bots talk { $words }
farewell-console = Autre citoyen : --key PRÉNOM. Modérateurs : ilfaut-tui (cargo run --release -p ilfaut-tui).
about-program = Prendre part à une consultation : voter, proposer « il faut … ».
about-talk = Parler ici, dans ce terminal (ce que fait aussi le programme sans mot)
flag-address = Où est la consultation : memory:, sled:DOSSIER, http(s)://SERVEUR
flag-question = La question à ouvrir, par son nom court
flag-key = Qui vous êtes : un nom reprend là où ce nom en était, un nouveau fait un autre citoyen
flag-key-file = La clé d’un serveur ilfaut d’une autre machine : le fichier qui la contient
flag-lang = La langue : fr, en ou br
help-usage = Usage :
help-commands = Commandes
help-options = Options
flag-help = Cette aide
flag-version = La version
mistake-unknown = « { $argument } » n'existe pas ici. « ilfaut-bots --help » dit ce qui existe.
mistake-value = « { $argument } » attend autre chose. « ilfaut-bots --help » dit quoi.
mistake-lang = Cette langue n'est pas parlée ici. Il y a : fr (français), en (English), br (brezhoneg).
mistake-twice = « { $argument } » ne se dit qu'une fois.
open-secret = La clé { $place } ne peut pas être utilisée : { $what }
open-key = Pour prendre part à { $place } d’ici, il faut la clé de ce lieu : demandez-la à l’organisateur, puis --key-file FICHIER.
open-away = Personne ne répond à { $place } : vérifiez l’adresse, et que le serveur est en marche ({ $what }).
open-other = La consultation ne peut pas s'ouvrir : { $what }

## Boutons et messages d'un téléphone

toast-vote = C'est noté : { $vote } ✓
toast-waiting = Reçu, c'est enregistré dès que possible.
toast-unvoted = Vote annulé.
toast-closed = « { $question } » est close : votre vote n'est pas compté.
toast-away = Votre vote n'est PAS enregistré : la consultation ne répond pas.
too-soon = Prenez le temps de lire. Ce vote-là n'est pas compté.
old-button = Ce bouton est d'un moment passé. Voici où nous en sommes :
already-behind = Cette idée est déjà derrière vous.
unreadable = Je ne lis que du texte. Écrivez, par exemple : il faut plus de bancs.
unreadable-voice = Je ne sais pas écouter. Écrivez, par exemple : il faut plus de bancs.
unreadable-picture = Je ne sais pas regarder les images. Écrivez, par exemple : il faut plus de bancs.
unreadable-file = Je n'ouvre pas les fichiers. Écrivez, par exemple : il faut plus de bancs.
unreadable-place = Je n'ai pas gardé le lieu que vous venez d'envoyer. Écrivez, par exemple : il faut des bancs place du marché.
unreadable-sealed = Je n'arrive pas à lire votre message : votre application ne m'a pas donné de quoi l'ouvrir. Renvoyez-le, ou répondez 1, 2 ou 3.
unreadable-contact = Je n'ai pas gardé le contact que vous venez d'envoyer. Écrivez, par exemple : il faut plus de bancs.
borrowed = Ce texte vient de quelqu'un d'autre, et votre idée n'est pas finie. Si c'est aussi la vôtre, récrivez-la ensuite avec vos mots.
appealed = C'est fait : un autre modérateur va relire votre idée. Sa réponse viendra ici.
not-appealed = Cette idée ne peut pas être relue une fois de plus.
notice-contest = Pas d'accord ? « contester » : un autre modérateur la relira.
idea-refused = « contester » pour qu'un autre modérateur la relise, 0 retour.
whose = Ce texte vient de quelqu'un d'autre. C'est votre idée ? 1 oui · 0 non
rude = Un mot peut blesser. Redites-le autrement, et je transmets votre idée. 1 envoyer quand même · 2 récrire · 0 laisser
taken-back = Vote annulé sur « { $text } ».
onward = « suivante » : l'idée suivante.
late = Désolé du retard : je n'étais pas là. Voici mes réponses.
long-ago = Cela fait un moment. Revoici la liste :
share = Partager
see = Voir
mode-aloud = Mode lecture : chaque idée vient dans un nouveau message. « mode normal » pour revenir.
mode-bare = D'accord : là où il y a des boutons, je ne répète plus les chiffres. Ils marchent toujours. « chiffres on » pour les revoir.
mode-digits = Les chiffres sont de retour.
mode-step = Pas à pas : après votre vote, le résultat d'abord ; « suivante » amène l'idée suivante. « mode normal » pour revenir.
mode-unstep = L'idée suivante vient de nouveau toute seule.
mode-normal = Tout est de nouveau comme au début.

## Le menu de Telegram

command-start = commencer, ou revenir
command-propose = proposer une idée : il faut …
command-search = chercher une idée par un mot
command-topics = voter par thème
command-votes = mes votes
command-ideas = mes idées et ce qu'elles deviennent
command-results = les résultats
command-questions = les questions ouvertes
command-data = mes données : tout recevoir, effacer
command-language = changer de langue
command-help = comment ça marche
command-stop = ne plus recevoir de message
label-back = retour
label-leave = laisser
label-as-is = garder telle quelle
label-anyway = envoyer quand même
label-first = garder la première
label-keep = garder mon compte
label-next = suivante
label-no-more = Ne plus me prévenir
export-sent = Voici un fichier avec tout ce qui est gardé sur vous.
export-name = mes-donnees.txt
privacy-platform = { $platform }, de son côté, sait que vous nous écrivez.
results = Résultats : « { $question } »
results-sums =
    { $persons ->
        [one] Une personne
       *[other] { $persons } personnes
    }, { $ideas } idées, { $votes } votes.
results-sums-votes = { $ideas } idées, { $votes } votes.
results-consensus =
    { $count ->
        [one] Ce qui rassemble, une idée :
       *[other] Ce qui rassemble, { $count } idées. Les premières :
    }
results-controversy =
    { $count ->
        [one] Ce qui divise, une idée :
       *[other] Ce qui divise, { $count } idées. Les premières :
    }
results-rejection =
    { $count ->
        [one] Ce qui est rejeté, une idée :
       *[other] Ce qui est rejeté, { $count } idées. Les premières :
    }
results-limbo =
    { $count ->
        [one] Sans avis net : une idée.
       *[other] Sans avis net : { $count } idées.
    }
results-method = Une idée rassemble quand 6 votes sur 10 sont pour, ou que presque personne n'est contre ; elle est rejetée quand c'est le contraire. On ne compte ici que les idées d'au moins 10 votes.
results-list =
    1 ce qui rassemble ({ $consensus })
    2 ce qui divise ({ $controversy })
    3 ce qui est rejeté ({ $rejection })
    4 par thème
    5 comment on compte
    0 retour
results-how = Une idée rassemble quand 6 votes sur 10 sont pour, ou que presque personne n'est contre ; elle est rejetée quand c'est le contraire ; elle divise quand les avis s'opposent. On ne compte ici que les idées d'au moins 10 votes. 0 retour
results-none = Aucune idée.
results-back = Un autre numéro de 1 à 5, ou 0 retour.
results-hint-after = « mes idées » : les vôtres ; « mes votes » : ce que vous avez dit.
results-hint = « résultats » : ce que tout le monde en a dit.
drawable = « image » : les mêmes résultats en un dessin.
picture-name = resultats.png
picture-agree = pour
picture-disagree = contre
picture-consensus = Ce qui rassemble : { $count }
picture-controversy = Ce qui divise : { $count }
picture-rejection = Ce qui est rejeté : { $count }
picture-limbo = Sans avis net : { $count }
picture-sign = Un signe : une ou plusieurs idées
picture-large = Un grand signe : { $votes } votes ou plus
results-not-yet-until = Pas de classement avant la fin, le { $date } : chacun vote d'abord.
results-not-yet = Pas de classement avant la fin : chacun vote d'abord.

## Le programme sur Telegram

about-telegram = Être un bot sur Telegram, jusqu'à Ctrl-C
about-setup = Présenter le bot à un réseau
about-setup-telegram = Vérifier le jeton, donner à Telegram le menu et les descriptions, dire ce qui reste à faire
flag-token-file = Le fichier du jeton donné par @BotFather (ou la variable ILFAUT_TELEGRAM_TOKEN)
flag-api = Le serveur de la Bot API, si ce n'est pas celui de Telegram
flag-log = Ce qui est noté sur la sortie d'erreur : error, warn, info ou debug
mistake-setup = Présenter quoi ? « ilfaut-bots setup telegram » ou « ilfaut-bots setup matrix ».
bad-log = « { $log } » n'est pas un niveau de journal : écrivez error, warn, info ou debug.
telegram-not-built = Ce programme a été construit sans Telegram : cargo build --release --features telegram -p ilfaut-bots
token-nowhere = Il manque le jeton du bot : --token-file FICHIER, ou la variable ILFAUT_TELEGRAM_TOKEN, ou token_file sous [telegram] dans ilfaut.toml. @BotFather le donne.
token-file = Le fichier du jeton { $place } ne peut pas être lu : { $what }
token-shape = Ce qui est dans { $place } n'est pas un jeton : un numéro, deux-points, puis des lettres, tel que @BotFather l'a donné, et rien d'autre.
token-open = Attention : d'autres que vous peuvent lire { $place }, qui contient le jeton. Corrigez par : chmod 600 { $place }
telegram-token = Telegram refuse ce jeton : reprenez-le chez @BotFather (/token), sans rien enlever.
telegram-later =
    { $seconds ->
        [one] Telegram demande d'attendre une seconde : relancez ensuite la même commande.
       *[other] Telegram demande d'attendre { $seconds } secondes : relancez ensuite la même commande.
    }
telegram-away = Telegram ne répond pas à { $place } : vérifiez la connexion et l'adresse, puis relancez.
telegram-refused = Telegram refuse : { $what }
telegram-method = Le jeton est bon, mais { $place } ne connaît pas « { $method } » : ce serveur de la Bot API est trop vieux ou incomplet. Mettez-le à jour, ou ôtez « api ».
telegram-ended = @{ $name } s'est arrêté. Rien n'est perdu : la même commande reprend où il en était.
telegram-twice = Un bot avec ce jeton tourne déjà sur cette machine : arrêtez-le d'abord (Ctrl-C), ou prenez un autre jeton.
telegram-api = « { $place } » n'est pas l'adresse d'un serveur de la Bot API : par exemple https://api.telegram.org
telegram-conflict = Un autre programme écoute déjà pour ce bot : arrêtez-le, ou prenez un autre jeton.
telegram-webhook = Telegram ne veut pas de l'adresse webhook de ilfaut.toml : { $what }
telegram-listening = Impossible d'écouter à { $place } (listen, sous [telegram]) : { $what }
telegram-here = @{ $name } écoute. Questions ouvertes : { $questions }. Ctrl-C pour arrêter : rien ne se perd.
telegram-no-question = aucune
describe = Des citoyens proposent des idées, une à la fois : dites ce que vous en pensez, et proposez les vôtres, « il faut … ».
describe-private = Vos votes sont secrets. Nous n'avons ni votre numéro ni votre adresse ; « mes données » montre et efface ce qui est gardé.
describe-short = Des idées de citoyens, une à la fois : votez, et proposez les vôtres. Vos votes sont secrets.
setup-done = @{ $name } : le jeton est bon ; le menu et les descriptions sont donnés en français, en anglais et en breton.
setup-botfather = Ce que vous seul pouvez faire, en écrivant à @BotFather pour @{ $name } :
botfather-privacy-done = fait : le mode privé des groupes est activé, @{ $name } n'y lit que ce qui lui est adressé.
botfather-privacy = à faire : /setprivacy, @{ $name }, Enable. Sans cela il reçoit tout ce qui se dit dans un groupe. Puis ôtez-le des groupes où il est, et remettez-le.
botfather-inline-done = fait : on peut partager une idée partout en écrivant @{ $name }.
botfather-inline = à faire : /setinline, @{ $name }, puis par exemple « chercher une idée », pour partager une idée dans toute discussion.
botfather-groups-done = fait : @{ $name } peut être invité dans un groupe.
botfather-groups = à faire, si vous voulez des groupes : /setjoingroups, @{ $name }, Enable.
botfather-picture = à faire, si ce n'est pas fait : /setuserpic, @{ $name }, une image carrée (Telegram ne dit pas s'il y en a une).
setup-run = Pour démarrer : « ilfaut-bots telegram », avec le même jeton. Les liens à partager, un par question ouverte :

## Dans une discussion qui peut être chiffrée

caution-open = Vous pouvez continuer, mais sachez-le : cette discussion n'est pas chiffrée, les serveurs qui la portent peuvent la lire. On peut la chiffrer dans ses réglages.
caution-signs = Votre réaction est visible de votre serveur, même dans une discussion chiffrée ; écrire 1, 2 ou 3 est plus discret.
caution-crowd = Nous ne sommes plus seuls ici : d'autres lisent. Ce qui s'écrit ici n'est plus un vote. Pour voter en secret, ouvrez avec moi une discussion à deux.
caution-compare = Comparez avec ce que montre votre application. Si c'est pareil, touchez « Ils correspondent » : { $signs }
caution-polls = Les idées viennent ici en sondages, si votre application les dessine ; 1, 2 et 3 comptent tout autant. « sondage non » revient au texte.
caution-no-polls = Plus de sondages ici. « sondage oui » les remet.
caution-ascii = Plus d'accents, ni de signes que les SMS font payer. « ascii non » les remet.
caution-no-ascii = Les accents reviennent. « ascii oui » les enlève.
caution-bridged = Vous venez par un pont : ceux qui le tiennent peuvent lire ce qui s'écrit ici. Tout se répond en chiffres ; « lot » montre cinq idées d'un coup ; « ascii oui » enlève les accents, pour les SMS.
caution-threads = Ce qui se dit d'une idée vient désormais dans un fil, sous elle. « fils non » revient à une seule suite.
caution-no-threads = Plus de fils ici. « fils oui » les remet.
caution-verified = Votre application nous tient maintenant pour vérifiés. Mais mes signes vous sont venus par cette discussion même : cela seul ne prouve pas que personne ne s'est glissé entre nous.
caution-unverified = La comparaison n'a pas abouti. Écrivez « vérifier » pour recommencer.

## Le programme sur Matrix

about-matrix = Être un bot sur Matrix, dans des discussions chiffrées, jusqu'à Ctrl-C
about-setup-matrix = Entrer une fois dans le compte du bot, faire ses clés, dire la clé de secours
flag-homeserver = Le serveur où le bot a son compte, par exemple https://matrix.exemple.fr
flag-user = Le compte du bot, par exemple @ilfaut:exemple.fr
flag-folder = Le dossier de la session et des clés
flag-passphrase-file = Le fichier des mots qui ferment ce dossier à clé (ou la variable ILFAUT_MATRIX_PASSPHRASE)
flag-password-file = Le fichier du mot de passe du compte ; rien : il est demandé
flag-recovery-file = Le fichier de la clé de secours, si le compte en a déjà une
flag-sso = Entrer par une page du serveur, qui donne un jeton
matrix-not-built = Ce programme a été construit sans Matrix : cargo build --release --features matrix -p ilfaut-bots
matrix-here = { $name } écoute. Questions ouvertes : { $questions }. Ctrl-C pour arrêter : rien ne se perd.
matrix-homeserver = Il manque le serveur du bot : --homeserver https://matrix.exemple.fr, ou homeserver sous [matrix] dans ilfaut.toml.
matrix-user = Il manque le compte du bot : --user @ilfaut:exemple.fr, ou user sous [matrix] dans ilfaut.toml.
matrix-another = Le serveur ouvre le compte { $name }, et non { $user } : corrigez --user (ou user sous [matrix]), ou entrez avec l'autre compte et un autre dossier.
matrix-open-server = { $place } : sans https, le mot de passe se lirait en chemin. Écrivez https:// ; http:// ne vaut que sur cette machine (http://localhost:8008).
matrix-account = « { $name } » n'est pas un compte Matrix : par exemple @ilfaut:exemple.fr
matrix-passphrase-nowhere = Il manque les mots qui ferment à clé le dossier du bot : --passphrase-file FICHIER, ou la variable ILFAUT_MATRIX_PASSPHRASE, ou passphrase_file sous [matrix] dans ilfaut.toml. Choisissez-les longs, et gardez-les.
matrix-not-set-up = Personne n'est encore entré dans le compte du bot avec le dossier { $folder } : « ilfaut-bots setup matrix », une fois. Si ce dossier est perdu, la même commande avec --recovery-file et la clé de secours.
matrix-passphrase = Ces mots n'ouvrent pas le dossier { $folder } : reprenez ceux de « ilfaut-bots setup matrix ».
matrix-taken = Un autre programme travaille avec le dossier { $folder } : arrêtez-le. Jamais deux bots pour un même dossier.
matrix-folder = Le dossier { $folder } ne peut pas être utilisé : { $what }
matrix-refused = Le serveur { $place } refuse : { $what }
matrix-forbidden = Le serveur { $place } refuse l'entrée : ce compte, ce mot de passe ou ce jeton n'est pas le bon.
matrix-logged-out = Le serveur { $place } ne connaît plus cette session (fermée ailleurs ?). Mettez de côté le dossier { $folder }, puis : « ilfaut-bots setup matrix --recovery-file FICHIER », avec la clé de secours.
matrix-needs-recovery = Ce compte a déjà des clés : il faut la clé de secours dite la première fois, par --recovery-file FICHIER.
matrix-wrong-recovery = Ce n'est pas la clé de secours de ce compte.
matrix-away = Le serveur ne répond pas à { $place } : vérifiez la connexion et l'adresse, puis relancez.
matrix-sso = Ouvrez cette page, entrez dans le compte du bot, puis copiez ce qui suit « loginToken= » dans l'adresse de la page qui ne s'ouvre pas : { $page }
matrix-set-up = { $name } : la session et les clés sont dans { $folder }. Sauvegardez ce dossier, et ne le donnez jamais à deux bots.
matrix-recovery = La clé de secours, dite cette seule fois. Écrivez-la sur papier, ailleurs que sur cette machine : sans elle, un dossier perdu est perdu.
matrix-run = Pour démarrer : « ilfaut-bots matrix ».
secret-passphrase = les mots qui ferment le dossier à clé
secret-password = le mot de passe
secret-token = le jeton
secret-recovery = la clé de secours
secret-password-ask = Mot de passe de { $name } :
secret-token-ask = Jeton pour { $name } :
secret-file = Le fichier { $place } ne peut pas être lu : { $what }
secret-empty = Il n'y a rien : { $secret } manque.
secret-unread = Impossible de lire ce qui est tapé ({ $secret }) : { $what }
secret-open = Attention : d'autres que vous peuvent lire { $place }, qui contient { $secret }. Corrigez par : chmod 600 { $place }

## Dans un groupe

shared-here = Votez ici :
shared-vote = voter
group-hello = Bonjour ! Chaque jour, une idée à voter ici : « { $question } » Pour arrêter, un administrateur écrit /stop.
group-hello-open = Bonjour ! Chaque jour, une idée ici, pour répondre à : « { $question } » Pour arrêter, un modérateur du salon écrit ici mon nom, puis : stop
group-open = 👍 pour, 👎 contre, 😐 neutre. Dans ce salon votre réaction est publique : tout le monde la voit. Pour voter en secret, écrivez-moi en privé.
group-idea = Idée du jour
group-idea-about = Idée du jour · { $topics }
group-count =
    { $count ->
        [0] Vos réponses restent secrètes, même dans ce groupe.
        [one] Ici : 1 réponse (elle reste secrète, même dans ce groupe)
       *[other] Ici : { $count } réponses (elles restent secrètes, même dans ce groupe)
    }
group-before = Idée précédente : { $idea } { $standing }
group-before-few = Idée précédente : { $idea } Encore trop peu de votes pour un résultat.
group-voted = C'est noté : { $vote } ✓ – les résultats demain, ou en privé
group-not-voted = Votre vote n'est pas compté. Pour savoir pourquoi : « Continuer en privé ».
group-alone = continuer en privé
group-private = Je réponds en privé, aux idées comme aux votes. Ouvrez d'abord notre conversation, puis redites-le là-bas.
group-goes-on = Une idée par jour : la prochaine vient demain.
group-stopped = C'est entendu, plus d'idée ici. Pour reprendre : retirez-moi du groupe, puis ajoutez-moi de nouveau.
group-still-stopped = Un administrateur m'a demandé de me taire ici. Pour reprendre : retirez-moi du groupe, puis ajoutez-moi de nouveau.
