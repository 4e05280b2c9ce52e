"""Bodies, people, appointments, permissions, arrangements, workflows, signatures, evidence.

Knows: who exists (organisations and committees, by period), who holds which
post where and since when, what that post may do, what a body may decide under
which model, and how a record moves from one state to the next. It keeps the one door
through which every private page is entered.

Refuses to know: why anybody leaves a room (`conflicts`), how an application is
judged (`applications`), how paper is made (`documents`) or published (`publication`).
Those floors write plain facts here; this floor obeys them without asking.
"""
