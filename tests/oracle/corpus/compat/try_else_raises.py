import os

try:
    import json
except ImportError:
    json = None
else:
    # only with json: load the table of users
    import pwd

    USERS = {u.pw_uid: u.pw_name for u in pwd.getpwall()}


def dump():
    return json.dumps({"me": USERS.get(os.getuid())})


print(dump())
