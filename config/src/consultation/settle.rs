//! Makes a backend hold what a file says. Knows no file.

use ilfaut_client::Backend;
use ilfaut_client::error::Result;
use ilfaut_client::model::QuestionId;

use super::{Consultation, Seeded};

/// What [`settle`] changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// Questions that are new or say something else than before.
    pub changed: Vec<QuestionId>,
    /// Seeds that are new.
    pub seeded: usize,
    /// Seeds that were there already.
    pub known: usize,
}

/// Makes a backend hold the consultation: questions set, seeds imported once; again, it changes nothing.
pub async fn settle(backend: &dyn Backend, consultation: &Consultation) -> Result<Settled> {
    let mut settled = Settled::default();
    for Seeded { question, seeds } in &consultation.questions {
        if backend.settle(question.clone()).await? {
            settled.changed.push(question.id.clone());
        }
        if seeds.is_empty() {
            continue;
        }
        for (_, new) in backend.import(&question.id, seeds.clone()).await? {
            *if new { &mut settled.seeded } else { &mut settled.known } += 1;
        }
    }
    Ok(settled)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ilfaut_client::address::Address;
    use ilfaut_client::connect::{self, Missing, World};
    use ilfaut_client::model::{Text, Time};
    use ilfaut_client::world::{Dice, SetClock};

    use super::*;
    use crate::consultation::{parse, sample};

    async fn empty() -> Arc<dyn Backend> {
        let world = World { clock: Arc::new(SetClock::at(Time(1_789_164_000_000))), dice: Dice::seeded(1) };
        connect::open(&Address::Memory, world, Missing::Create).await.unwrap()
    }

    #[tokio::test]
    async fn the_sample_is_settled_once_and_open_to_votes() {
        let backend = empty().await;
        let seeds: usize = sample().questions.iter().map(|seeded| seeded.seeds.len()).sum();
        let first = settle(&*backend, &sample()).await.unwrap();
        assert_eq!((first.changed.len(), first.seeded, first.known), (4, seeds, 0));
        let again = settle(&*backend, &sample()).await.unwrap();
        assert_eq!(again, Settled { changed: Vec::new(), seeded: 0, known: seeds });
        for view in backend.questions().await.unwrap() {
            assert!(view.proposals >= 30, "{}", view.question.id);
        }
    }

    #[tokio::test]
    async fn a_changed_file_changes_what_it_says_and_adds_what_is_new() {
        let text = "[operation]\nslug = \"o\"\ntitle = \"T\"\norganiser = \"O\"\n[[question]]\nslug = \"eau\"\n\
            wording = \"Quoi ?\"\nseeds = [\"Il faut des quais\"]\n";
        let backend = empty().await;
        settle(&*backend, &parse(text, "q").unwrap()).await.unwrap();
        let changed = text.replace("Quoi ?", "Comment ?").replace("[\"Il", "[\"Il faut des bancs\", \"Il");
        let told = settle(&*backend, &parse(&changed, "q").unwrap()).await.unwrap();
        assert_eq!((told.changed.len(), told.seeded, told.known), (1, 1, 1));
        let views = backend.questions().await.unwrap();
        assert_eq!(views[0].question.wording, Text::one(ilfaut_client::model::Language::FRENCH, "Comment ?"));
        assert_eq!(views[0].proposals, 2);
    }
}
