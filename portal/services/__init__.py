"""What people do: one use case is one function and one transaction."""
