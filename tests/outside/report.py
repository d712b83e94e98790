"""Counting of checks: each failure is printed with what was expected and what came."""

import sys


class Report:
    def __init__(self, title, limit=60):
        self.title, self.limit = title, limit
        self.passed = self.failed = 0

    def check(self, good, what, detail=""):
        """One check; `detail` (text or a function that makes it) is printed only on failure."""
        if good:
            self.passed += 1
            return True
        self.failed += 1
        if self.failed <= self.limit:
            detail = detail() if callable(detail) else detail
            print(f"FAIL [{self.title}] {what}" + (f"\n     {detail}" if detail else ""))
        elif self.failed == self.limit + 1:
            print(f"FAIL [{self.title}] (further failures are only counted)")
        return False

    def equal(self, got, expected, what):
        return self.check(got == expected, what, lambda: f"expected {expected!r}\n     got      {got!r}")

    def note(self, text):
        print(f"note [{self.title}] {text}")

    def close(self):
        print(f"{self.title}: {self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed else 0

    def leave(self):
        sys.exit(self.close())
