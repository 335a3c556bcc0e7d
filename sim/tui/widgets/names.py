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
