"""Every SELECT of the product; who may see what is left to row security."""
