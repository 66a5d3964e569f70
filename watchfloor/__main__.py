"""``python -m watchfloor`` is the command line."""

from watchfloor.cli import main

main()
