"""How well drug terms are read in their sense: ``python -m benchmarks.senses``; ``.fit`` fits the weights anew."""
