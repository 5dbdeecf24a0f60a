"""Job runner: jobs are declared, their runner is chosen by kind."""
import enum
import logging
import shlex
import subprocess
from dataclasses import dataclass

log = logging.getLogger(__name__)


class State(enum.Enum):
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


@dataclass
class Job:
    name: str
    command: str
    state: State = State.PENDING


class JobFailed(RuntimeError):
    pass


class Runner:
    def __init__(self, timeout=5):
        self.timeout = timeout

    def run(self, job):
        try:
            self._execute(shlex.split(job.command))
        except (OSError, subprocess.SubprocessError) as error:
            job.state = State.FAILED
            raise JobFailed(f"{job.name}: {error}") from error
        job.state = State.DONE

    def _execute(self, argv):
        done = subprocess.run(argv, capture_output=True, timeout=self.timeout, check=True)
        log.info("%s", done.stdout)


class DryRunner(Runner):
    def _execute(self, argv):
        log.info("would run %s", shlex.join(argv))


def run_all(jobs, dry=False):
    runner = (DryRunner if dry else Runner)()
    for job in jobs:
        runner.run(job)
    return {job.name: job.state for job in jobs}


plan = [Job("clean", "true"), Job("greet", "echo 'hello world'")]
print(run_all(plan, dry=True))
print(run_all(plan))
