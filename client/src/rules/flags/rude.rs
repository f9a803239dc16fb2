//! Insults in French, English and Breton, also in disguise (« c0n »). Whole words only: « nid-de-poule » is a hole in a road.
//!
//! The words are written with their letters shifted by one, so that nobody meets them who reads or searches the sources.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Each letter is the one after the letter meant; blanks stand between words.
const SHIFTED: &str = "\
 bcsvuj bcsvujt bcsvujf bcsvujft dpoobse dpoobset dpoobttf dpoobttft tbmbve tbmbvet tbmpqf tbmpqft tbmpqbse \
 tbmpqbset fodvmf fodvmft ojrvfs ojrvf qvubjo qvuf qvuft dsfujo dsfujot efcjmf efcjmft hvfvmf hvfvmft cbubse \
 cbubset cpvggpo cpvggpot jncfdjmf jncfdjmft dsfwvsf dsfwvsft sbdbjmmf sbdbjmmft cpvhopvmf cpvhopvmft \
 cpsefm nfsef nfseft nfsejrvf dpoof dpooft dpvjmmpo dpvjmmpot gpvusf gvdl gvdljoh tiju bttipmf \
 bttipmft cbtubse cbtubset npspo npspot jejpu jejput jejpuf jejpuft tdvncbh cjudi cjudift dvou hfobpvfh";

/// Whether one of the words of a folded text is an insult.
pub(super) fn is_rude(folded: &str) -> bool {
    static RUDE: LazyLock<FxHashSet<String>> = LazyLock::new(|| SHIFTED.split_ascii_whitespace().map(back).collect());
    let words = folded.split(|c: char| !c.is_alphanumeric() && !is_disguise(c)).filter(|word| !word.is_empty());
    words.into_iter().any(|word| RUDE.contains(word) || disguised(word).is_some_and(|word| RUDE.contains(&word)))
}

fn back(shifted: &str) -> String {
    shifted.chars().map(|letter| char::from_u32(letter as u32 - 1).unwrap_or(letter)).collect()
}

fn is_disguise(c: char) -> bool {
    matches!(c, '@' | '$' | '*')
}

/// A word with its disguised letters put back; none when nothing is disguised.
fn disguised(word: &str) -> Option<String> {
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let bare: String = word
        .chars()
        .filter(|c| *c != '*')
        .map(|c| match c {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            c => c,
        })
        .collect();
    (bare != word && letters >= 2).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masked_words_are_seen_plain_and_in_disguise() {
        for shifted in ["bcsvujt", "tiju", "dpoobse"] {
            let word = back(shifted);
            assert!(is_rude(&format!("virer ces {word}, vite")), "{shifted}");
            assert!(is_rude(&format!("virer ces {}", word.replacen('o', "0", 1).replacen('i', "1", 1))), "{shifted}");
        }
    }

    #[test]
    fn words_that_hold_others_are_no_insults() {
        for text in ["nids-de-poule", "cul-de-sac", "la 5g", "les salades", "un debit"] {
            assert!(!is_rude(text), "{text}");
        }
    }
}
