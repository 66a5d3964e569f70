"""Press releases of authorities."""
