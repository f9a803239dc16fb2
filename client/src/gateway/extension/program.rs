//! How a program that holds the key of the place gets tokens of those it speaks for.

use super::{Verbs, refused};
use crate::dialect::extension::{Embodied, Embody, Join, Seated, Sit, Told};
use crate::gateway::guest::Caller;
use crate::gateway::house::House;
use crate::gateway::reply::{Answer, Refused};
use crate::gateway::seal::{Purpose, Subject};
use crate::model::{ParticipantId, Time};

/// How long a token lives that a program holds for somebody: it asks for another one.
const LIFE: i64 = Time::DAY;

pub(super) fn add(verbs: Verbs) -> Verbs {
    verbs
        .on(|house, _, verb: Join| async move {
            let joined = house.backend.join(verb.link, verb.channel, verb.reach).await;
            Ok(embodied(&house, joined.map_err(|error| refused(&error))?))
        })
        .on(|house, _, verb: Embody| async move { Ok(embodied(&house, verb.participant)) })
        .on(|house, guest, verb: Sit| async move { sit(&house, &guest.caller, verb.name).await })
        .anyone(|backend, verb: Told| async move { backend.told(verb.notice).await })
}

fn embodied(house: &House, participant: ParticipantId) -> Embodied {
    let token = house.sealed(Purpose::Access, Subject::Participant(participant), LIFE);
    Embodied { participant, token }
}

/// The owner seats whom they like; a moderator who logged in sits as themselves.
async fn sit(house: &House, caller: &Caller, name: String) -> Answer<Seated> {
    let subject = match caller {
        Caller::Owner => Subject::Seat(name.clone()),
        Caller::Moderator(desk) if desk.name == name || desk.login.as_ref() == Some(&name) => {
            desk.login.clone().map_or_else(|| Subject::Seat(name.clone()), Subject::Staff)
        }
        _ => return Err(Refused::forbidden()),
    };
    let name = if let Caller::Moderator(desk) = caller { desk.name.clone() } else { name };
    let moderator = house.seat(&name).await.map_err(|error| refused(&error))?;
    let life = if *caller == Caller::Owner { LIFE } else { house.manners.token };
    Ok(Seated { moderator, token: house.sealed(Purpose::Access, subject, life) })
}
