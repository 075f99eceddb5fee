import type { TestUser } from '../../../model/requirement.ts';

interface Wish {
  readonly count: number;
  /** Position of the one that is wanted. */
  readonly at: number | undefined;
  readonly ready: (testUsers: readonly TestUser[]) => void;
}

/** Lends test users so that at most one scenario updates a test user at a time. First come, first served. */
export class TestUserPool {
  readonly size: number;
  readonly all: readonly TestUser[];
  readonly #free: TestUser[];
  readonly #waiting: Wish[] = [];

  constructor(testUsers: readonly TestUser[]) {
    this.size = testUsers.length;
    this.all = testUsers;
    this.#free = [...testUsers];
  }

  /** Lends `count` different test users while `use` runs, the one `at` a position among them. Never more than there are: the caller checks `size`. */
  async lend<T>(count: number, use: (testUsers: readonly TestUser[]) => Promise<T>, at?: number): Promise<T> {
    const lent = await this.#take(count, at);
    try {
      return await use(lent);
    } finally {
      this.#free.push(...lent);
      this.#serve();
    }
  }

  #take(count: number, at: number | undefined): Promise<readonly TestUser[]> {
    return new Promise((ready) => {
      this.#waiting.push({ count, at, ready });
      this.#serve();
    });
  }

  #serve(): void {
    for (let next = this.#waiting[0]; next && this.#has(next); next = this.#waiting[0]) {
      this.#waiting.shift();
      const wanted = this.#wanted(next);
      const first = wanted === undefined ? [] : this.#free.splice(this.#free.indexOf(wanted), 1);
      next.ready([...first, ...this.#free.splice(0, next.count - first.length)]);
    }
  }

  #has(wish: Wish): boolean {
    const wanted = this.#wanted(wish);
    return wish.count <= this.#free.length && (wanted === undefined || this.#free.includes(wanted));
  }

  #wanted({ count, at }: Wish): TestUser | undefined {
    return at === undefined || count === 0 ? undefined : this.all[at % this.size];
  }
}
