# Ar gaoz gant ar geodedourien, e brezhoneg.
# Berr hag eeun : ar pezh n'eo ket amañ a vez lavaret e galleg. Degemer mat d'an droourien !
# (Short and plain; what is not here is said in French. Translators are welcome.)

month =
    { $month ->
        [1] Genver
        [2] C'hwevrer
        [3] Meurzh
        [4] Ebrel
        [5] Mae
        [6] Mezheven
        [7] Gouere
        [8] Eost
        [9] Gwengolo
        [10] Here
        [11] Du
       *[12] Kerzu
    }
date = { $day } a viz { $month }
date-year = { $date } { $year }
moment = { $date }, { $time }

hello = Demat deoc'h ! Tud a ginnig mennozhioù, unan da bep tro : lavarit petra a soñjit.
question-until = « { $question } » (betek { $date })
question-open = « { $question } »
private = Kuzh eo ho mouezhioù. Netra da leuniañ (« buhez prevez »).
keyboard = Skrivit ur sifr, ha goude Enter. Ctrl-D evit kuitaat.
back = Demat en-dro ! « { $question } »

card-number = Mennozh { $number }
card-about = , { $topics }
card-author = , gant { $author }
card-opened = Ur mennozh
author-age = { $name } ({ $age })
idea = « { $text } »
vote-line = 1 a-du, 2 a-enep, 3 neptu
vote-line-full = 1 a-du, 2 a-enep, 3 neptu (7 tremen, 8 kinnig ur mennozh, 9 lañser)
vote-line-opened = 1 a-du, 2 a-enep, 3 neptu, 0 distreiñ
agree = a-du
disagree = a-enep
neutral = neptu
likeIt = karout a ran
doable = posubl
platitudeAgree = boutin
noWay = tamm ebet
impossible = dibosupl
platitudeDisagree = boutin
doNotUnderstand = n'em eus ket komprenet
noOpinion = ali ebet
doNotCare = ne ra forzh
did-vote = Enrollet : { $vote } (« { $text } »).
standing = { $agree } % a-du, { $disagree } % a-enep, { $neutral } % neptu ({ $votes } mouezh).
standing-few = Emaoc'h e-touez ar re gentañ o votiñ amañ.
words-line = Ur ger ouzhpenn ? 4 { $four }, 5 { $five }, 6 { $six }. 0 dizober.
qualified = Enrollet : { $vote }.
unvoted = Tennet eo ho mouezh. Setu ar mennozh en-dro :
end = Gwelet hoc'h eus pep tra, trugarez deoc'h ! 9 lañser.
news-offer = Ha c'hoant ho peus e vefec'h kelaouet pa vo mennozhioù all o c'hortoz hoc'h ali (ur gemennadenn ar sizhun d'ar muiañ)? « ya » pe « nann ».
news-wanted = Mat eo: ur gemennadenn ar sizhun d'ar muiañ, ha nemet pa vo mennozhioù o c'hortoz hoc'h ali. « na gelaouit ket ac'hanon ken » evit paouez.
news-unwanted = Mat eo, ne gelaouin ket ac'hanoc'h. « kelaouit ac'hanon » ma cheñchit soñj.
news-told = { $count ->
    [one] Ur mennozh a c'hortoz hoc'h ali
   *[other] { $count } mennozh a c'hortoz hoc'h ali
  }: { $question }
news-told-hint = « kenderc'hel » evit mouezhiañ, « na gelaouit ket ac'hanon ken » evit paouez gant ar c'hemennadennoù-mañ.
export-news = Kelaouet pa c'hortoz mennozhioù: ya (ho chomlec'h er servij-mañ zo miret sifret evit se)
declared = Enrollet, trugarez.
lot-keys = 1 a-du, 2 a-enep, 3 neptu, 7 tremen, 0 distreiñ.
lot-vote = { $number } { $vote }
lot-vote-standing = { $number } { $vote } ({ $agree } % a-du)
lot-done = Enrollet : { $votes }.
hint-short = 9 lañser.

signed-as = — { $author }
preview = « { $text } » { $signature }
sent = Trugarez { $name } ! Lennet e vo ho mennozh a-raok bezañ embannet.
sent-nobody = Trugarez ! Lennet e vo ho mennozh a-raok bezañ embannet.

item = { $number } « { $text } »
item-vote = { $number } « { $text } » ({ $vote })
item-idea = { $number } « { $text } » : { $status }
languages = 1 français · 2 English · 3 brezhoneg · 0 distreiñ
language-changed = Mat eo, e brezhoneg. Ar pezh n'eo ket troet c'hoazh a vo lavaret e galleg.
bye = Kenavo, ha trugarez.

## Boutonoù ha kemennadennoù ar pellgomz

toast-vote = Enrollet : { $vote } ✓
toast-waiting = Resevet eo, enrollet e vo kerkent ha ma vo gallet.
toast-unvoted = Mouezh nullet.
toast-closed = « { $question } » zo serret : n'eo ket kontet ho mouezh.
toast-away = N'eo KET enrollet ho mouezh : ne respont ket ar guzuliadeg.
too-soon = Kemerit amzer da lenn. N'eo ket kontet ar vouezh-se.
old-button = Eus ur mare tremenet eo ar bouton-se. Setu pelec'h emaomp :
already-behind = A-dreñv deoc'h emañ ar mennozh-se dija.
unreadable = Ne lennan nemet testennoù. Skrivit, da skouer : ret eo kaout muioc'h a vankoù.
unreadable-voice = Ne ouzon ket selaou. Skrivit, da skouer : ret eo kaout muioc'h a vankoù.
unreadable-picture = Ne ouzon ket sellet ouzh skeudennoù. Skrivit, da skouer : ret eo kaout muioc'h a vankoù.
unreadable-file = Ne zigoran ket ar restroù. Skrivit, da skouer : ret eo kaout muioc'h a vankoù.
unreadable-place = N'em eus ket miret al lec'h ho peus kaset. Skrivit, da skouer : ret eo kaout muioc'h a vankoù.
unreadable-sealed = Ne c'hallan ket lenn ho kemennadenn : n'eo ket erruet an alc'hwez ganin. Kasit anezhi en-dro, pe respontit 1, 2 pe 3.
unreadable-contact = N'em eus ket miret an darempred ho peus kaset. Skrivit, da skouer : ret eo kaout muioc'h a vankoù.
borrowed = Eus unan all eo an destenn-se. Mard eo ho mennozh ivez, skrivit anezhañ gant ho komzoù.
appealed = Graet eo : ur c'henlabourer all a lenno ho mennozh. Amañ e teuio ar respont.
not-appealed = Ne c'hall ket ar mennozh-se bezañ lennet ur wech all.
notice-contest = N'oc'h ket a-du ? « enebiñ » : ur c'henlabourer all a lenno anezhañ.
idea-refused = « enebiñ » evit ma vo lennet gant unan all, 0 distreiñ.
whose = Eus unan all eo an destenn-se. Ho mennozh eo ? 1 ya · 0 nann
rude = Ur ger a c'hall gloazañ. Lavarit anezhañ en un doare all. 1 kas memestra · 2 kemm · 0 lezel
taken-back = Nullet eo ar vouezh war « { $text } ».
onward = « war-lerc'h » : ar mennozh da-heul.
late = Digarezit ac'hanon evit an dale. Setu va respontoù.
long-ago = Pell zo. Setu ar roll en-dro :
share = Rannañ
see = Gwelet
mode-aloud = Mod lenn : pep mennozh en ur gemennadenn nevez. « mod boas » evit distreiñ.
mode-bare = Mat eo : sifr ebet ken e-lec'h m'ez eus boutonoù. « gant sifroù » evit o adkavout.
mode-digits = Distro eo ar sifroù.
mode-step = Paz ha paz : an disoc'h da gentañ, ha goude « war-lerc'h ». « mod boas » evit distreiñ.
mode-unstep = Ar mennozh da-heul a zeu e-unan adarre.
mode-normal = Pep tra evel er penn-kentañ.

## Lañser Telegram

command-start = kregiñ, pe distreiñ
command-propose = kinnig ur mennozh
command-search = klask ur mennozh
command-topics = an danvezioù
command-votes = va mouezhioù
command-ideas = va mennozhioù
command-results = an disoc'hoù
command-questions = ar goulennoù digor
command-data = va roadennoù : kaout pep tra, diverkañ
command-language = cheñch yezh
command-help = penaos e ya en-dro
command-stop = kemennadenn ebet ken
label-back = distreiñ
label-leave = lezel
label-as-is = mirout evel m'emañ
label-anyway = kas memestra
label-first = mirout an hini gentañ
label-keep = mirout va c'hont
label-next = war-lerc'h
label-no-more = Kemenn ebet ken
export-sent = Setu ur restr gant kement tra a zo miret diwar ho penn.
export-name = va-roadennou.txt
privacy-platform = { $platform } a oar e skrivit deomp.
results = Disoc'hoù : « { $question } »
results-sums = { $persons } den, { $ideas } mennozh, { $votes } mouezh.
results-sums-votes = { $ideas } mennozh, { $votes } mouezh.
results-consensus = Ar pezh a vod an dud : { $count }
results-controversy = Ar pezh a zisrann an dud : { $count }
results-rejection = Ar pezh a zo nac'het : { $count }
results-limbo = Hep ali sklaer : { $count }
results-method = Bodañ a ra ur mennozh an dud pa vez 6 mouezh diwar 10 a-du, pe pa vez tost den ebet a-enep ; er c'hontrol e vez nac'het. Adalek 10 mouezh.
results-hint-after = « va mennozhioù », « va mouezhioù ».
results-hint = « disoc'hoù » : ar pezh a soñj an holl.
no-picture = Skeudenn ebet dre amañ ; setu pep tra gant gerioù :
drawable = « skeudenn » : an hevelep disoc'hoù, tresadennet.
picture-name = disoc-hou.png
picture-agree = a-du
picture-disagree = a-enep
picture-consensus = Ar pezh a vod an dud : { $count }
picture-controversy = Ar pezh a zisrann an dud : { $count }
picture-rejection = Ar pezh a zo nac'het : { $count }
picture-limbo = Hep ali sklaer : { $count }
picture-sign = Ur sin : ur mennozh pe meur a hini
picture-large = Ur sin bras : { $votes } mouezh pe ouzhpenn
results-not-yet-until = Renkadur ebet a-raok an dibenn, d'an { $date }.
results-not-yet = Renkadur ebet a-raok an dibenn.

## Ar bot war Telegram

describe = Tud a ginnig mennozhioù, unan da bep tro : lavarit petra a soñjit, ha kinnigit ho re.
describe-private = Kuzh eo ho mouezhioù. N'hon eus nag hoc'h niverenn nag ho chomlec'h (« va roadennoù »).
describe-short = Mennozhioù tud, unan da bep tro : mouezhiit, ha kinnigit ho re. Kuzh eo ho mouezhioù.

## En ur strollad

shared-here = Votit amañ :
shared-vote = votiñ
group-hello = Demat ! Bemdez ur mennozh da votiñ amañ : « { $question } » Evit paouez e skriv ur merour /stop.
group-idea = Mennozh an deiz
group-idea-about = Mennozh an deiz · { $topics }
group-count =
    { $count ->
        [0] Kuzh e chom ho respontoù, zoken er strollad-mañ.
       *[other] Amañ : { $count } respont (kuzh e chomont, zoken er strollad-mañ)
    }
group-before = Ar mennozh kent : { $idea } { $standing }
group-before-few = Ar mennozh kent : { $idea } Re nebeut a vouezhioù zo c'hoazh evit un disoc'h.
group-voted = Enrollet : { $vote } ✓ – an disoc'hoù warc'hoazh, pe en prevez
group-not-voted = N'eo ket kontet ho mouezh. Evit gouzout perak : « Kenderc'hel en prevez ».
group-alone = kenderc'hel en prevez
group-private = En prevez e respontan, d'ar mennozhioù ha d'ar votoù. Digorit hor c'haozeadenn da gentañ, ha lavarit an dra-se eno en-dro.
group-goes-on = Ur mennozh bemdez : warc'hoazh e teuio an hini da-heul.
group-stopped = Mat eo, mennozh ebet ken amañ. Evit adkregiñ : tennit ac'hanon eus ar strollad, hag ouzhpennit ac'hanon en-dro.
group-still-stopped = Ur merour en deus goulennet diganin tevel amañ. Evit adkregiñ : tennit ac'hanon eus ar strollad, hag ouzhpennit ac'hanon en-dro.
