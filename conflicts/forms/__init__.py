"""Forms of this floor; each is drawn by the design system and judged by the rules, not here."""
