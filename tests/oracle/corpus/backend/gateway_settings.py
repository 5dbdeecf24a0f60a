"""How many workers the gateway starts, as the deployment asks for."""
import multiprocessing
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class GatewaySettings:
    bind: str = "0.0.0.0:8000"
    workers: int = 0
    preload: bool = False

    @classmethod
    def from_environment(cls, environ=os.environ):
        return cls(
            bind=environ.get("BIND", cls.bind),
            workers=int(environ.get("WEB_CONCURRENCY", 0)) or multiprocessing.cpu_count() * 2 + 1,
            preload=environ.get("PRELOAD", "").lower() in {"1", "true", "yes"},
        )


def describe(settings: GatewaySettings) -> str:
    host, _, port = settings.bind.partition(":")
    return f"{settings.workers} workers on {host} port {int(port)}"


print(describe(GatewaySettings.from_environment()))
