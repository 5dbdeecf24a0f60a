"""How loud is each second of a recording?"""
import audioop
import io
import math
import struct
import wave


def recording(seconds=2, rate=8000):
    samples = (int(8000 * math.sin(number / 10)) for number in range(seconds * rate))
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    out.seek(0)
    return out


def levels(source):
    with wave.open(source) as sound:
        while frames := sound.readframes(sound.getframerate()):
            yield audioop.rms(frames, sound.getsampwidth())


print(list(levels(recording())))
