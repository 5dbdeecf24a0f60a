import array
import sys

try:
    import audioop
except ImportError:
    try:
        import audioop_lts as audioop
    except ImportError:
        audioop = None


def rms(frames):
    if audioop:
        return audioop.rms(frames, 2)
    samples = array.array("h", frames)
    if sys.byteorder == "big":
        samples.byteswap()
    return int((sum(s * s for s in samples) / len(samples)) ** 0.5)


print(rms(array.array("h", [3, -3, 3, -3]).tobytes()))
