import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.small_app import fetch


def test_a_file_is_uploaded_shared_and_read_back(slack, client):
    channel = slack.channel("projektit").id

    answer = client.files_upload_v2(
        channel=channel, filename="list.csv", content="a;b\n", title="The list", initial_comment="Here"
    )

    (message,) = slack.messages(channel)
    assert message.text == "Here"
    assert message.files[0]["title"] == "The list"
    info = client.files_info(file=answer["file"]["id"])["file"]
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    with fetch(info["url_private_download"], headers=headers) as download:
        assert download.read() == b"a;b\n"


def test_a_download_without_a_token_is_a_login_page(slack, client):
    file = slack.add_file(user="aino", name="in.csv", content=b"x")

    with fetch(client.files_info(file=file.id)["file"]["url_private"]) as page:
        assert page.headers.get_content_type() == "text/html"


def test_a_file_goes_only_where_the_bot_is(slack, client):
    with pytest.raises(SlackApiError, match="not_in_channel"):
        client.files_upload_v2(channel=slack.channel("yleinen").id, filename="a.txt", content="x")


def test_a_file_never_uploaded_is_not_found(client):
    url = client.files_getUploadURLExternal(filename="a.txt", length=1)

    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": url["file_id"]}])
