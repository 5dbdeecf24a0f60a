// How long to wait before a server that crashed is started again, and when to give up.

const FIRST_MS = 500;
const LIMIT = 5;
const WINDOW_MS = 3 * 60_000;

/** Five crashes within three minutes are one too many. */
export class Backoff {
  private crashes: number[] = [];

  /** Count a crash; return the pause before the next start, none to give up. */
  crashed(now: number): number | undefined {
    this.crashes = [...this.crashes.filter((then) => now - then < WINDOW_MS), now];
    const count = this.crashes.length;
    return count < LIMIT ? FIRST_MS * 2 ** (count - 1) : undefined;
  }

  /** Forget what happened: somebody asked for a new start. */
  reset(): void {
    this.crashes = [];
  }
}
