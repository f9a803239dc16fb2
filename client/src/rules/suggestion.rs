//! Which topics a new idea may carry: those of the ideas most like it. Knows neither texts nor proposals, only how alike they
//! are and what each carries; never decides anything.

use crate::model::{Topic, TopicId};

/// Ideas that are listened to: the most similar ones.
const LISTENED: usize = 10;
/// Below this an idea says nothing of another one's topics.
const LEAST: f64 = 0.25;
/// Topics suggested at most.
const MOST: usize = 5;

/// Topics of a question, the likeliest first: each idea speaks for its topics with the weight of its similarity. `alike` comes the
/// most similar first.
pub fn suggested<'a>(alike: impl Iterator<Item = (f64, &'a [TopicId])>, offered: &[Topic]) -> Vec<TopicId> {
    let mut weights = vec![0.0; offered.len()];
    for (similarity, topics) in alike.take_while(|(similarity, _)| *similarity >= LEAST).take(LISTENED) {
        for (weight, _) in weights.iter_mut().zip(offered).filter(|(_, topic)| topics.contains(&topic.id)) {
            *weight += similarity;
        }
    }
    let mut ranked: Vec<(f64, &Topic)> = weights.into_iter().zip(offered).filter(|(weight, _)| *weight > 0.0).collect();
    ranked.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    ranked.into_iter().take(MOST).map(|(_, topic)| topic.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    fn ids(names: &str) -> Vec<TopicId> {
        names.split_whitespace().map(TopicId::from).collect()
    }

    fn offered(names: &str) -> Vec<Topic> {
        ids(names).into_iter().map(|id| Topic { id, label: Text::default() }).collect()
    }

    fn told(alike: &[(f64, &str)], topics: &str) -> Vec<TopicId> {
        let alike: Vec<_> = alike.iter().map(|(similarity, topics)| (*similarity, ids(topics))).collect();
        suggested(alike.iter().map(|(similarity, topics)| (*similarity, topics.as_slice())), &offered(topics))
    }

    #[test]
    fn the_topics_of_what_is_most_alike_come_first() {
        assert_eq!(told(&[(0.9, "water"), (0.5, "air"), (0.5, "air soil")], "soil air water"), ids("air water soil"));
        assert_eq!(told(&[(0.5, "air"), (0.5, "water")], "water air"), ids("water air"));
    }

    #[test]
    fn only_topics_of_the_question_and_only_of_what_is_alike() {
        assert_eq!(told(&[(0.9, "gone water"), (0.2, "air")], "water air"), ids("water"));
        assert!(told(&[(0.9, "water")], "").is_empty());
        assert!(told(&[], "water").is_empty());
    }

    #[test]
    fn at_most_five_of_the_first_ten() {
        assert_eq!(told(&[(0.9, "a b c d e f g")], "a b c d e f g").len(), 5);
        let mut many = vec![(0.9, "a"); 10];
        many.push((0.8, "b"));
        assert_eq!(told(&many, "a b"), ids("a"));
    }
}
