import { HungRequests } from './observe/hung-requests.ts';
import { Strain } from './observe/strain.ts';
import type { LagMemory } from './scenario/await-shown.ts';
import type { TransitionMemory } from './scenario/broken-transition.ts';
import { ControlRequests } from './scenario/control-requests.ts';
import type { LimitMemory } from './scenario/provoke-rate-limit.ts';

/** What a run learns of its server, each for the scenarios after it: what changes of that which they share is here. */
export class RunMemory {
  readonly controlRequests = new ControlRequests();
  readonly hung = new HungRequests();
  readonly lag: LagMemory = {};
  readonly transitions: TransitionMemory = new Map();
  readonly strain: Strain;
  /** Of a live target alone: the embedded mock's limit costs nothing. */
  readonly limit: LimitMemory | undefined;

  constructor(deadlineMs: number, isLive: boolean) {
    this.strain = new Strain(deadlineMs);
    this.limit = isLive ? {} : undefined;
  }
}
