//! The operations that both sides speak: method, path, and who may. Knows no router: a template is a text with `{names}`.

use std::fmt;

use super::word::{Word, words};

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Does.
    Post,
    /// Replaces.
    Put,
    /// Removes; with a body on the bulk of tags.
    Delete,
}

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// Any session.
    Anyone,
    /// An account.
    User,
    /// An account with a moderator's role.
    Moderator,
}

words! {
    /// An operation, by its name in the OpenAPI description: the minimal 25, then the second wave.
    Operation {
        /// Consultations of a country.
        ListQuestions = "listQuestions",
        /// One consultation.
        GetQuestionDetails = "getQuestionDetails",
        /// Its tags.
        ListPopularTags = "listPopularTags",
        /// What to vote on.
        StartSequence = "startSequence",
        /// Accepted proposals.
        SearchProposals = "searchProposals",
        /// A new proposal.
        Propose = "propose",
        /// One proposal, with a fresh key.
        GetProposal = "getProposal",
        /// Vote.
        Vote = "vote",
        /// Take the vote back.
        Unvote = "unvote",
        /// Qualify the vote.
        Qualify = "qualify",
        /// Take that back.
        Unqualify = "unqualify",
        /// Log in, or refresh.
        IssueToken = "issueToken",
        /// Log out.
        Logout = "logout",
        /// Who one is.
        GetCurrentUser = "getCurrentUser",
        /// One's own proposals.
        ListOwnProposals = "listOwnProposals",
        /// Erasure.
        DeleteAccount = "deleteAccount",
        /// Questions to moderate.
        ModerationDashboard = "moderationDashboard",
        /// The queue.
        ListModerationProposals = "listModerationProposals",
        /// The next one, locked.
        NextProposal = "nextProposal",
        /// One, with its history.
        GetModerationProposal = "getModerationProposal",
        /// Hold one.
        LockProposal = "lockProposal",
        /// Its tags to tick.
        ListTagsForProposal = "listTagsForProposal",
        /// Accept.
        AcceptProposal = "acceptProposal",
        /// Refuse.
        RefuseProposal = "refuseProposal",
        /// Set aside for later.
        PostponeProposal = "postponeProposal",
        /// Correct an accepted one.
        UpdateProposal = "updateProposal",
        /// What a front is told.
        GetFrontConfiguration = "getFrontConfiguration",
        /// A question's keywords.
        ListKeywords = "listKeywords",
        /// What speaks of a keyword.
        StartKeywordSequence = "startKeywordSequence",
        /// The first of a sequence.
        GetFirstProposal = "getFirstProposal",
        /// Tag many.
        TagProposals = "tagProposals",
        /// Take a tag from many.
        UntagProposals = "untagProposals",
        /// Accept many.
        AcceptProposals = "acceptProposals",
        /// Everything that the next author sent.
        NextAuthor = "nextAuthorToModerate",
        /// One's own votes.
        ListOwnVotes = "listOwnVotes",
        /// A new account.
        Register = "register",
        /// Hold many.
        LockProposals = "lockProposals",
    }
}

impl Operation {
    /// How many make the minimal subset: the first of [`Word::ALL`].
    pub const MINIMAL: usize = 25;

    /// Method, path and who may.
    pub const fn route(self) -> (Method, &'static str, Who) {
        use Method::{Delete, Get, Post, Put};
        use Who::{Anyone, Moderator, User};
        match self {
            Self::ListQuestions => (Get, "/questions", Anyone),
            Self::GetQuestionDetails => (Get, "/questions/{slugOrId}/details", Anyone),
            Self::ListPopularTags => (Get, "/questions/{questionId}/popular-tags", Anyone),
            Self::StartSequence => (Get, "/sequences/{kind}/{questionId}", Anyone),
            Self::SearchProposals => (Get, "/proposals", Anyone),
            Self::Propose => (Post, "/proposals", User),
            Self::GetProposal => (Get, "/proposals/{proposalId}", Anyone),
            Self::Vote => (Post, "/proposals/{proposalId}/vote", Anyone),
            Self::Unvote => (Post, "/proposals/{proposalId}/unvote", Anyone),
            Self::Qualify => (Post, "/proposals/{proposalId}/qualification", Anyone),
            Self::Unqualify => (Post, "/proposals/{proposalId}/unqualification", Anyone),
            Self::IssueToken => (Post, "/oauth/make_access_token", Anyone),
            Self::Logout => (Post, "/logout", User),
            Self::GetCurrentUser => (Get, "/user/current", User),
            Self::ListOwnProposals => (Get, "/user/{userId}/proposals", User),
            Self::DeleteAccount => (Post, "/user/{userId}/delete", User),
            Self::ModerationDashboard => (Get, "/moderation/operations-of-questions/infos", Moderator),
            Self::ListModerationProposals => (Get, "/moderation/proposals", Moderator),
            Self::NextProposal => (Post, "/moderation/proposals/next", Moderator),
            Self::GetModerationProposal => (Get, "/moderation/proposals/{proposalId}", Moderator),
            Self::LockProposal => (Post, "/moderation/proposals/{proposalId}/lock", Moderator),
            Self::ListTagsForProposal => (Get, "/moderation/proposals/{proposalId}/tags", Moderator),
            Self::AcceptProposal => (Post, "/moderation/proposals/{proposalId}/accept", Moderator),
            Self::RefuseProposal => (Post, "/moderation/proposals/{proposalId}/refuse", Moderator),
            Self::PostponeProposal => (Post, "/moderation/proposals/{proposalId}/postpone", Moderator),
            Self::UpdateProposal => (Put, "/moderation/proposals/{proposalId}", Moderator),
            Self::GetFrontConfiguration => (Get, "/configurations/front", Anyone),
            Self::ListKeywords => (Get, "/questions/{questionId}/keywords", Anyone),
            Self::StartKeywordSequence => (Get, "/sequences/keyword/{questionId}/{keywordKey}", Anyone),
            Self::GetFirstProposal => (Get, "/sequences/standard/{questionId}/first-proposal", Anyone),
            Self::TagProposals => (Post, "/moderation/proposals/tag", Moderator),
            Self::UntagProposals => (Delete, "/moderation/proposals/tag", Moderator),
            Self::AcceptProposals => (Post, "/moderation/proposals/accept", Moderator),
            Self::NextAuthor => (Post, "/moderation/proposals/next-author-to-moderate", Moderator),
            Self::ListOwnVotes => (Get, "/user/{userId}/votes", User),
            Self::Register => (Post, "/user", Anyone),
            Self::LockProposals => (Post, "/moderation/proposals/lock", Moderator),
        }
    }

    /// The path with these values for its names, in order; what a path cannot hold is escaped.
    pub fn path(self, values: &[&str]) -> String {
        let (_, template, _) = self.route();
        let mut values = values.iter();
        let fill = |part: &str| {
            let is_name = part.starts_with('{');
            if is_name { values.next().map_or_else(String::new, |value| escaped(value)) } else { part.to_owned() }
        };
        template.split('/').map(fill).collect::<Vec<_>>().join("/")
    }

    /// Whether sending it twice ends as sending it once: only these may be tried again without asking. A vote is among
    /// them (the same vote again changes nothing); a new proposal, a decision, a login and a `next` are not.
    pub const fn is_repeatable(self) -> bool {
        let votes = matches!(self, Self::Vote | Self::Unvote | Self::Qualify | Self::Unqualify);
        votes || matches!(self, Self::LockProposal | Self::LockProposals) || matches!(self.route().0, Method::Get)
    }
}

/// One segment of a path: unreserved characters as they are, all others as their bytes.
fn escaped(segment: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~' | b'.');
    let only_dots = segment.bytes().all(|byte| byte == b'.');
    let write =
        |byte: u8| if plain(byte) && !only_dots { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    segment.bytes().map(write).collect()
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_and_escaped() {
        assert_eq!(Operation::StartSequence.path(&["standard", "velo"]), "/sequences/standard/velo");
        assert_eq!(Operation::Vote.path(&["a/b ?é"]), "/proposals/a%2Fb%20%3F%C3%A9/vote");
        assert_eq!(Operation::GetProposal.path(&[".."]), "/proposals/%2E%2E");
        assert_eq!(Operation::Logout.path(&["extra"]), "/logout");
    }

    #[test]
    fn nothing_that_counts_twice_is_repeated() {
        let once = Operation::ALL.iter().filter(|operation| !operation.is_repeatable()).count();
        assert_eq!(once, 14);
        assert!(!Operation::Propose.is_repeatable() && !Operation::RefuseProposal.is_repeatable());
        assert!(Operation::Vote.is_repeatable() && Operation::GetProposal.is_repeatable());
    }

    #[test]
    fn every_operation_is_somewhere_else() {
        let places: std::collections::HashSet<_> = Operation::ALL
            .iter()
            .map(|operation| {
                let (method, path, _) = operation.route();
                (method, path)
            })
            .collect();
        assert_eq!(places.len(), Operation::ALL.len());
    }
}
