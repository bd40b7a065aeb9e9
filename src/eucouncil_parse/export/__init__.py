"""Documents to other forms."""
