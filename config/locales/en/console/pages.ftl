# The pages: map, activity, figures, journal.
