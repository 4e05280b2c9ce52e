from .answers import Answer, EvidenceUse
from .application import Application, Decision, LateAcceptance

__all__ = ["Answer", "Application", "Decision", "EvidenceUse", "LateAcceptance"]
