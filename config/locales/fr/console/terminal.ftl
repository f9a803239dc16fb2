# Le terminal : couleurs, copie, souris, mode ligne.
