"""The words of the error pages, by status: what happened, that nothing was lost, what to do."""

from dataclasses import dataclass

from portal.domain.texts import msgid

CSRF = 419
"""No standard number; a page that was open so long that its form has lost its seal."""


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    happened: str
    safe: str
    remedy: str


NOTHING_CHANGED = msgid("Nothing has been changed or lost.")
STILL_SAVED = msgid("Everything that was saved before is still there.")

TEXTS = {
    400: Text(
        msgid("We did not understand that"),
        msgid("The request from the browser was not as we expected."),
        NOTHING_CHANGED,
        msgid("Go back and try again. If you followed a link, it may be incomplete."),
    ),
    401: Text(
        msgid("You are not signed in"),
        msgid("You have been signed out, or have not signed in yet."),
        STILL_SAVED,
        msgid("Sign in to go on."),
    ),
    403: Text(
        msgid("You cannot open this"),
        msgid("The role you are acting in does not give access to this page."),
        NOTHING_CHANGED,
        msgid("If you have several roles, change role at the top of the page. If not, ask your leader."),
    ),
    404: Text(
        msgid("The page does not exist"),
        msgid("There is nothing at this address."),
        NOTHING_CHANGED,
        msgid("Check the address, or start from the front page."),
    ),
    409: Text(
        msgid("Somebody got here before you"),
        msgid("This has changed since you opened the page."),
        msgid("What was saved stands; your change has not been saved."),
        msgid("Open the page anew to see how it is now, and try again."),
    ),
    413: Text(
        msgid("The file is too large"),
        msgid("The file you sent is larger than we accept."),
        msgid("Nothing from the file has been read, and nothing has been changed."),
        msgid("Split the file, or save it without pictures and extra sheets, and send it again."),
    ),
    CSRF: Text(
        msgid("The page was open too long"),
        msgid("For your safety a form has to be sent while it is fresh."),
        NOTHING_CHANGED,
        msgid("Go back, load the page anew, and send the form again."),
    ),
    422: Text(
        msgid("This cannot be done"),
        msgid("What you asked for cannot be accepted as it stands."),
        NOTHING_CHANGED,
        msgid("Go back, correct it, and try again."),
    ),
    429: Text(
        msgid("That was a little too often"),
        msgid("We have received very many requests from you in a short time."),
        NOTHING_CHANGED,
        msgid("Wait a minute and try again."),
    ),
    500: Text(
        msgid("Something went wrong at our end"),
        msgid("We could not finish what you asked for. The fault is ours and has been noted."),
        STILL_SAVED,
        msgid("Try again in a moment. If it happens again, tell your contact what you were doing."),
    ),
    503: Text(
        msgid("We are away for a moment"),
        msgid("Laget is being updated or is very busy."),
        STILL_SAVED,
        msgid("Try again in a few minutes."),
    ),
}
