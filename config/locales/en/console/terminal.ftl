# The terminal: colours, clipboard, mouse, line mode.
