from .answers import Answer, EvidenceUse
from .application import Application, Decision, Waiver

__all__ = ["Answer", "Application", "Decision", "EvidenceUse", "Waiver"]
