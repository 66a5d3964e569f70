"""The application that puts collection, understanding and search together."""
