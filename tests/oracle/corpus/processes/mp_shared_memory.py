from multiprocessing import shared_memory


def publish(data: bytes):
    shm = shared_memory.SharedMemory(create=True, size=len(data))
    shm.buf[: len(data)] = data
    return shm


block = publish(b"hello")
print(block.name, bytes(block.buf[:5]))
block.close()
block.unlink()
