//! The verbs of proposals and the words that most proposals share, in French and English. Small lists, written by hand: they
//! weigh words, they decide nothing alone.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::meaning::{Direction, KEPT};
use crate::model::Language;
use crate::rules::words::{self, Stems};

/// To be rid of something.
const AGAINST: &str = "interdire interdit interdiction supprimer suppression abolir abolition arrêter arrêt cesser stopper stop bannir \
 fin finir sortir renoncer éliminer refuser empêcher éradiquer abandonner démanteler fermer";
const AGAINST_EN: &str = "ban forbid prohibit abolish stop end remove eliminate abandon close refuse";
/// To have less of something.
const LESS: &str = "réduire réduction limiter limitation baisser baisse diminuer diminution moins restreindre encadrer freiner \
 descendre alléger";
const LESS_EN: &str = "reduce cut limit lower decrease restrict less fewer";
/// To have it, or more of it.
const MORE: &str = "favoriser développer renforcer augmenter généraliser valoriser soutenir encourager promouvoir multiplier créer \
 instaurer installer introduire imposer investir développement renforcement augmentation construire construction accroître inciter \
 aider défendre protéger donner garantir";
const MORE_EN: &str = "develop support promote encourage increase create build improve strengthen provide invest introduce expand \
 protect help give install";
/// Verbs that go with any object.
const ANY: &str = "légiférer repenser revoir agir veiller prendre prévoir assurer organiser penser accompagner lutter changer \
 obliger obligatoire lancer mener utiliser dédier conditionner vouloir voulons";
const ANY_EN: &str = "make ensure allow let use take have start think change organise";
/// What most proposals speak of.
const COMMON: &str = "produit pays France français action gens monde public publique politique social citoyen local national vie \
 travail environnement environnemental écologique écologie santé école enfant entreprise économie économique commun service loi \
 état euro niveau secteur besoin société activité consommation énergie ville transport production";
const COMMON_EN: &str = "public people country government local national work life school child business service law city town \
 transport";
/// Words that carry little in a proposal: adverbs, measures, ways of saying.
const FILLER: &str = "avoir ait aient ont chaque même mêmes afin ainsi aussi très trop bien fait faire faites doit doivent peut \
 puisse puissent pouvoir possible manière façon fonction etc notamment lors jusqu jusque autre autres encore déjà non avant après \
 pendant plutôt certains quelques plusieurs rendre mettre mise place système permettre grand grands grande grandes an ans nouveau \
 nouvelle nouveaux nouvelles impact concept dit réel remettre more not all no from as has";

/// What a stem is among the words of proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A verb that says which way.
    Way(Direction),
    /// A verb that goes with any object.
    Any,
    /// A word that most proposals share.
    Common,
    /// A word that carries little.
    Filler,
}

type Roles = FxHashMap<String, Role>;

/// The role of a folded word and of its stem, in a language.
pub(super) fn role(language: Language, word: &str, stem: &str) -> Option<Role> {
    static FRENCH: LazyLock<Roles> = LazyLock::new(|| roles(Language::FRENCH, [AGAINST, LESS, MORE, ANY, COMMON]));
    static ENGLISH: LazyLock<Roles> =
        LazyLock::new(|| roles(Language::ENGLISH, [AGAINST_EN, LESS_EN, MORE_EN, ANY_EN, COMMON_EN]));
    static FILLERS: LazyLock<Roles> =
        LazyLock::new(|| words::words(FILLER).into_iter().map(|word| (word, Role::Filler)).collect());
    let roles = if language == Language::ENGLISH { &*ENGLISH } else { &*FRENCH };
    FILLERS.get(word).or_else(|| roles.get(cut(stem))).copied()
}

/// A stem as far as it is compared.
pub(super) fn cut(stem: &str) -> &str {
    stem.char_indices().nth(KEPT).map_or(stem, |(at, _)| &stem[..at])
}

fn roles(language: Language, lists: [&str; 5]) -> Roles {
    let stems = Stems::of(language);
    let of = [
        Role::Way(Direction::Against),
        Role::Way(Direction::Less),
        Role::Way(Direction::More),
        Role::Any,
        Role::Common,
    ];
    let mut roles = Roles::default();
    for (list, role) in lists.into_iter().zip(of) {
        for word in words::words(list) {
            roles.entry(cut(&stems.stem(&word)).to_owned()).or_insert(role);
        }
    }
    roles
}
