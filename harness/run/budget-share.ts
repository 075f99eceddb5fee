/** What a requirement may spend on items that are tried side by side; each costs about what those before it did. */
export class BudgetShare {
  /** Requests left; Infinity without a budget. */
  readonly #left: () => number;
  readonly #atStart: number;
  #running = 0;
  #done = 0;

  constructor(left: () => number) {
    this.#left = left;
    this.#atStart = left();
  }

  /** Whether one more item can be begun: what is left pays for those on their way, and some of it remains. */
  suffices(): boolean {
    const left = this.#left();
    if (left <= 0) return false;
    if (!Number.isFinite(left) || this.#running === 0) return true;
    const each = (this.#atStart - left) / Math.max(1, this.#done);
    return left >= (this.#running + 1) * Math.max(1, each);
  }

  async spend(item: () => Promise<void>): Promise<void> {
    this.#running += 1;
    try {
      await item();
    } finally {
      this.#running -= 1;
      this.#done += 1;
    }
  }
}
