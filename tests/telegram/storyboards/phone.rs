//! Everything that a phone sends beside words and presses: each gets one answer that says what to do instead.

use super::super::bot::Set;
use super::super::fake::person::Person;
use super::Play;

/// What somebody does with a phone.
type Deed = fn(&Person) -> i64;

#[tokio::test]
async fn whatever_a_phone_sends_is_answered_once_and_changes_nothing() {
    let play = Play::begin(Set::default()).await;
    let deeds: [(&str, Deed, &str); 6] = [
        ("a photo", |léa| léa.photo(""), "écrivez"),
        ("a photo with other words", |léa| léa.photo("regardez"), ""),
        ("a sticker", Person::sticker, ""),
        ("a voice", Person::voice, "écrivez"),
        ("a contact", Person::contact, "contact"),
        ("a place", Person::location, "écrivez"),
    ];
    for (what, deed, word) in deeds {
        let shown = play.after(deed).await;
        assert_eq!(shown.len(), 1, "{what}: {shown:#?}");
        assert!(shown[0].text.to_lowercase().contains(word), "{what}: {}", shown[0].text);
        assert!(shown[0].silent, "whoever just wrote need not be rung: {what}");
    }
    assert!(play.votes().await.is_empty());
    assert_eq!(play.says("1").await.text.lines().next().map(|line| line.starts_with("Noté : pour")), Some(true));
}

#[tokio::test]
async fn an_idea_under_a_picture_an_edited_one_and_one_passed_on() {
    let play = Play::begin(Set::default()).await;
    let shown = play.after(|léa| léa.photo("Il faut des bancs à l'ombre")).await;
    assert!(shown[0].text.contains("Comment signer"), "{shown:#?}");
    play.says("laisser").await;
    let mut number = 0;
    play.after(|léa| number = léa.say("il faut des bans à l'ombre")).await;
    let shown = play.after(|léa| léa.edit(number, "il faut des bancs à l'ombre")).await;
    assert_eq!(shown.len(), 1, "{shown:#?}");
    let checked = play.says("anonyme").await;
    assert!(checked.text.contains("Il faut des bancs à l'ombre"), "the words as they stand now: {}", checked.text);
    play.says("laisser").await;
    let shown = play.after(|léa| léa.forward("il faut des arbres")).await;
    assert!(shown[0].text.contains("quelqu'un d'autre"), "{shown:#?}");
    play.says("non").await;
}

#[tokio::test]
async fn long_words_are_read_or_refused_and_long_answers_come_in_parts() {
    let play = Play::begin(Set::default()).await;
    let long = play.says(&"a".repeat(4_096)).await;
    assert!(long.text.contains("trop long"), "{}", long.text);
    let mut question = (*play.bot.backend.questions().await.unwrap().remove(0).question).clone();
    let told = (0..900).map(|n| format!("phrase {n}.")).collect::<Vec<_>>().join(" ");
    question.context = ilfaut_client::model::Text::one(ilfaut_client::model::Language::FRENCH, &told);
    play.bot.backend.settle(question).await.unwrap();
    let parts = play.after(|léa| léa.say("en savoir plus")).await;
    assert!(parts.len() >= 2, "{parts:#?}");
    assert!(parts.iter().all(|part| part.text.encode_utf16().count() <= 4_096));
    let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!((0..900).filter(|n| !whole.contains(&format!("phrase {n}."))).collect::<Vec<_>>(), Vec::<i32>::new());
    let (last, others) = parts.split_last().unwrap();
    assert!(
        !last.buttons.is_empty() && others.iter().all(|part| part.buttons.is_empty()),
        "buttons under the last part"
    );
}
