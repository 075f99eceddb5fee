import { HarnessError } from '../../errors.ts';

/** What a replay key names: `acme/reject.schema#/role.enum letter-case`. */
export interface ReplayKey {
  readonly contract: string;
  /** Id of the requirement, without what it fans over. */
  readonly requirement: string;
  /** Of the requirement or, where that judges every response, `requirement#scenario`. */
  readonly scenario?: string;
}

/**
 * Reads a key as reports print it; `contract` stands in for, or must agree with, the one in the key.
 * @throws HarnessError USAGE.
 */
export function parseKey(key: string, contract?: string): ReplayKey {
  const [, before = '', name] = /^([^#]*)(?:#(.*))?$/s.exec(key) ?? [];
  const [, named, requirement = ''] = /^(?:([^/:]+)\/)?([a-z0-9-]+\.[a-z0-9-]+)(?::.*)?$/s.exec(before) ?? [];
  const found = named ?? contract;
  if (requirement === '' || found === undefined) {
    throw new HarnessError(
      'USAGE',
      `${JSON.stringify(key)} is no key: expected CONTRACT/REQUIREMENT or CONTRACT/REQUIREMENT#SCENARIO`,
      "copy the key from the report, in quotes, e.g. rolecall replay 'acme/reject.schema#/role.enum letter-case'",
    );
  }
  if (contract !== undefined && named !== undefined && contract !== named) {
    const fact = `the key names the contract ${named}, --contract names ${contract}`;
    throw new HarnessError('USAGE', fact, 'leave out --contract, or name the same one');
  }
  return { contract: found, requirement, ...(name === undefined || name === '' ? {} : { scenario: name }) };
}
