"""Where an article goes on."""
