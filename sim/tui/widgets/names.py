"""What is somebody called, as far as this role knows?"""

from sim.core.roleview import RoleView
from sim.tui.text import line


def role_name(view: RoleView, role: str) -> str:
    """The title of a role, or "" for what is no role."""
    if role == view.role:
        return line(view.title)
    return next((line(contact.title) for contact in view.contacts if role in (contact.role, contact.partner)), "")


def source_name(view: RoleView, source: str) -> str:
    """The title of the role a thing came from, or the thing itself in plain words."""
    return role_name(view, source) or line(source.replace("_", " "))


def choice_name(view: RoleView, field: str, value: str) -> str:
    """What a value is called in the forms that ask for it, as `vraagt` for themes and `waarvoor` for purposes."""
    for form in view.moves:
        for one in form.fields:
            if one.name == field:
                return next((line(choice.label) for choice in one.choices if choice.value == value), line(value.replace("_", " ")))
    return line(value.replace("_", " "))


def moment_name(view: RoleView, moment: str) -> str:
    """What a kind of meeting is called."""
    for form in view.moves:
        if form.kind == "overleg" and form.id == moment:
            return line(form.label)
    return line(moment.replace("_", " ")).capitalize()
