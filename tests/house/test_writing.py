"""Verbs are the only writers; nothing goes round the history or round the one door."""

import ast

import pytest

from tests.house.source import chain, keep, planted, read

BULK = {"update", "bulk_create", "bulk_update"}
QUERY = {"filter", "exclude", "all", "select_for_update", "in_force", "order_by", "visible_to"}
# Floors whose rows are not Records: jobs, papers and published entries have triggers and no history.
WITHOUT_RECORDS = {"jobs", "documents", "publication", "nhsuk"}
LICENSED = "cocomm/national/"  # the one licensed bypass (house.md, Worlds)
SCOPED = {"visible_to", "for_user", "for_door", "in_force", "published"}


def records():
    from django.apps import apps

    from governance.models.base import Record

    return {model.__name__ for model in apps.get_models() if issubclass(model, Record)}


def bulk_writes(source, names):
    if source.floor in WITHOUT_RECORDS or source.path.startswith(LICENSED):
        return []
    found = []
    for call in source.calls():
        words = chain(call)
        if words[-1] not in BULK:
            continue
        named = words[words.index("objects") - 1] if "objects" in words[1:] else None
        guessed = named is None and QUERY & set(words[:-1])
        if guessed or named in names:
            found.append(f"{source.path}:{call.lineno} .{words[-1]}() writes no history")
    return found


def bound(call):
    """Is the query tied to a record the door has loaded, or to the grants of this request?"""
    given = [each for step in steps(call) for each in [*step.args, *(k.value for k in step.keywords)]]
    names = [node for value in given for node in ast.walk(value) if isinstance(node, ast.Name)]
    return any(name.id != "request" for name in names) or any(
        isinstance(node, ast.Attribute) and node.attr in {"grants", "user"}
        for value in given
        for node in ast.walk(value)
    )


def steps(call):
    """The calls of one chain, outermost first."""
    node = call
    while isinstance(node, (ast.Call, ast.Attribute)):
        if isinstance(node, ast.Call):
            yield node
            node = node.func
        else:
            node = node.value


def writes_in_a_view(source):
    if "views" not in source.rooms:
        return []
    found = []
    for call in source.calls():
        words = chain(call)
        if words[-1] in {"save", "save_as", "delete", "create", "get_or_create"} and len(words) > 1:
            found.append(f"{source.path}:{call.lineno} .{words[-1]}(): call a verb in actions")
        ends = words[-1] in QUERY | {"get", "first", "count", "values", "values_list"}
        if source.floor == "publication":
            continue  # what lies there is public: the wall is what nobody wrote there
        if "objects" in words[1:] and ends and not SCOPED & set(words) and not bound(call):
            found.append(f"{source.path}:{call.lineno} {'.'.join(words)}: unscoped .objects")
    return found


def other_doors(source):
    names = {"has_perm", "has_perms", "get_objects_for_user", "permission_required"}
    return [
        f"{source.path}:{node.lineno} {name}: use request.grants"
        for node in ast.walk(source.tree)
        if (name := getattr(node, "attr", getattr(node, "id", ""))) in names
    ]


def loose_arguments(source):
    """Who and when are never given by place, where one could be taken for the other."""
    if source.rooms[:1] != ["actions"]:
        return []
    return [
        f"{source.path}:{node.lineno} {node.name}: `{each.arg}` is keyword-only"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        for each in node.args.args[1:]
        if each.arg in {"by", "at", "on"}
    ]


def test_no_bulk_writes_on_records():
    names = records()
    keep(lambda source: bulk_writes(source, names), read())


@pytest.mark.parametrize("check", [writes_in_a_view, other_doors, loose_arguments])
def test_the_house_is_kept(check):
    keep(check, read())


def test_bulk_writes_are_found():
    for text in (
        "Person.objects.filter(pk=1).update(name='x')",
        "Person.objects.bulk_create([])",
        "committee.seats.filter(x=1).update(y=2)",
    ):
        assert bulk_writes(planted("governance/actions/people.py", text), {"Person"}), text
    assert bulk_writes(planted("governance/actions/people.py", "answers.update({})"), {"Person"}) == []


def test_other_violations_are_found():
    assert writes_in_a_view(planted("governance/views.py", "person.save()"))
    assert writes_in_a_view(planted("governance/views/people.py", "Person.objects.all()"))
    assert writes_in_a_view(planted("governance/views.py", "Person.objects.visible_to(user).filter(x=1)")) == []
    assert writes_in_a_view(planted("governance/views.py", "Person.objects.get(pk=request.POST['person'])"))
    assert writes_in_a_view(planted("governance/views.py", "Paper.objects.filter(of=meeting.pk).first()")) == []
    assert other_doors(planted("governance/views.py", "user.has_perm('x')"))
    assert loose_arguments(planted("governance/actions/people.py", "def appoint(person, by, at): ..."))
