import re


def is_date(value: str) -> bool:
    """Whether a text is a day of the calendar, such as 2024-02-29."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value, re.ASCII)
    if found is None:
        return False
    year, month, day = (int(part) for part in found.groups())
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1 <= month <= 12 and 1 <= day <= days[month - 1]


def is_date_time(value: str) -> bool:
    """Whether a text is an instant as RFC 3339 writes it, such as 2024-02-29T12:00:00Z."""
    found = re.fullmatch(
        r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|([+-])(\d{2}):(\d{2}))",
        value,
        re.ASCII | re.IGNORECASE,
    )
    if found is None or not is_date(found[1]):
        return False
    hour, minute, second = int(found[2]), int(found[3]), int(found[4])
    offset_hour, offset_minute = int(found[6] or 0), int(found[7] or 0)
    if hour > 23 or minute > 59 or second > 60 or offset_hour > 23 or offset_minute > 59:
        return False
    if second < 60:
        return True
    offset = (offset_hour * 60 + offset_minute) * (-1 if found[5] == "-" else 1)
    # A leap second is the last of a day in UTC.
    return (hour * 60 + minute - offset) % 1440 == 1439


def is_uuid(value: str) -> bool:
    """Whether a text is a UUID: 8-4-4-4-12 hexadecimal digits."""
    return re.fullmatch(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value) is not None
