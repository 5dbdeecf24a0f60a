import json
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import mkdtemp


class JsonFormatter(logging.Formatter):
    RESERVED = set(vars(logging.makeLogRecord({})))

    def format(self, record):
        extra = {key: value for key, value in vars(record).items() if key not in self.RESERVED}
        return json.dumps(
            {
                "level": record.levelname,
                "message": record.getMessage(),
                "thread": record.threadName,
                "process": record.process,
                **extra,
            },
            default=str,
        )


def make_logger(folder: Path) -> logging.Logger:
    handler = RotatingFileHandler(folder / "app.log", maxBytes=400, backupCount=2)
    handler.setFormatter(JsonFormatter())
    logger = logging.Logger("app")
    logger.addHandler(handler)
    return logger


folder = Path(mkdtemp())
logger = make_logger(folder)
for number in range(10):
    logger.warning("disk %s%% full", 90 + number, extra={"host": "a1"})
print(sorted(each.name for each in folder.iterdir()))
