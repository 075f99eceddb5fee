import { at } from '../../../domain/pointer.ts';
import { showsValue } from '../../../domain/shows-value.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { Field } from '../../../model/profile.ts';
import type { UserView } from '../../../model/requirement.ts';

/** A confirmed update that a later read does not show. */
export interface Untrue {
  readonly user: string;
  readonly field: Field;
  readonly value: Json;
  readonly read: Json;
}

interface Arranged {
  readonly field: Field;
  /** One, or several where updates overlapped: whichever came last. */
  readonly values: readonly Json[];
}

/** What the updates of one scenario have set, as far as they were confirmed, and the first of it that is read otherwise. */
export class Arrangements {
  readonly #contract: Contract;
  readonly #set = new Map<string, readonly Arranged[]>();
  readonly #onTheWay = new Map<string, number>();
  /** Users for whom one of the updates that overlap has been confirmed. */
  readonly #joined = new Set<string>();
  /** Users to whom something was sent since that was not confirmed. */
  readonly #disturbed = new Set<string>();
  #untrue: Untrue | undefined;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  get untrue(): Untrue | undefined {
    return this.#untrue;
  }

  /** An update goes out; `end` tells what became of it. */
  begin(user: string): (body: Json | undefined, accepted: boolean) => void {
    const others = this.#onTheWay.get(user) ?? 0;
    this.#onTheWay.set(user, others + 1);
    if (others === 0) this.#joined.delete(user);
    return (body, accepted) => {
      this.#onTheWay.set(user, (this.#onTheWay.get(user) ?? 1) - 1);
      this.#disturbed.add(user);
      if (!accepted || body === undefined) return;
      this.#disturbed.delete(user);
      // The first of those that overlap takes the place of what was set before, the others join it.
      const before = this.#joined.has(user) ? (this.#set.get(user) ?? []) : [];
      this.#joined.add(user);
      const arranged = this.#contract.profile.fields.flatMap((field): readonly Arranged[] => {
        const value = at(body, field.request);
        const earlier = before.find((one) => one.field === field)?.values ?? [];
        return value === undefined || field.deprecated ? [] : [{ field, values: [...earlier, value] }];
      });
      this.#set.set(user, arranged);
    };
  }

  /** Whether a view shows what was confirmed; absent where nothing was, or where something else was sent since. */
  pending(user: string): ((view: UserView) => boolean) | undefined {
    const arranged = this.#set.get(user);
    if (arranged === undefined || this.#disturbed.has(user) || (this.#onTheWay.get(user) ?? 0) > 0) return undefined;
    return ({ values }) =>
      arranged.every((one) => {
        const read = values[one.field.name];
        return read === undefined || one.values.some((value) => showsValue(one.field, value, read));
      });
  }

  /** Something else was sent that may have changed the user. */
  forget(user: string): void {
    this.#set.delete(user);
  }

  see(user: string, view: UserView | undefined): void {
    if (this.#untrue || view === undefined || (this.#onTheWay.get(user) ?? 0) > 0) return;
    for (const { field, values } of this.#set.get(user) ?? []) {
      const read = view.values[field.name];
      const [value] = values.slice(-1);
      if (read === undefined || value === undefined || values.some((one) => showsValue(field, one, read))) continue;
      this.#untrue = { user, field, value, read };
    }
  }
}

/** Codes that a response gives, whatever is stored. */
const ofResponses =
  /^(accepted|refused-valid|wrong-(refusal|success)?-?status|server-error|no-response|redirected|repeat-refused|optional-field-(refused|demanded)|user-not-shown|existence-told|told-before|allow-|challenge-|retry-after-|reset-too|never-rate|scheme-|stale-update|fresh-update|unconditional-|patch-not|form-accepted)/;

/** Whether a finding says something of what is stored, and so rests on what was arranged. */
export function restsOnState({ kind, code }: Finding): boolean {
  return kind === 'failure' && !ofResponses.test(code);
}
