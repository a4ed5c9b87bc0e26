"""How a language writes days and times."""

from graphbuild.language.grammar.calendar import Calendar
from graphbuild.language.pack import load_pack


def test_a_month_is_found_by_its_short_form_in_any_case():
    months = load_pack("en").calendar.month_numbers
    assert months["sept"] == months["september"] == 9


def test_monday_is_the_first_day():
    assert load_pack("en").calendar.weekday_numbers["mon"] == 1


def test_full_names_tell_a_time_and_short_ones_do_not():
    calendar = Calendar(months=(("Mai", "M"),), times={"gestern"})
    assert calendar.time_words == {"mai", "gestern"}
