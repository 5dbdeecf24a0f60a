import os
import time
import uuid

if hasattr(uuid, "uuid7"):
    sortable_id = uuid.uuid7
else:

    def sortable_id():
        ms = time.time_ns() // 1_000_000
        raw = bytearray(ms.to_bytes(6, "big") + os.urandom(10))
        raw[6] = raw[6] & 0x0F | 0x70
        raw[8] = raw[8] & 0x3F | 0x80
        return uuid.UUID(bytes=bytes(raw))


ident = sortable_id()
print(ident.version, uuid.uuid1().version)
