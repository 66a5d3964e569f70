"""How dates are read, and which is that of publication."""
