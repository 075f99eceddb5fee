import { asReceived } from '../domain/encode-update.ts';
import type { CaseViolation, InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { isArguableFormat } from './arguable-format.ts';
import { classify } from './classify.ts';

/** A violated payload as the schema engine gives it, with a name. */
interface ViolatedPayload {
  readonly name: string;
  readonly origin: 'named' | 'random';
  readonly value: Json;
  readonly controlRequest: Json;
  /** Where sound implementations disagree on it, no server is at fault for it. */
  readonly violation: CaseViolation & { readonly arguable?: boolean };
}

/** The case that this payload makes; `undefined` when nothing says that the contract refuses what its bytes say. */
export function invalidCase(contract: Contract, payload: ViolatedPayload): InvalidCase | undefined {
  const { name, origin, value, controlRequest, violation } = payload;
  const { pointer, keyword } = violation;
  if (violation.arguable === true || isArguableFormat(violation)) return undefined;
  const received = asReceived(contract, value);
  if (received === undefined) return undefined;
  const classified = classify(contract, received, pointer, keyword);
  if (classified === undefined) return undefined;
  return {
    kind: 'invalid',
    name,
    origin,
    constraint: { pointer, keyword },
    body: value,
    violation,
    controlRequest,
    ...classified,
  };
}
