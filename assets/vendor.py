"""Write VENDOR.md beside vendored files: what they are, which version, their checksums."""

import hashlib
import sys
from pathlib import Path

folder, name, version, licence, source = Path(sys.argv[1]), *sys.argv[2:6]
lines = [
    f"# {name} {version}",
    "",
    f"Licence {licence}, in `LICENCE.txt`. From <{source}>, made by `assets/build.sh`; do not edit.",
    "",
    "| File | SHA-256 |",
    "| --- | --- |",
]
for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "VENDOR.md"):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    lines.append(f"| `{path.relative_to(folder).as_posix()}` | `{digest}` |")
(folder / "VENDOR.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
