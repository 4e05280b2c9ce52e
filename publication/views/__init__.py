"""Public views: they read this floor's tables and never look at who asks."""
