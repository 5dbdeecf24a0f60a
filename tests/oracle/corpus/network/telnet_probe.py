"""Ask network devices for their version."""
import telnetlib
from dataclasses import dataclass


@dataclass
class Device:
    host: str
    port: int = 23

    def connect(self):
        return telnetlib.Telnet(self.host, self.port, timeout=3)


class Inventory:
    def __init__(self, *devices):
        self.devices = devices

    def table(self):
        return [f"{device.host}:{device.port or telnetlib.TELNET_PORT}" for device in self.devices]


print(Inventory(Device("switch-1"), Device("switch-2", 2323)).table())
