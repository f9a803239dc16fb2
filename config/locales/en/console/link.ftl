# The link to the consultation: what is sent, cut, taken up again.
