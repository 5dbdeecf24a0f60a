import io
import math
import struct
import wave

import audioop


def tone(seconds=0.01, rate=8000):
    n = int(seconds * rate)
    samples = (int(20000 * math.sin(2 * math.pi * 440 * i / rate)) for i in range(n))
    return struct.pack("<%dh" % n, *samples)


def louder(frames, factor):
    return audioop.mul(frames, 2, factor)


buf = io.BytesIO()
with wave.open(buf, "wb") as w:
    w.setnchannels(1)
    w.setsampwidth(2)
    w.setframerate(8000)
    w.writeframes(louder(tone(), 0.5))
print(len(buf.getvalue()))
