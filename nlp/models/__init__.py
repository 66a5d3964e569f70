"""Weights of the models that were trained for this project; docs/models.md says from what and how good they are."""
