//! What a button sends back when it is pressed: the press itself, in at most 64 bytes, with a proof that we wrote it for this
//! very chat. Nothing is remembered for it, so that a button of last month still works. Knows no message.
//!
//! `1`, a letter for the kind, what it is about, and eight characters of proof. Identifiers of 36 characters (UUID) are
//! written as 22.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ilfaut_client::model::{ProposalId, Qualification, VoteKey};
use subtle::ConstantTimeEq;
use teloxide::types::ChatId;

use crate::conversation::command::Command;
use crate::conversation::{Press, Stamp};
use crate::identity::Identity;

/// What all data of this form begins with.
const VERSION: char = '1';
/// Most bytes of it (Bot API).
const MOST: usize = 64;
/// Bytes of the proof: one guess in 2⁴⁸ is right, and each costs a press.
const PROOF: usize = 6;
/// Characters of the proof.
const PROOF_WRITTEN: usize = 8;
/// What a proof is proved over begins with, so that it proves nothing else.
const PURPOSE: &[u8] = b"telegram button\0";
/// Characters of a stamp.
const STAMP_WRITTEN: usize = 6;
/// What an identifier begins with that is written as it is.
const PLAIN: char = '.';
/// What an identifier begins with that is written shorter.
const PACKED: char = '~';
/// Where a UUID has its dashes.
const DASHES: [usize; 4] = [8, 13, 18, 23];

const KEYS: [(char, VoteKey); 3] = [('a', VoteKey::Agree), ('d', VoteKey::Disagree), ('n', VoteKey::Neutral)];
const WORDS: [(char, Qualification); 9] = [
    ('1', Qualification::LikeIt),
    ('2', Qualification::Doable),
    ('3', Qualification::PlatitudeAgree),
    ('4', Qualification::NoWay),
    ('5', Qualification::Impossible),
    ('6', Qualification::PlatitudeDisagree),
    ('7', Qualification::DoNotUnderstand),
    ('8', Qualification::NoOpinion),
    ('9', Qualification::DoNotCare),
];

/// Writes a press for a chat; none if it is too long.
pub(super) fn written(identity: &Identity, chat: ChatId, press: &Press) -> Option<String> {
    let body = format!("{VERSION}{}", body(press)?);
    let data = format!("{body}{}", proof(identity, chat, &body));
    (data.len() <= MOST).then_some(data)
}

/// Reads what [`written`] wrote for this chat; none for anything else.
pub(super) fn read(identity: &Identity, chat: ChatId, data: &str) -> Option<Press> {
    let (body, given) = data.split_at_checked(data.len().checked_sub(PROOF_WRITTEN)?)?;
    let ours = proof(identity, chat, body);
    let proved: bool = ours.as_bytes().ct_eq(given.as_bytes()).into();
    if !proved || data.len() > MOST {
        return None;
    }
    press(body.strip_prefix(VERSION)?)
}

fn proof(identity: &Identity, chat: ChatId, body: &str) -> String {
    let proof = identity.proof(&[PURPOSE, &chat.0.to_be_bytes(), body.as_bytes()].concat());
    BASE64.encode(&proof[..PROOF])
}

fn body(press: &Press) -> Option<String> {
    Some(match press {
        Press::Vote(proposal, key) => format!("v{}{}", letter(&KEYS, key)?, packed(proposal)),
        Press::Qualify(proposal, word, on) => {
            format!("{}{}{}", if *on { 'q' } else { 'x' }, letter(&WORDS, word)?, packed(proposal))
        }
        Press::Unvote(proposal) => format!("u{}", packed(proposal)),
        Press::Pass(proposal) => format!("p{}", packed(proposal)),
        Press::Open(proposal) => format!("o{}", packed(proposal)),
        Press::Appeal(proposal) => format!("c{}", packed(proposal)),
        Press::Word(command) => format!("w{}", BASE64.encode(postcard::to_stdvec(command).ok()?)),
        Press::Here(stamp, typed) => format!("h{}{typed}", BASE64.encode(stamp.0.to_be_bytes())),
    })
}

fn press(body: &str) -> Option<Press> {
    let mut rest = body.chars();
    let kind = rest.next()?;
    Some(match kind {
        'v' => {
            let key = meant(&KEYS, rest.next()?)?;
            Press::Vote(unpacked(rest.as_str())?, key)
        }
        'q' | 'x' => {
            let word = meant(&WORDS, rest.next()?)?;
            Press::Qualify(unpacked(rest.as_str())?, word, kind == 'q')
        }
        'u' => Press::Unvote(unpacked(rest.as_str())?),
        'p' => Press::Pass(unpacked(rest.as_str())?),
        'o' => Press::Open(unpacked(rest.as_str())?),
        'c' => Press::Appeal(unpacked(rest.as_str())?),
        'w' => Press::Word(postcard::from_bytes::<Command>(&BASE64.decode(rest.as_str()).ok()?).ok()?),
        'h' => {
            let (stamp, typed) = rest.as_str().split_at_checked(STAMP_WRITTEN)?;
            let stamp = BASE64.decode(stamp).ok()?.try_into().ok()?;
            Press::Here(Stamp(u32::from_be_bytes(stamp)), typed.to_owned())
        }
        _ => return None,
    })
}

fn letter<T: PartialEq>(letters: &[(char, T)], meant: &T) -> Option<char> {
    letters.iter().find(|(_, it)| it == meant).map(|(letter, _)| *letter)
}

fn meant<T: Copy>(letters: &[(char, T)], letter: char) -> Option<T> {
    letters.iter().find(|(it, _)| *it == letter).map(|(_, meant)| *meant)
}

/// An identifier, shorter if it is a UUID as usually written.
fn packed(proposal: &ProposalId) -> String {
    match bytes_of_uuid(&proposal.0) {
        Some(bytes) => format!("{PACKED}{}", BASE64.encode(bytes)),
        None => format!("{PLAIN}{}", proposal.0),
    }
}

fn unpacked(text: &str) -> Option<ProposalId> {
    if let Some(plain) = text.strip_prefix(PLAIN) {
        return Some(plain.into());
    }
    let bytes: [u8; 16] = BASE64.decode(text.strip_prefix(PACKED)?).ok()?.try_into().ok()?;
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    Some(parts.join("-").as_str().into())
}

fn bytes_of_uuid(text: &str) -> Option<[u8; 16]> {
    let usual = |(at, byte): (usize, u8)| match byte {
        b'-' => DASHES.contains(&at),
        _ => !DASHES.contains(&at) && matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
    };
    if text.len() != 36 || !text.bytes().enumerate().all(usual) {
        return None;
    }
    u128::from_str_radix(&text.replace('-', ""), 16).ok().map(u128::to_be_bytes)
}

#[cfg(test)]
mod tests;
