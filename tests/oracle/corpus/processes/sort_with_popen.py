import subprocess as sp

names = ["mary", "adam", "zoe", "bert"]

proc = sp.Popen(["sort"], stdin=sp.PIPE, stdout=sp.PIPE, text=True)
out, _ = proc.communicate("\n".join(names) + "\n")
print(out.split())
