"""How soon after a document is stored a watch tells of it, and what watching costs."""
