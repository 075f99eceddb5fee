import type { TestUser } from '../model/requirement.ts';

/** Lends test users so that at most one update per test user is in flight. First come, first served. */
export class TestUserPool {
  readonly size: number;
  readonly all: readonly TestUser[];
  readonly #free: TestUser[];
  readonly #waiting: { readonly count: number; readonly ready: (testUsers: readonly TestUser[]) => void }[] = [];

  constructor(testUsers: readonly TestUser[]) {
    this.size = testUsers.length;
    this.all = testUsers;
    this.#free = [...testUsers];
  }

  /** Lends `count` different test users while `use` runs. Never more than there are: the caller checks `size`. */
  async lend<T>(count: number, use: (testUsers: readonly TestUser[]) => Promise<T>): Promise<T> {
    const lent = await this.#take(count);
    try {
      return await use(lent);
    } finally {
      this.#free.push(...lent);
      this.#serve();
    }
  }

  #take(count: number): Promise<readonly TestUser[]> {
    return new Promise((ready) => {
      this.#waiting.push({ count, ready });
      this.#serve();
    });
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next && next.count <= this.#free.length; next = this.#waiting[0]) {
      this.#waiting.shift();
      next.ready(this.#free.splice(0, next.count));
    }
  }
}
