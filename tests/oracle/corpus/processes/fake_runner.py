import subprocess


def disk_usage(path, run=subprocess.run):
    out = run(["du", "-sk", path], capture_output=True, text=True)
    return int(out.stdout.split()[0])


def fake_run(cmd, **kwargs):
    return subprocess.CompletedProcess(cmd, 0, stdout=f"42\t{cmd[-1]}\n")


def test_disk_usage():
    assert disk_usage("/srv", run=fake_run) == 42


test_disk_usage()
print("1 passed")
