"""CLAIM -> check-worthiness score with reasons, flags, and questions for a checker."""
