# Les pages : carte, activité, chiffres, journal.
