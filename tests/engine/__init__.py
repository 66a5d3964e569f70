"""Engine tests; the conformance suite is a plain module, so its assertions are registered for pytest here."""

import pytest

pytest.register_assert_rewrite("tests.engine.asked", "tests.engine.conformance", "tests.engine.languages")
