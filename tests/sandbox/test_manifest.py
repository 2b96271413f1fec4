from sandbox.manifest import read_manifest
from tests.sandbox.small_app import MANIFEST


def test_a_manifest_file_and_its_mapping_say_the_same(tmp_path):
    file = tmp_path / "manifest.yml"
    file.write_text(
        """
        display_information: {name: Errand}
        features: {slash_commands: [{command: /errand, description: Errands, should_escape: true}]}
        oauth_config: {scopes: {bot: [commands]}}
        """,
        encoding="utf-8",
    )

    manifest = read_manifest(file)

    assert manifest.app_name == "Errand"
    assert manifest.commands["/errand"].should_escape
    assert manifest.bot_scopes == {"commands"}


def test_what_a_manifest_leaves_out_is_off():
    manifest = read_manifest({"display_information": {"name": "Bare"}})

    assert not manifest.has_home
    assert not manifest.accepts_direct_messages
    assert not manifest.commands
    assert not manifest.events


def test_shortcuts_know_where_they_belong():
    shortcuts = read_manifest(MANIFEST).shortcuts

    assert {name: each.kind for name, each in shortcuts.items()} == {
        "new_errand": "global",
        "from_message": "message",
    }
