//! The figures of a question, counted anew each time from what stands: votes, proposals, decisions. Whole numbers only, and whole
//! seconds, since votes keep no more; names nobody.

use std::cmp::Reverse;

use crate::backend::{ByChannel, Stats, Window};
use crate::engine::event::Author;
use crate::engine::state::{DecisionState, ParticipantState, ProposalState, QuestionState, index, whole_seconds};
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::{Channel, QuestionId, RefusalReason, Status, Time};

/// Minutes that are told one by one.
const MINUTES: usize = 60;
/// Seconds of one.
const MINUTE: u32 = 60;
/// Votes below which a proposal has few.
const FEW: u64 = 50;

impl Shared {
    /// The figures of a question since each of `since`, and in all.
    pub fn stats(&self, question: &QuestionId, since: &[Time], now: Time) -> Result<Stats> {
        let place = &self.state.questions[usize::from(self.question_number(question)?)];
        let mut count = Count::begin(&self.state.proposals, place, since, now);
        self.state.participants.iter().for_each(|participant| count.participant(participant));
        for number in &place.proposals {
            let proposal = &self.state.proposals[index(*number)];
            count.proposal(proposal, self.origin(proposal));
        }
        count.unvoted(&place.unvoted);
        let standing: Vec<&DecisionState> =
            place.proposals.iter().filter_map(|number| self.standing(&self.state.proposals[index(*number)])).collect();
        count.decisions(&standing);
        let Count { windows, mut channels, minutes, .. } = count;
        channels.sort_by_key(|of| Reverse((of.participants, of.votes, of.proposals)));
        let (reasons, votes) = (reasons(&standing), self.accepted_votes(place));
        let under_50 = votes.iter().filter(|votes| **votes < FEW).count() as u64;
        Ok(Stats { windows, channels, reasons, minutes, accepted: place.accepted, under_50, p5: twentieth(votes) })
    }

    /// Where a proposal came from.
    fn origin(&self, proposal: &ProposalState) -> Channel {
        match proposal.author {
            Author::Participant(number) => self.state.participants[index(number)].channel,
            Author::Unknown => Channel::File,
        }
    }

    /// The decision that accepted or refused a proposal, if it still is so.
    fn standing(&self, proposal: &ProposalState) -> Option<&DecisionState> {
        let decision = &self.state.decisions[index(proposal.decision?)];
        let decided = matches!(proposal.status, Status::Accepted | Status::Refused);
        (decided && decision.after == proposal.status).then_some(decision)
    }

    /// The votes of each accepted proposal, imported ones included.
    fn accepted_votes(&self, place: &QuestionState) -> Vec<u64> {
        let proposals = place.proposals.iter().map(|number| &self.state.proposals[index(*number)]);
        let accepted = proposals.filter(|proposal| proposal.status == Status::Accepted);
        accepted.map(|of| of.tally.count.total() + of.aggregate.as_ref().map_or(0, |base| base.votes)).collect()
    }
}

/// A count under way, of one question.
struct Count<'a> {
    proposals: &'a [ProposalState],
    /// Whether each proposal is one of the question: asked once a vote.
    here: Vec<bool>,
    /// From which second on each window counts.
    begins: Vec<u32>,
    windows: Vec<Window>,
    channels: Vec<ByChannel>,
    minutes: Vec<u32>,
    now: u32,
}

impl<'a> Count<'a> {
    fn begin(proposals: &'a [ProposalState], place: &QuestionState, since: &[Time], now: Time) -> Self {
        let mut here = vec![false; proposals.len()];
        place.proposals.iter().for_each(|number| here[index(*number)] = true);
        let all = since.iter().copied().map(Some).chain([None]);
        let windows: Vec<Window> = all.map(|since| Window { since, ..Window::default() }).collect();
        let begins = windows.iter().map(|window| window.since.map_or(0, whole_seconds)).collect();
        let (channels, minutes) = (Vec::new(), vec![0; MINUTES]);
        Self { proposals, here, begins, windows, channels, minutes, now: whole_seconds(now) }
    }

    /// The windows that something of this second is in.
    fn within(&mut self, at: u32) -> impl Iterator<Item = &mut Window> {
        self.begins.iter().zip(&mut self.windows).filter(move |(begin, _)| **begin <= at).map(|(_, window)| window)
    }

    fn channel(&mut self, channel: Channel) -> &mut ByChannel {
        let found = self.channels.iter().position(|of| of.channel == channel);
        let at = found.unwrap_or_else(|| {
            self.channels.push(ByChannel { channel, participants: 0, votes: 0, proposals: 0 });
            self.channels.len() - 1
        });
        &mut self.channels[at]
    }

    /// One participant with their votes, if they take part here.
    fn participant(&mut self, participant: &ParticipantState) {
        let (mut votes, mut last) = (0, None);
        for ballot in &participant.ballots {
            if self.here[index(ballot.proposal)] {
                (votes, last) = (votes + 1, last.max(Some(ballot.at)));
                self.vote(ballot.at);
            }
        }
        let own = participant.proposals().iter().filter(|proposal| self.here[index(**proposal)]);
        last = last.max(own.map(|proposal| whole_seconds(self.proposals[index(*proposal)].sent)).max());
        let Some(last) = last else { return };
        self.within(last).for_each(|window| window.participants += 1);
        let channel = self.channel(participant.channel);
        (channel.participants, channel.votes) = (channel.participants + 1, channel.votes + votes);
    }

    fn vote(&mut self, at: u32) {
        self.within(at).for_each(|window| window.votes += 1);
        let ago = index(self.now.saturating_sub(at) / MINUTE);
        if let Some(minute) = self.minutes.iter_mut().rev().nth(ago) {
            *minute += 1;
        }
    }

    fn proposal(&mut self, proposal: &ProposalState, from: Channel) {
        let waits = u64::from(matches!(proposal.status, Status::Pending | Status::Postponed));
        for window in self.within(whole_seconds(proposal.sent)) {
            (window.received, window.waiting) = (window.received + 1, window.waiting + waits);
        }
        self.channel(from).proposals += 1;
    }

    fn unvoted(&mut self, times: &[u32]) {
        for (begin, window) in self.begins.iter().zip(&mut self.windows) {
            window.unvoted = times.iter().filter(|at| *begin <= **at).count() as u64;
        }
    }

    fn decisions(&mut self, standing: &[&DecisionState]) {
        for (begin, window) in self.begins.iter().zip(&mut self.windows) {
            let within: Vec<_> = standing.iter().filter(|decision| *begin <= whole_seconds(decision.at)).collect();
            window.accepted = within.iter().filter(|decision| decision.after == Status::Accepted).count() as u64;
            window.refused = within.len() as u64 - window.accepted;
            let after = |decision: &DecisionState| decision.at.since(self.proposals[index(decision.proposal)].sent);
            window.delay = median(within.iter().map(|decision| after(decision)).collect());
        }
    }
}

/// What half of them are below.
fn median(mut all: Vec<i64>) -> Option<i64> {
    let half = all.len() / 2;
    if all.is_empty() { None } else { Some(*all.select_nth_unstable(half).1) }
}

/// What 95 of 100 are above; 0 of none.
fn twentieth(mut all: Vec<u64>) -> u64 {
    let at = all.len() / 20;
    if all.is_empty() { 0 } else { *all.select_nth_unstable(at).1 }
}

/// Why what is refused was, the most frequent first.
fn reasons(standing: &[&DecisionState]) -> Vec<(RefusalReason, u64)> {
    let count = |reason| standing.iter().filter(|decision| decision.reason == Some(reason)).count() as u64;
    let all = RefusalReason::ALL.into_iter().map(|reason| (reason, count(reason)));
    let mut found: Vec<_> = all.filter(|(_, count)| *count > 0).collect();
    found.sort_by_key(|(_, count)| Reverse(*count));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_are_below_the_median() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![7]), Some(7));
        assert_eq!(median(vec![30, 10, 20]), Some(20));
        assert_eq!(median(vec![40, 10, 30, 20]), Some(30));
    }

    #[test]
    fn one_in_twenty_is_below_the_twentieth() {
        assert_eq!(twentieth(vec![]), 0);
        assert_eq!(twentieth((1..=19).rev().collect()), 1);
        assert_eq!(twentieth((1..=20).rev().collect()), 2);
        assert_eq!(twentieth((1..=719).rev().collect()), 36);
    }
}
