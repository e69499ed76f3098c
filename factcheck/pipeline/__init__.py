"""The pipeline: composes the steps, and declares the ports that adapters implement."""
