//! How a program that holds the key of the place gets tokens of those it speaks for.

use super::{Verbs, refused};
use crate::dialect::extension::{Due, Embodied, Embody, Join, Resume, Seated, Sit, Told};
use crate::gateway::guest::{Caller, Desk};
use crate::gateway::house::House;
use crate::gateway::reply::{Answer, Refused};
use crate::gateway::seal::{Purpose, Subject};
use crate::model::{ModeratorId, ParticipantId, Time};

/// How long a token lives that a program holds for somebody: it asks for another one.
const LIFE: i64 = Time::DAY;

pub(super) fn add(verbs: Verbs) -> Verbs {
    verbs
        .on(|house, _, verb: Join| async move {
            let joined = house.backend.join(verb.link, verb.channel, verb.reach).await;
            Ok(embodied(&house, joined.map_err(|error| refused(&error))?))
        })
        .on(|house, _, verb: Embody| async move { Ok(embodied(&house, verb.participant)) })
        .on(|house, guest, verb: Sit| async move { sit(&house, &guest.caller, &verb.name).await })
        .on(|house, _, verb: Resume| async move { Ok(seated(&house, verb.moderator)) })
        .anyone(|backend, Due {}| async move { backend.due().await })
        .anyone(|backend, verb: Told| async move { backend.told(verb.notice).await })
}

fn embodied(house: &House, participant: ParticipantId) -> Embodied {
    let token = house.sealed(Purpose::Access, Subject::Participant(participant), LIFE);
    Embodied { participant, token }
}

/// The owner seats whom they like; a moderator who logged in sits as themselves.
async fn sit(house: &House, caller: &Caller, name: &str) -> Answer<Seated> {
    match caller {
        Caller::Owner => {
            let moderator = house.seat(name).await.map_err(|error| refused(&error))?;
            Ok(seated(house, moderator))
        }
        Caller::Moderator(Desk { id, account: Some(own) }) if own.name == name || own.login == name => {
            let token = house.sealed(Purpose::Access, Subject::Staff(own.login.clone()), house.manners.token);
            Ok(Seated { moderator: *id, token })
        }
        _ => Err(Refused::forbidden()),
    }
}

fn seated(house: &House, moderator: ModeratorId) -> Seated {
    Seated { moderator, token: house.sealed(Purpose::Access, Subject::Seat(moderator), LIFE) }
}
