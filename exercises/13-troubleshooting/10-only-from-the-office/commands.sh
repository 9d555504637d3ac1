# The commands that repair it, one a line, as few as it takes.
