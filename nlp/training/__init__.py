"""What the models are trained with: hand-labelled texts in the project's own terms. The program does not use it."""
