"""Paper and files: a frozen payload becomes a sealed PDF; an upload becomes a stored file.

Knows: how a payload is written down and fingerprinted, how it is drawn, tagged, sealed
and kept; which files we take, where they lie, whether they were scanned; and how anybody
may check a paper by its bytes or its fingerprint at `/verify/`.

Refuses to know: CCGs, applications, registers, users. What a paper says was decided by
whoever built the payload; what may be said about it in public is frozen in its `face`;
who may fetch it is decided by the door of the record it belongs to.
"""
