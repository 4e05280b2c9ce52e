"""Leave to remove. The row that names what goes is written first and stays for ever."""

from ..models import Disposal


def dispose(row, *, reason, authority, by: str, at, fingerprint=""):
    """Name one row of a kept table. The caller then deletes it or empties its content."""
    return Disposal.objects.create(
        table_name=row._meta.db_table,
        row_id=str(row.pk),
        reason=reason,
        authority=authority,
        fingerprint=fingerprint,
        disposed_by=by,
        disposed_at=at,
    )
