import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../../src/backoff";

test("pauses grow, and the fifth crash within three minutes is the last", () => {
  const backoff = new Backoff();
  const pauses = [0, 1_000, 3_000, 6_000, 11_000].map((now) => backoff.crashed(now));
  assert.deepEqual(pauses, [500, 1_000, 2_000, 4_000, undefined]);
});

test("crashes far apart are each the first", () => {
  const backoff = new Backoff();
  const pauses = [0, 200_000, 400_000].map((now) => backoff.crashed(now));
  assert.deepEqual(pauses, [500, 500, 500]);
});

test("a restart by hand forgets them", () => {
  const backoff = new Backoff();
  for (const now of [0, 1, 2, 3]) {
    backoff.crashed(now);
  }
  backoff.reset();
  assert.equal(backoff.crashed(4), 500);
});
