"""The web door of this floor: one verb and one redirect, or one query and one template."""
