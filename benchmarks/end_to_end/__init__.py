"""Pages per CPU-second and peak memory of the whole way, beside the sum of its raw parts in the same run."""
