"""The suite stays quick: no test before the last ones has made the cipher take care for good."""

from sqlalchemy import text

from tests.services.conftest import School


def test_no_test_before_this_one_has_slowed_down_the_rest(school: School) -> None:
    with school.desk().database.reader() as work:
        assert work.session.scalar(text("PRAGMA cipher_memory_security")) == "0"
