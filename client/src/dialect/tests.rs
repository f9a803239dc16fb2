//! The dialect against its own description: every operation, every field of the minimal subset, and random answers.

use std::sync::Arc;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::moderation::{Bulk, ModerationListItem, ModerationProposal, ModerationQuestionInfo, Setting};
use super::person::{CurrentUser, Token};
use super::proposal::{Proposal, ProposalIds, ProposalPage};
use super::question::{QuestionDetails, QuestionPage, QuestionSummary};
use super::route::Operation;
use super::sequence::Sequence;
use super::tag::{PopularTag, TagsForProposal};
use super::vote::{QualificationTally, VoteTally};
use super::{Word, tolerance};
use crate::backend::{Card, Decided, QuestionView, QueueItem};
use crate::model::question::Openness;
use crate::model::{Channel, Language, Question, RefusalReason, Signature, Status, Tally, Time, Topic, TopicId};

/// The minimal subset, typed from its description: name, method, path.
const MINIMAL: [&str; 25] = [
    "listQuestions Get /questions",
    "getQuestionDetails Get /questions/{slugOrId}/details",
    "listPopularTags Get /questions/{questionId}/popular-tags",
    "startSequence Get /sequences/{kind}/{questionId}",
    "searchProposals Get /proposals",
    "propose Post /proposals",
    "getProposal Get /proposals/{proposalId}",
    "vote Post /proposals/{proposalId}/vote",
    "unvote Post /proposals/{proposalId}/unvote",
    "qualify Post /proposals/{proposalId}/qualification",
    "unqualify Post /proposals/{proposalId}/unqualification",
    "issueToken Post /oauth/make_access_token",
    "logout Post /logout",
    "getCurrentUser Get /user/current",
    "listOwnProposals Get /user/{userId}/proposals",
    "deleteAccount Post /user/{userId}/delete",
    "moderationDashboard Get /moderation/operations-of-questions/infos",
    "listModerationProposals Get /moderation/proposals",
    "nextProposal Post /moderation/proposals/next",
    "getModerationProposal Get /moderation/proposals/{proposalId}",
    "lockProposal Post /moderation/proposals/{proposalId}/lock",
    "listTagsForProposal Get /moderation/proposals/{proposalId}/tags",
    "acceptProposal Post /moderation/proposals/{proposalId}/accept",
    "refuseProposal Post /moderation/proposals/{proposalId}/refuse",
    "postponeProposal Post /moderation/proposals/{proposalId}/postpone",
];

#[test]
fn the_minimal_operations_are_where_they_should_be() {
    let ours = Operation::ALL.iter().take(Operation::MINIMAL).map(|operation| {
        let (method, path, _) = operation.route();
        format!("{operation} {method:?} {path}")
    });
    assert_eq!(ours.collect::<Vec<_>>(), MINIMAL);
}

fn view() -> QuestionView {
    let mut question = Question::bare("velo".into());
    question.topics = vec![Topic { id: "garer".into(), label: question.wording.clone() }];
    QuestionView {
        question: Arc::new(question),
        openness: Openness::Open,
        participants: 3,
        proposals: 2,
        votes: 9,
        pending: 1,
    }
}

fn proposal(view: &QuestionView) -> Proposal {
    let card = Card {
        proposal: "p1".into(),
        question: "velo".into(),
        text: "Il faut un arceau devant chaque gare".into(),
        language: Language::FRENCH,
        author: Signature::default(),
        topics: vec![TopicId::from("garer")],
        status: Status::Accepted,
        mine: false,
        ballot: None,
        standing: None,
        waiting: false,
        sent: Time(1_000),
    };
    let question = &view.question;
    let setting = super::proposal::Setting { question, language: Language::FRENCH, user: None, key: "k" };
    Proposal::of_card(&card, &setting)
}

fn queued() -> QueueItem {
    let refusal = Some((RefusalReason::Test, None));
    QueueItem {
        proposal: "p7".into(),
        question: "velo".into(),
        text: "Il faut essayer".into(),
        language: Language::FRENCH,
        author: Signature::default(),
        by: None,
        channel: Channel::Web,
        by_author: 1,
        sent: Time(1_000),
        status: Status::Refused,
        topics: vec![TopicId::from("garer")],
        tally: Tally::default(),
        decided: Some(Decided { by: "Camille".into(), at: Time(2_000), refusal }),
        lease: None,
        similar: vec![],
        flags: vec![],
        echoes: vec![],
        suggested: Vec::new(),
        notes: Vec::new(),
        duplicate_of: None,
        given: 0,
        appealed: None,
    }
}

/// `fields` (with blanks between) are all members of what is written at `pointer`.
fn has(written: &impl Serialize, pointer: &str, fields: &str) {
    let value = serde_json::to_value(written).unwrap();
    let at = value.pointer(pointer).unwrap_or_else(|| panic!("{pointer}: not written in {value}"));
    for field in fields.split_whitespace() {
        assert!(at.get(field).is_some(), "{pointer}/{field}: not written in {at}");
    }
}

#[test]
fn every_field_of_a_question_is_written() {
    let view = view();
    let list = QuestionPage { total: 1, results: vec![QuestionSummary::of(&view, Language::FRENCH)] };
    has(&list, "", "total results");
    has(
        &list,
        "/results/0",
        "questionId questionSlug question shortTitle operationTitle consultationImage consultationImageAlt \
         descriptionImage descriptionImageAlt countries language returnedLanguage startDate endDate theme displayResults \
         resultsLink aboutUrl actions featured participantsCount proposalsCount votesCount",
    );
    has(&list, "/results/0/theme", "gradientStart gradientEnd color fontColor");
    let page = QuestionDetails::of(&view, Language::FRENCH);
    has(
        &page,
        "",
        "questionId operationId wording question shortTitle slug countries language returnedLanguage languages startDate \
         endDate landingSequenceId canPropose proposalPrefix operationKind sequenceConfig aboutUrl partners theme \
         consultationImage descriptionImage displayResults operation activeFeatures featured highlights timeline \
         controversyCount topProposalCount activeFeatureData hasDemographics demographicsCardCount",
    );
    has(&page, "/wording", "title question description metas");
    has(&page, "/wording/metas", "title description picture");
    has(&page, "/highlights", "votesTarget votesCount participantsCount proposalsCount");
    has(&page, "/timeline", "action result workshop");
    has(&page, "/sequenceConfig", "introCard pushProposalCard finalCard");
    has(&page, "/operation/questions/0", "questionId questionSlug");
}

#[test]
fn every_field_of_a_proposal_is_written() {
    let page = ProposalPage { total: 1, results: vec![proposal(&view())], seed: None };
    has(&page, "", "total results seed");
    has(
        &page,
        "/results/0",
        "id userId content contentLanguage translatedContent translatedLanguage slug status createdAt updatedAt votes \
         context trending labels author organisations tags selectedStakeTag myProposal idea question operationId \
         proposalKey keywords",
    );
    has(
        &page,
        "/results/0/author",
        "firstName displayName organisationName organisationSlug postalCode age avatarUrl userType",
    );
    has(&page, "/results/0/question", "questionId slug wording countries language startDate endDate");
    has(&page, "/results/0/tags/0", "tagId label display");
    for (at, key) in ["agree", "disagree", "neutral"].into_iter().enumerate() {
        let pointer = format!("/results/0/votes/{at}");
        has(&page, &pointer, "voteKey count qualifications hasVoted");
        has(&page, &format!("{pointer}/qualifications/2"), "qualificationKey count hasQualified");
        assert_eq!(serde_json::to_value(&page).unwrap().pointer(&format!("{pointer}/voteKey")), Some(&json!(key)));
    }
    has(&Sequence::default(), "", "proposals demographics sessionBindingMode");
    has(&ProposalIds { proposal_id: "p".into() }, "", "id proposalId");
    has(&PopularTag::of(&view().question, &"garer".into(), 1, Language::FRENCH), "", "tagId label proposalCount");
}

#[test]
fn every_field_that_moderators_need_is_written() {
    let view = view();
    let tally = Tally::default();
    let setting = Setting { question: &view.question, user: "u", tally: &tally };
    has(
        &ModerationQuestionInfo::of(&view, Language::FRENCH),
        "",
        "questionId slug wording countries language startDate endDate totalProposalCount proposalToModerateCount hasTags",
    );
    let page = ModerationProposal::of(&queued(), &setting);
    has(
        &page,
        "",
        "id proposalId slug content author labels status refusalReason tags votes context createdAt updatedAt events idea \
         ideaProposals questionId operationId keywords",
    );
    has(
        &page,
        "/author",
        "userId firstName lastName displayName postalCode age avatarUrl organisationName organisationSlug reachable",
    );
    has(&page, "/votes/0", "key count countVerified countSequence countSegment qualifications");
    has(&page, "/votes/0/qualifications/0", "key count countVerified countSequence countSegment");
    has(&page, "/events/0", "date user actionType arguments");
    has(&page, "/events/0/user", "id displayName");
    has(&page, "/events/0/arguments", "refusalReason userNotified");
    has(&page, "/events/1/arguments", "content");
    let item = ModerationListItem::of(&queued(), &setting);
    has(&item, "", "id author content status refusalReason tags createdAt agreementRate context votes votesCount");
    has(&item, "/author", "id userType displayName age");
    has(&item, "/context", "source question country language");
    has(&item, "/votes/2/qualifications/2", "key count");
    let tags = TagsForProposal::of(&view.question, &[], Language::FRENCH);
    has(&tags, "/tags/0", "id label tagTypeId weight questionId checked predicted");
    has(&tags, "", "modelName");
}

#[test]
fn every_field_of_an_account_is_written() {
    let token: Token = tolerance::read(br#"{"access_token":"a"}"#).unwrap();
    has(&token, "", "token_type access_token expires_in refresh_token refresh_expires_in created_at");
    let user: CurrentUser = tolerance::read(br#"{"userId":"u"}"#).unwrap();
    has(
        &user,
        "",
        "userId email displayName userType roles hasPassword enabled emailVerified country avatarUrl \
         privacyPolicyApprovalDate",
    );
}

#[test]
fn another_answer_is_not_taken_for_nothing_left() {
    for text in ["[]", "{}", r#"{"maintenance":true}"#, r#"{"results":null,"proposals":null}"#, "null", "\"soon\""] {
        assert!(tolerance::read::<Sequence>(text.as_bytes()).is_err(), "{text}");
        assert!(tolerance::read::<QuestionPage>(text.as_bytes()).is_err(), "{text}");
        assert!(tolerance::read::<ProposalPage>(text.as_bytes()).is_err(), "{text}");
        assert!(tolerance::read::<QuestionDetails>(text.as_bytes()).is_err(), "{text}");
    }
}

/// Reads anything as one type; what can be read is written and read the same.
fn survives<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(value: &Value) {
    if let Ok(read) = tolerance::read_value::<T>(value.clone()) {
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(tolerance::read_value::<T>(written).unwrap(), read);
    }
}

fn anything() -> impl Strategy<Value = Value> {
    let names = "id|proposalId|questionId|userId|content|status|votes|voteKey|count|qualifications|author|tags|tagId|key|\
                 keywords|createdAt|startDate|results|total|proposals|wording|events|arguments|access_token|seed|[a-z]{1,3}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!("2026-01-05T08:00:00.000Z")),
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(names, inner, 0..8).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn no_answer_stops_a_reader(value in anything()) {
        survives::<QuestionPage>(&value);
        survives::<QuestionDetails>(&value);
        survives::<ProposalPage>(&value);
        survives::<Proposal>(&value);
        survives::<VoteTally>(&value);
        survives::<QualificationTally>(&value);
        survives::<Sequence>(&value);
        survives::<TagsForProposal>(&value);
        survives::<Token>(&value);
        survives::<CurrentUser>(&value);
        survives::<Vec<ModerationQuestionInfo>>(&value);
        survives::<ModerationProposal>(&value);
        survives::<ModerationListItem>(&value);
        survives::<Bulk>(&value);
    }

    #[test]
    fn no_body_stops_the_gateway(value in anything()) {
        let told = [
            super::vote::VoteRequest::read(&value).err(),
            super::vote::QualificationRequest::read(&value).err(),
            super::proposal::ProposeRequest::read(&value).err(),
            super::moderation::NextRequest::read(&value).err(),
            super::moderation::AcceptRequest::read(&value).err(),
            super::moderation::RefuseRequest::read(&value).err(),
            super::moderation::UpdateRequest::read(&value).err(),
            super::person::RegisterRequest::read(&value).err(),
        ];
        prop_assert!(told.iter().flatten().all(|fault| fault.status == 400 && !fault.faults().is_empty()));
    }

    #[test]
    fn what_a_server_says_becomes_a_card_whatever_it_is(value in anything()) {
        if let Ok(read) = tolerance::read_value::<Proposal>(value) {
            let card = read.card(&"q".into(), Language::FRENCH);
            prop_assert_eq!(card.standing.is_some(), card.ballot.is_some());
        }
    }
}
