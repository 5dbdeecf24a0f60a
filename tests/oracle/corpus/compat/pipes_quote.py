import pipes


def command_line(program, *args, **options):
    """Render a command for the log, safely quoted."""
    parts = [program]
    for name, value in sorted(options.items()):
        parts.append("--%s=%s" % (name.replace("_", "-"), pipes.quote(str(value))))
    parts.extend(pipes.quote(a) for a in args)
    return " ".join(parts)


print(command_line("rsync", "my folder/", dry_run=1))
