//! make.org's enumerations with their exact spellings. The model's own words (votes, qualifications, statuses) are spelled
//! by the model.

use super::word::{Word, words};
use crate::model::question::Openness;
use crate::model::{Qualification, RefusalReason, Status, VoteKey};

impl Word for VoteKey {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        Self::name(self)
    }
}

impl Word for Qualification {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        Self::name(self)
    }
}

impl Word for Status {
    const ALL: &'static [Self] = &[Self::Pending, Self::Accepted, Self::Refused, Self::Postponed, Self::Archived];

    fn name(self) -> &'static str {
        Self::name(self)
    }
}

/// As make.org's back office spells them; compare whatever the capitals.
impl Word for RefusalReason {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Incomprehensible => "Incomprehensible",
            Self::OffTopic => "Off-topic",
            Self::Partisan => "Partisan",
            Self::Legal => "Legal",
            Self::Advertising => "Advertising",
            Self::MultipleIdeas => "MultipleIdeas",
            Self::InvalidLanguage => "InvalidLanguage",
            Self::Rudeness => "Rudeness",
            Self::OutOfPoliticalScope => "Out-of-political-scope",
            Self::AlreadyExists => "Already-exists",
            Self::Test => "Test",
            Self::Other => "Other",
        }
    }
}

/// Capitals do not matter in a query.
impl Word for Openness {
    const ALL: &'static [Self] = &[Self::Upcoming, Self::Open, Self::Finished];

    fn name(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Finished => "finished",
        }
    }
}

words! {
    /// Which way a list is sorted; capitals do not matter.
    Order {
        /// From the least.
        Ascending = "asc",
        /// From the most.
        Descending = "desc",
    }
}

words! {
    /// How a search orders proposals.
    SortAlgorithm {
        /// By chance, stable for a seed.
        Random = "random",
        /// Tagged ones first.
        TaggedFirst = "taggedFirst",
        /// Those that actors voted on first.
        ActorVote = "actorVote",
        /// What divides.
        Controversy = "controversy",
        /// What is liked.
        Popular = "popular",
        /// Organisations first.
        B2bFirst = "B2BFirst",
        /// What is found doable (2024).
        Realistic = "realistic",
    }
}

words! {
    /// A field that proposals are sorted by.
    SortField {
        /// Share of agree.
        AgreementRate = "agreementRate",
        /// The text, letter by letter.
        Content = "content.keyword",
        /// The country.
        Country = "country",
        /// When it was sent.
        CreatedAt = "createdAt",
        /// Labels.
        Labels = "labels",
        /// The language.
        Language = "language",
        /// The question's countries.
        QuestionCountries = "question.countries",
        /// The question's language.
        QuestionLanguage = "question.language",
        /// The slug.
        Slug = "slug",
        /// The trend.
        Trending = "trending",
        /// When it last changed.
        UpdatedAt = "updatedAt",
        /// The score (spelled so by make.org).
        Score = "scores.topScoreAjustedWithVotes",
    }
}

words! {
    /// How a list of questions is ordered; capitals do not matter.
    QuestionOrder {
        /// By date.
        Chronological = "chronological",
        /// Those put forward first.
        Featured = "featured",
    }
}

words! {
    /// What kind of consultation an operation is.
    OperationKind {
        /// Open to all, with partners.
        GreatCause = "GREAT_CAUSE",
        /// Open to all (2024).
        Public = "PUBLIC_CONSULTATION",
        /// Not listed.
        Private = "PRIVATE_CONSULTATION",
        /// Open to all, for an organisation.
        Business = "BUSINESS_CONSULTATION",
    }
}

words! {
    /// What an account may do.
    Role {
        /// Vote and propose.
        Citizen = "ROLE_CITIZEN",
        /// Moderate the questions on the account's list.
        Moderator = "ROLE_MODERATOR",
        /// Moderate everything and administer.
        Admin = "ROLE_ADMIN",
        /// Everything.
        SuperAdmin = "ROLE_SUPER_ADMIN",
        /// An elected person.
        Political = "ROLE_POLITICAL",
        /// An organisation that acts.
        Actor = "ROLE_ACTOR",
    }
}

impl Role {
    /// Whether it opens the moderators' routes.
    pub const fn moderates(self) -> bool {
        matches!(self, Self::Moderator | Self::Admin | Self::SuperAdmin)
    }
}

words! {
    /// Who an account stands for.
    UserType {
        /// A citizen.
        User = "USER",
        /// An organisation.
        Organisation = "ORGANISATION",
        /// A public person.
        Personality = "PERSONALITY",
        /// Nobody who said a name.
        Anonymous = "ANONYMOUS",
    }
}

words! {
    /// What a moderator is at.
    ModerationMode {
        /// Pending proposals.
        Moderation = "Moderation",
        /// Accepted ones that lack tags.
        Enrichment = "Enrichment",
    }
}

words! {
    /// What happened to a proposal.
    Happening {
        /// It was sent.
        Propose = "propose",
        /// A moderator took it.
        Lock = "lock",
        /// It was accepted.
        Accept = "accept",
        /// It was refused.
        Refuse = "refuse",
        /// It was set aside for later.
        Postpone = "postpone",
        /// It was corrected.
        Update = "update",
    }
}

words! {
    /// Where votes put a proposal.
    Zone {
        /// Widely liked.
        Consensus = "consensus",
        /// Widely refused.
        Rejection = "rejection",
        /// Left neutral.
        Limbo = "limbo",
        /// Divided.
        Controversy = "controversy",
    }
}

words! {
    /// Whether a tag is shown.
    TagDisplay {
        /// Shown.
        Displayed = "DISPLAYED",
        /// Hidden.
        Hidden = "HIDDEN",
        /// As its type says.
        Inherit = "INHERIT",
    }
}

words! {
    /// How one asks for a token.
    GrantType {
        /// By e-mail address and password.
        Password = "password",
        /// By the refresh token of an earlier answer.
        RefreshToken = "refresh_token",
    }
}

words! {
    /// Why a citizen reports a proposal (2024).
    ReportReason {
        /// Nobody can say what is meant (spelled so by make.org).
        Unintelligible = "Inintelligible",
        /// Badly translated.
        BadTranslation = "BadTranslation",
        /// Untrue.
        IncorrectInformation = "IncorrectInformation",
        /// Insulting.
        Offensive = "Offensive",
    }
}
