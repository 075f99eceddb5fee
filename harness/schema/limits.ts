/** What is too large to be made: a schema that asks for more is refused in words, a case that needs more is left out. */
export const limits = {
  /** Characters of one string. */
  characters: 1_000_000,
  /** Items of one array, members of one object. */
  entries: 10_000,
  /** Values of one payload, all levels together. */
  values: 20_000,
} as const;

/** What the named cases of one schema may cost together. */
export interface CaseBounds {
  /** Most cases; 2,000 when absent. */
  readonly maxCases?: number;
  /** Most bytes of one case beyond the minimal and the full one, as JSON; 262,144 when absent. */
  readonly maxCaseBytes?: number;
  /** Most bytes of all cases together; 33,554,432 when absent. */
  readonly maxBytes?: number;
  /** Most time for all cases; 4,000 when absent. */
  readonly maxTotalMilliseconds?: number;
}

const refreshed = { at: Number.NEGATIVE_INFINITY, milliseconds: 0 };

/**
 * Time that this process has worked: on a busy machine the same cases are made, only later. Asking the system is dear,
 * so it is asked once in twenty milliseconds.
 */
export function cpuMilliseconds(): number {
  const now = performance.now();
  if (now - refreshed.at < 20) return refreshed.milliseconds;
  const { user, system } = process.cpuUsage();
  refreshed.at = now;
  refreshed.milliseconds = (user + system) / 1000;
  return refreshed.milliseconds;
}

/** The purse of one list of cases: says when it is empty. */
export class CaseBudget {
  readonly #bounds: Required<CaseBounds>;
  readonly #end: number;
  readonly #now: () => number;
  #cases = 0;
  #bytes = 0;

  constructor(bounds: CaseBounds, now: () => number = cpuMilliseconds) {
    this.#bounds = {
      maxCases: bounds.maxCases ?? 2000,
      maxCaseBytes: bounds.maxCaseBytes ?? 2 ** 18,
      maxBytes: bounds.maxBytes ?? 2 ** 25,
      maxTotalMilliseconds: bounds.maxTotalMilliseconds ?? 4000,
    };
    this.#now = now;
    this.#end = now() + this.#bounds.maxTotalMilliseconds;
  }

  /** Whether one more case of so many bytes may be kept; it is counted when it may. */
  take(bytes: number): boolean {
    if (bytes > this.#bounds.maxCaseBytes && this.#cases > 1) return false;
    if (this.spent !== undefined || this.#bytes + bytes > this.#bounds.maxBytes) return false;
    this.#cases += 1;
    this.#bytes += bytes;
    return true;
  }

  /** What is used up, in words; undefined while there is more. */
  get spent(): string | undefined {
    const { maxCases, maxBytes, maxTotalMilliseconds } = this.#bounds;
    if (this.#cases >= maxCases) return `${maxCases} cases`;
    if (this.#bytes >= maxBytes) return `${maxBytes} bytes`;
    return this.#now() > this.#end ? `${maxTotalMilliseconds} ms` : undefined;
  }
}
