"""Text that a page carries without showing it."""
