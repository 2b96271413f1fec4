"""A small invented workspace to start with: one person of each kind that a bot has to tell apart."""

from sandbox.workspace import Workspace

PARTNER_TEAM = "T0PARTNER"


def settle(workspace: Workspace) -> None:
    """Add the people and the conversations."""
    add = workspace.directory.add_user
    coordinator = add("aino", real_name="Aino Virtanen", locale="fi-FI")
    colleague = add("mikko", real_name="Mikko Lahtinen", locale="fi-FI")
    administrator = add("sari", real_name="Sari Niemi", locale="fi-FI", is_admin=True)
    swedish_speaker = add("elin", real_name="Elin Ekholm", locale="sv-SE")
    add("emma", real_name="Emma Clarke", locale="en-GB")
    guest = add("gustav", real_name="Gustav Vieras", locale="fi-FI", is_restricted=True, is_ultra_restricted=True)
    # Externals who share a channel with the app are not always marked as strangers; the team tells them.
    external = add("jan", real_name="Jan de Vries", team_id=PARTNER_TEAM, locale="nl-NL", tz="Europe/Amsterdam")
    add("pekka", real_name="Pekka Entinen", locale="fi-FI", deleted=True)

    team = [coordinator, colleague, administrator, swedish_speaker]
    everybody = [user for user in workspace.directory.users() if not (user.deleted or user.is_bot)]
    workspace.directory.add_channel("yleinen", members=[u for u in everybody if u.team_id == workspace.team.id])
    workspace.directory.add_channel("projektit", members=[*team, guest, workspace.bot])
    workspace.directory.add_channel("talous", members=[coordinator, administrator], is_private=True)
    workspace.directory.add_channel("kumppanit", members=[coordinator, external, workspace.bot], is_ext_shared=True)
