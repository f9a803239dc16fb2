# La liaison avec la consultation : envois, coupures, reprises.
