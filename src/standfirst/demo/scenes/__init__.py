"""The drawings of the demo newsroom, each a function that fills a plate."""
