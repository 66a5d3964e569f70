"""Public posts: one module for each platform, pure readers of what its public interface answers."""
