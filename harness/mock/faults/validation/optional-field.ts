import { at } from '../../../domain/pointer.ts';
import type { Fault } from '../../../model/mock.ts';
import { optionalFields } from '../../fault-kit/unknown-fields.ts';

/** Reads an optional field otherwise than documented. */
export default [
  {
    id: 'optional-field-demanded',
    description: 'refuses updates without an optional field',
    appliesTo: (contract) => optionalFields(contract).length > 0 || 'there is no optional field',
    caughtBy: { requirement: 'accept.optional-fields', code: 'optional-field-demanded' },
    refuses(call) {
      const [field] = optionalFields(call.contract);
      return call.body !== undefined && field !== undefined && at(call.body, field) === undefined
        ? 'missing-field'
        : undefined;
    },
  },
  {
    id: 'optional-field-refused',
    description: 'refuses updates with an optional field',
    appliesTo: (contract) => optionalFields(contract).length > 0 || 'there is no optional field',
    caughtBy: { requirement: 'accept.optional-fields', code: 'optional-field-refused' },
    refuses(call) {
      const field = optionalFields(call.contract).at(-1);
      return call.body !== undefined && field !== undefined && at(call.body, field) !== undefined
        ? 'invalid-value'
        : undefined;
    },
  },
] satisfies readonly Fault[];
