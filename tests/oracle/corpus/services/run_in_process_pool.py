import asyncio
from concurrent.futures import ProcessPoolExecutor


def is_prime(n):
    if n < 2:
        return False
    return all(n % i for i in range(2, int(n ** 0.5) + 1))


async def main():
    loop = asyncio.get_running_loop()
    numbers = [97, 98, 99, 101]
    with ProcessPoolExecutor(max_workers=2) as pool:
        answers = await asyncio.gather(*(loop.run_in_executor(pool, is_prime, n) for n in numbers))
    print(dict(zip(numbers, answers)))


if __name__ == "__main__":
    asyncio.run(main())
