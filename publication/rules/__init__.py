"""Pure rules: the tree, its signed heads, what a leaf says, and who is on show when."""
