"""How readers answer: ratings, search."""
