"""England's bank holidays, read once from the copy GOV.UK's package carries: never from the network."""

from functools import lru_cache
from types import MappingProxyType

from govuk_bank_holidays.bank_holidays import BankHolidays


@lru_cache(maxsize=1)
def england():
    """Each bank holiday of England with its name, 2012 to 2028, substitute days as they were kept."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return MappingProxyType({day["date"]: day["title"] for day in listed})
