# What opens on a proposal: reasons, topics, corrections, duplicates, words, comparison.
