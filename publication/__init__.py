"""Publication: frozen rows, and everything the public may read.

This floor knows registers (declared by the floors above), entries that are never changed,
who is on show on which date, the ledger that proves it, and the pages, files and feeds
drawn from them. It reads nothing but its own tables, so a field nobody published cannot leak.

It refuses to know what a CCG, an interest or a gift is; who a user is (its views never look
at `request.user`); and why something is published: the floor above decides, and writes an entry.
Erasure is the one act that removes anything, and it leaves a stub whose proof still holds.
"""
