"""users.*: what an app may learn about people."""

from sandbox.accounts import User
from sandbox.methods.call import Answer, Call, SlackError
from sandbox.methods.lists import listed


def info(call: Call) -> Answer:
    user = call.workspace.directory.find_user(call.arguments.required("user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": _describe(call, user, with_locale=call.arguments.flag("include_locale"))}


def list_all(call: Call) -> Answer:
    with_locale = call.arguments.flag("include_locale")
    return listed(
        call, "members", call.workspace.directory.users(), lambda user: _describe(call, user, with_locale=with_locale)
    )


def lookup_by_email(call: Call) -> Answer:
    """Deactivated people are not found either."""
    email = call.arguments.required("email").casefold()
    for user in call.workspace.directory.users():
        if user.email.casefold() == email and not user.deleted:
            return {"user": _describe(call, user, with_locale=False)}
    raise SlackError("users_not_found")


def _describe(call: Call, user: User, *, with_locale: bool) -> Answer:
    with_email = "users:read.email" in call.workspace.manifest.bot_scopes
    return user.describe(call.workspace.pulse.now(), with_locale=with_locale, with_email=with_email)
