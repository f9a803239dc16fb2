# Ce qui s’ouvre sur une proposition : motifs, étiquettes, corrections, doublons, mots, comparaison.
