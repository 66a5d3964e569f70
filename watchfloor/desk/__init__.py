"""The desk: a server-rendered web page over search, documents and operations, and the API beside it."""
