"""Days on which events repeat, by python-dateutil (a reading of RFC 5545 that is not ours),
up to 30 June 2028. Commas inside a rule are written as +.

    python3 recurrences.py > recurrences.csv
"""
from datetime import datetime
from dateutil.rrule import rrulestr

RULES = [
    ("20001123", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),            # Thanksgiving
    ("20000117", "FREQ=YEARLY;BYMONTH=1;BYDAY=3MO"),             # Martin Luther King Jr. Day
    ("20000529", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"),            # Memorial Day
    ("19700101", "FREQ=YEARLY"),
    ("20240229", "FREQ=YEARLY"),
    ("20240229", "FREQ=YEARLY;INTERVAL=4"),
    ("20260101", "FREQ=YEARLY;BYMONTH=1,7"),
    ("20260105", "FREQ=YEARLY;BYDAY=1MO,-1FR"),
    ("20260228", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
    ("20260302", "FREQ=YEARLY;BYMONTH=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1"),
    ("20260131", "FREQ=MONTHLY"),
    ("20260115", "FREQ=MONTHLY;BYMONTHDAY=15,-1;COUNT=17"),
    ("20260130", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"),
    ("20260814", "FREQ=MONTHLY;BYDAY=2FR;INTERVAL=2;UNTIL=20270601"),
    ("20261113", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"),
    ("20260819", "FREQ=WEEKLY;COUNT=30"),
    ("20260819", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    ("20260819", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU"),
    ("20260819", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=MO"),
    ("20260821", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261218"),
    ("20260907", "FREQ=WEEKLY;BYDAY=MO;BYMONTH=9,10"),
    ("20260817", "FREQ=DAILY;COUNT=180"),
    ("20260817", "FREQ=DAILY;INTERVAL=3;UNTIL=20270604"),
    ("20261002", "FREQ=DAILY;BYDAY=MO,FR;BYMONTH=10"),
    ("20260817", "FREQ=DAILY;INTERVAL=7;BYDAY=MO"),
    ("20261222", "FREQ=DAILY;COUNT=1"),
]

print("start,rule,days")
for start, rule in RULES:
    first = datetime.strptime(start, "%Y%m%d")
    days = [day for day in rrulestr(rule, dtstart=first).between(first, datetime(2028, 6, 30), inc=True)]
    print(f'{start},{rule.replace(",", "+")},{" ".join(day.strftime("%Y%m%d") for day in days)}')
