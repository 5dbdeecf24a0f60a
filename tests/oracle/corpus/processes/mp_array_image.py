from multiprocessing import sharedctypes
import ctypes


def blank(width, height):
    return sharedctypes.RawArray(ctypes.c_uint8, width * height)


img = blank(4, 4)
img[5] = 255
print(sum(img))
