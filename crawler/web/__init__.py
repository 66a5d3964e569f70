"""News sites that name their pages nowhere but on their pages."""
