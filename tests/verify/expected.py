"""All that the files say, read once."""

from functools import cached_property

from tests.verify.certifications import Certification, certifications
from tests.verify.history import by_year, employers
from tests.verify.jobs import Jobs
from tests.verify.parities import Parities
from tests.verify.programs import Programs
from tests.verify.wages import Wage, Wages


class Expected:
    """What the site should say, read from the files when first asked for."""

    @cached_property
    def wages(self) -> Wages:
        return Wages()

    @cached_property
    def history(self) -> dict[str, dict[int, Wage]]:
        return by_year(self.wages)

    @cached_property
    def employers(self) -> dict[str, list[tuple[str, Wage]]]:
        return employers(self.wages)

    @cached_property
    def parities(self) -> Parities:
        return Parities()

    @cached_property
    def jobs(self) -> Jobs:
        return Jobs(self.wages)

    @cached_property
    def programs(self) -> Programs:
        return Programs(self.wages, self.jobs)

    @cached_property
    def certifications(self) -> dict[str, Certification]:
        return certifications()
