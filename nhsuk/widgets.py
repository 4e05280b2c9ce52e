"""From a bound field to the name and the parameters of its NHS component."""

from django import forms
from django.utils.html import conditional_escape

from nhsuk.fields import PARTS, DateInput
from nhsuk.wording import messages

# Attributes the components write themselves, or that would cut, block or hide what is typed.
OURS = {"id", "name", "class", "required", "maxlength", "minlength", "placeholder", "type", "value",
        "rows", "cols", "min", "max", "step", "aria-describedby", "aria-invalid", "autofocus"}  # fmt: skip
DIRECT = ("autocomplete", "inputmode", "spellcheck", "autocapitalize", "pattern")


def parameters(bound):
    """(component, parameters) for this field, with what `drawn()` added on top."""
    widget = bound.field.widget
    component, found = _draw_for(widget)(bound, widget)
    extra = dict(getattr(bound.field, "drawn_with", {}))
    extra.pop("hints", None)
    return component, {**_common(bound), **found, **extra}


def _draw_for(widget):
    for kinds, draw in DRAWS:
        if isinstance(widget, kinds):
            return draw
    return _input


def _common(bound):
    found = {"name": bound.html_name}
    if bound.help_text:
        found["hint"] = {"html": conditional_escape(bound.help_text), "id": f"{bound.auto_id}-hint"}
    if bound.errors:
        found["errorMessage"] = {"text": messages(bound)[0], "id": f"{bound.auto_id}-error"}
    if bound.field.disabled:
        found["disabled"] = True
    return found


def _size(bound):
    if bound.is_revealed:
        return None
    if getattr(bound.form, "heading", None) == bound.name:
        return "l"
    return getattr(bound.form, "label_size", "s")


def _label(bound):
    label = {"text": bound.label, "size": _size(bound)}
    if getattr(bound.form, "heading", None) == bound.name:
        label["isPageHeading"] = True
    return label


def _attributes(widget):
    attrs = {key: value for key, value in widget.attrs.items() if value is not None}
    direct = {key: str(attrs.pop(key)) for key in DIRECT if key in attrs}
    if "spellcheck" in direct:
        direct["spellcheck"] = direct["spellcheck"].lower() != "false"
    rest = {key: {"value": value, "optional": True} for key, value in attrs.items() if key not in OURS}
    return {**direct, "attributes": rest} if rest else direct


def _typed(bound):
    value = bound.value()
    return "" if value is None else str(value)


def _input(bound, widget):
    found = {"id": bound.auto_id, "label": _label(bound), "value": _typed(bound) or None}
    found["type"] = getattr(widget, "input_type", "text")
    field = bound.field
    if isinstance(field, forms.DecimalField | forms.FloatField):
        found |= {"type": "text", "inputmode": "decimal", "width": "10", "spellcheck": False}
    elif isinstance(field, forms.IntegerField):
        found |= {"type": "text", "inputmode": "numeric", "width": "5", "spellcheck": False}
    elif isinstance(field, forms.DateField | forms.DateTimeField | forms.TimeField):
        found |= {"type": "text", "width": "10", "value": _shown(bound, widget)}
    elif isinstance(field, forms.EmailField):
        found |= {"type": "email", "spellcheck": False, "autocapitalize": "none"}
    return "input", found | _attributes(widget)


def _shown(bound, widget):
    return widget.format_value(bound.value()) or ""


def _password(bound, widget):
    found = {"id": bound.auto_id, "label": _label(bound)}
    if widget.render_value:
        found["value"] = _typed(bound)
    return "password-input", found | _attributes(widget)


def _file(bound, widget):
    # The plain input: the enhanced drop zone hides the name of its button from voice control.
    found = {"id": bound.auto_id, "label": _label(bound), "type": "file", "classes": "cc-file"}
    attributes = _attributes(widget)
    if getattr(widget, "allow_multiple_selected", False):
        attributes.setdefault("attributes", {})["multiple"] = {"value": True, "optional": True}
    return "input", found | attributes


def _area(bound, widget):
    found = {"id": bound.auto_id, "label": _label(bound), "value": _typed(bound)}
    usual = widget.attrs.get("rows") == "10" and widget.attrs.get("cols") == "40"  # Django's own
    found["rows"] = "5" if usual else str(widget.attrs.get("rows", 5))
    limit = getattr(bound.field, "max_length", None)
    found |= _attributes(widget)
    return ("character-count", found | {"maxlength": limit}) if limit else ("textarea", found)


def _options(bound):
    """The choices in order; a group's heading becomes part of its members' words."""
    chosen = bound.value()
    chosen = {str(one) for one in (chosen if isinstance(chosen, list | tuple | set) else [chosen])}
    for value, words in getattr(bound.field, "choices", bound.field.widget.choices):
        members = words if isinstance(words, list | tuple) else [(value, words)]
        for one, text in members:
            key = "" if one is None else str(one)
            yield key, text, key in chosen or (bound.value() is None and key == "")


def _select(bound, widget):
    items = [{"value": value, "text": str(text), "selected": picked} for value, text, picked in _options(bound)]
    found = {"id": bound.auto_id, "label": _label(bound), "items": items}
    if getattr(widget, "allow_multiple_selected", False):
        return _choices("checkboxes", bound)
    return "select", found | _attributes(widget)


def _choices(component, bound):
    hints = getattr(bound.field, "drawn_with", {}).get("hints", {})
    items = []
    for value, text, picked in _options(bound):
        if value == "" and component == "radios" and text in ("", "---------"):
            continue
        number = f"-{len(items) + 1}" if items else ""
        item = {"id": bound.auto_id + number, "value": value, "text": str(text), "checked": picked}
        if hint := hints.get(value):
            item["hint"] = {"text": hint}
        if inside := bound.conditional(value):
            item["conditional"] = {"html": inside}
        items.append(item)
    legend = {"fieldset": {"legend": _label(bound)}}
    return component, legend | {"idPrefix": bound.auto_id, "items": items}


def _radios(bound, widget):
    return _choices("radios", bound)


def _checkboxes(bound, widget):
    return _choices("checkboxes", bound)


def _single(bound, widget):
    ticked = bool(widget.check_test(bound.value())) if bound.value() is not None else False
    item = {"id": bound.auto_id, "value": "on", "text": bound.label, "checked": ticked}
    if inside := bound.conditional("on"):
        item["conditional"] = {"html": inside}
    return "checkboxes", {"idPrefix": bound.auto_id, "items": [item]}


def _date(bound, widget):
    value = bound.value()
    typed = value if isinstance(value, list | tuple) else widget.decompress(value)
    complete = {"autocomplete": "off"} if widget.attrs.get("autocomplete") == "off" else {}
    items = [
        {
            "id": f"{bound.auto_id}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "width": "4" if part == "year" else "2",
            "value": str(box) if box else None,
            "error": part in bound.wrong_parts,
            **complete,
        }
        for part, box in zip(PARTS, typed, strict=True)
    ]
    return "date-input", {"id": bound.auto_id, "fieldset": {"legend": _label(bound)}, "items": items}


DRAWS = [
    (DateInput, _date),
    (forms.CheckboxSelectMultiple, _checkboxes),  # before its parent, RadioSelect
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _single),
    (forms.Textarea, _area),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
]
