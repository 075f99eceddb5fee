import type { Case, Cases } from '../../../model/case.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Requirement } from '../../../model/requirement.ts';
import type { Origin } from '../scenario/origin.ts';
import { ResponseCheck } from './response-check.ts';
import { Statistics } from './statistics.ts';

/** What an observer works with. */
interface ObserverOptions {
  readonly contract: Contract;
  readonly cases: Cases;
  readonly requirements: readonly Requirement[];
  readonly secrets: readonly string[];
  /** Sees every exchange as it is. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** Sees every exchange of a contract's run: counts it, and shows it to each requirement that judges every response. */
export class Observer {
  readonly startedAt = Date.now();
  readonly statistics: Statistics;
  readonly responseChecks: readonly ResponseCheck[];
  readonly #onExchange: ObserverOptions['onExchange'];

  constructor({ contract, cases, requirements, secrets, onExchange }: ObserverOptions) {
    this.statistics = new Statistics(contract, cases, this.startedAt);
    this.responseChecks = requirements.flatMap((requirement) =>
      requirement.kind === 'judge' && (requirement.appliesTo?.(contract) ?? true) === true
        ? [new ResponseCheck(requirement, contract, secrets)]
        : [],
    );
    this.#onExchange = onExchange;
  }

  see(exchange: Exchange, sent?: Case, origin?: Origin): void {
    this.statistics.see(exchange, sent);
    for (const responseCheck of this.responseChecks) responseCheck.see(exchange, origin);
    this.#onExchange?.(exchange);
  }
}
