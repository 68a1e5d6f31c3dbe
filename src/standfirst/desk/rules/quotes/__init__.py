"""Rules on words in quotation marks."""
