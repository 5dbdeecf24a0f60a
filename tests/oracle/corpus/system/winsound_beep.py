try:
    import winsound
except ModuleNotFoundError:
    import os

    def beep(frequency, duration):
        print("\a", end="")
else:
    def beep(frequency, duration):
        winsound.Beep(frequency, duration)

beep(440, 100)
