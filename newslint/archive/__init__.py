"""Archives: many articles at once, on one machine or many."""
