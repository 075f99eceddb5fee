import type { Subject } from '../model/requirement.ts';

/** Lends subjects so that at most one update per subject is in flight. First come, first served. */
export class SubjectPool {
  readonly size: number;
  readonly all: readonly Subject[];
  readonly #free: Subject[];
  readonly #waiting: { readonly count: number; readonly ready: (subjects: readonly Subject[]) => void }[] = [];

  constructor(subjects: readonly Subject[]) {
    this.size = subjects.length;
    this.all = subjects;
    this.#free = [...subjects];
  }

  /** Lends `count` different subjects while `use` runs. Never more than there are: the caller checks `size`. */
  async lend<T>(count: number, use: (subjects: readonly Subject[]) => Promise<T>): Promise<T> {
    const lent = await this.#take(count);
    try {
      return await use(lent);
    } finally {
      this.#free.push(...lent);
      this.#serve();
    }
  }

  #take(count: number): Promise<readonly Subject[]> {
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
