"""Forums: threads read from their pages, whatever engine made them, and Discourse by its interface."""
