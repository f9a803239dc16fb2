language-name = Brezhoneg
