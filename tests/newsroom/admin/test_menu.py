import pytest
from django.urls import reverse
from wagtail.admin.menu import admin_menu, reports_menu, settings_menu


def names(request, menu=admin_menu):
    return {item.name: str(item.label) for item in menu.menu_items_for_request(request)}


@pytest.fixture
def request_of(rf):
    def make(user):
        request = rf.get("/")
        request.user = user
        return request

    return make


def test_a_reporters_menu_holds_what_a_reporter_uses(request_of, reporter):
    assert list(names(request_of(reporter)).values()) == ["Tonight’s desk", "Stories", "Pictures", "Readers"]


def test_an_editors_menu_adds_the_paper_and_its_pages(request_of, editor):
    found = list(names(request_of(editor)).values())
    assert found == ["Tonight’s desk", "Stories", "Front page", "Pictures", "Paper", "Readers", "Pages"]


def test_an_administrator_has_people_and_settings(request_of, administrator):
    request = request_of(administrator)
    assert "settings" in names(request)
    settings = set(names(request, settings_menu).values())
    assert {"Set-up", "Colleagues", "Groups", "Publication", "Workflows"} <= settings
    assert "Sites" not in settings
    assert names(request, reports_menu)["acts"] == "Who did what"


def test_reports_speak_of_what_a_newsroom_has(request_of, admin_user):
    assert set(names(request_of(admin_user), reports_menu)) == {"acts", "workflows", "rule-report"}


def test_the_door_and_the_screens_bear_our_name(client, as_user, reporter):
    door = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Log in to the newsroom" in door
    assert "- Standfirst</title>" in door
    assert "Sign in to Wagtail" not in door
    assert "newsroom/img/mark.svg" in door
    page = as_user(reporter).get(reverse("wagtailadmin_home")).content.decode()
    assert 'aria-label="Standfirst"' in page
    assert "newsroom/css/admin.css" in page


def test_the_admins_configuration_needs_no_documents(as_user, reporter):
    client = as_user(reporter)
    url = reverse("wagtailadmin_api:documents:listing")
    assert client.get(url).json()["meta"]["total_count"] == 0
