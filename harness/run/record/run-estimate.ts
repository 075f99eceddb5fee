/** How far a contract's run has come. Cost is what scenarios take in requests, as they say before. */
export interface ContractStep {
  /** The requirement that was tried last. */
  readonly requirement: string;
  /** Cost of what was tried, and of all that is planned. */
  readonly done: number;
  readonly planned: number;
  /** Requests sent so far. */
  readonly requests: number;
  /** Requests a second that the target was said to allow; absent where it says nothing. */
  readonly perSecond?: number;
}

/** How far the contracts of a run have come together, and what is still to come at the speed that their targets have shown. */
export class RunEstimate {
  readonly #contracts: number;
  readonly #steps = new Map<string, ContractStep>();
  #first: { readonly at: number; readonly done: number } | undefined;

  /** So many contracts are to be run. */
  constructor(contracts: number) {
    this.#contracts = contracts;
  }

  /** Takes in a step of one contract, at a time in milliseconds. */
  take(contract: string, step: ContractStep, at: number): void {
    this.#steps.set(contract, step);
    this.#first ??= { at, done: step.done };
  }

  get requests(): number {
    return this.#sum('requests');
  }

  /** The part that is done, from 0 to 1: of contracts that have not begun, as much is expected as of the others. */
  get part(): number {
    const planned = this.#planned;
    return planned === 0 ? 0 : Math.min(1, this.#sum('done') / planned);
  }

  /**
   * Seconds to go; undefined before there is a speed to tell them from, and no less than the rates that targets name leave.
   * Start-up is in none: the clock begins with the first response.
   */
  secondsLeft(at: number): number | undefined {
    const paced = [...this.#steps.values()].map(({ planned, done, perSecond = 0 }) =>
      perSecond > 0 ? Math.round(Math.max(0, planned - done) / perSecond) : 0,
    );
    const least = Math.max(0, ...paced);
    const shown = this.#secondsShown(at);
    return shown === undefined && least === 0 ? undefined : Math.max(shown ?? 0, least);
  }

  #secondsShown(at: number): number | undefined {
    const done = this.#sum('done') - (this.#first?.done ?? 0);
    const passed = at - (this.#first?.at ?? at);
    // A start tells no speed: modules are loaded, the first connections made.
    if (done <= 0 || passed < 500 || (this.part < 0.02 && passed < 5000)) return undefined;
    return Math.round((Math.max(0, this.#planned - this.#sum('done')) * passed) / done / 1000);
  }

  get #planned(): number {
    return this.#steps.size === 0 ? 0 : (this.#sum('planned') / this.#steps.size) * this.#contracts;
  }

  #sum(what: 'done' | 'planned' | 'requests'): number {
    return [...this.#steps.values()].reduce((sum, step) => sum + step[what], 0);
  }
}
