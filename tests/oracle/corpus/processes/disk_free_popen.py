import os

lines = os.popen("df -k .").read().splitlines()
header, *rows = lines
for row in rows:
    cols = row.split()
    print(cols[0], cols[-2])
