//! What can be wrong with a field: make.org's keys, those of OAuth (RFC 6749), and ours.

use crate::dialect::word::words;

words! {
    /// What is wrong with a field.
    Key {
        /// Absent, or of the wrong type.
        Malformed = "malformed",
        /// Missing or empty.
        Mandatory = "mandatory",
        /// Too few characters.
        TooShort = "too_short",
        /// Too many characters.
        TooLong = "too_long",
        /// Markup; on our gateway also a proposal without its opening.
        InvalidContent = "invalid_content",
        /// Not one of the values allowed.
        InvalidValue = "invalid_value",
        /// Not an e-mail address.
        InvalidEmail = "invalid_email",
        /// Too weak, or wrong.
        InvalidPassword = "invalid_password",
        /// Too young or too old.
        InvalidAge = "invalid_age",
        /// Not five digits.
        InvalidPostalCode = "invalid_postal_code",
        /// Not a slug.
        InvalidSlug = "invalid_slug",
        /// Not a colour.
        InvalidColor = "invalid_color",
        /// Not of this format.
        InvalidFormat = "invalid_format",
        /// A minor's consents are missing.
        LegalConsent = "legal_consent",
        /// There is one already.
        NonEmpty = "non_empty",
        /// There is none.
        NotFound = "not_found",
        /// The address has an account.
        AlreadyRegistered = "already_registered",
        /// The address may not have an account.
        NotAllowedToRegister = "not_allowed_to_register",
        /// Not a token.
        InvalidToken = "invalid_token",
        /// Not valid.
        Invalid = "invalid",
        /// The account's address was never confirmed.
        EmailNotVerified = "email_not_verified",
        /// Another moderator holds it; the message is their name.
        AlreadyLocked = "already_locked",
        /// Its status does not allow this.
        InvalidState = "invalid_state",
        /// Not one of the organiser's own proposals (with a hyphen).
        NotInitial = "not-initial",
        /// In bulk: done.
        Ok = "ok",
        /// In bulk: no such question.
        QuestionNotFound = "question_not_found",
        /// In bulk: something else.
        Unknown = "unknown",
        /// Wrong name or password, or a spent refresh token (OAuth).
        InvalidGrant = "invalid_grant",
        /// Unknown program (OAuth).
        InvalidClient = "invalid_client",
        /// Something is missing (OAuth).
        InvalidRequest = "invalid_request",
        /// This program may not ask so (OAuth).
        UnauthorizedClient = "unauthorized_client",
        /// Not for this account (OAuth).
        AccessDenied = "access_denied",
        /// No such grant (OAuth).
        UnsupportedGrantType = "unsupported_grant_type",
        /// Ours: the question takes none now.
        Closed = "closed",
        /// Ours: nobody votes on their own proposal.
        OwnProposal = "own_proposal",
        /// Ours: the same author sent the same text.
        AlreadyProposed = "already_proposed",
        /// Ours: too many of this author's proposals wait.
        TooManyPending = "too_many_pending",
        /// Ours: another moderator was faster.
        AlreadyDecided = "already_decided",
    }
}
