from .appointments import appoint, end_appointment, rebuild_grants, record_person
from .workflow import locked, move

__all__ = ["appoint", "end_appointment", "locked", "move", "rebuild_grants", "record_person"]
