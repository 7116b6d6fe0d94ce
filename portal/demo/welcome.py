"""What make run says when everything answers: the address, and whom to sign in as."""

from portal.demo.people import EMPLOYEES, YOUTHS
from portal.settings import Settings


def welcome(settings: Settings) -> str:
    """The address, everybody who can sign in, and where mail and logs lie."""
    staff = "\n".join(f"  {employee.name:<14} {employee.title}" for employee in EMPLOYEES)
    youths = ", ".join(youth.name for youth in YOUTHS)
    return (
        f"\nLaget: {settings.public_url}\n\nSign in as\n{staff}\n  or as a youth: {youths}\n\n"
        f"Mail lies in {settings.instance_path / 'mail'}, logs in {settings.instance_path / 'log'}.\n"
        "Ctrl-C stops."
    )
