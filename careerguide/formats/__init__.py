"""How figures and dates are written where a language's own way would not be the reader's."""
