import { put } from '../../../domain/pointer.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Json } from '../../../model/json.ts';
import type { Fault, MockCall } from '../../../model/mock.ts';
import { compile } from '../../../schema/compile.ts';
import { exampleBody } from '../../example-update.ts';
import { all, hasRead } from '../../fault-kit/applies.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';

/** The document permits an update that names no role. */
function permitsNone(contract: Contract): true | string {
  const { list, adds, request } = mainField(contract);
  const body = put(exampleBody(contract, 'somebody', 0), request, []);
  const permitted = list && !adds && body !== undefined && compile(contract.request.enforceable).accepts(body);
  return permitted === true || 'no update may name an empty array of roles';
}

function namesNone(call: MockCall): boolean {
  const value: Json | undefined = requested(call, mainField(call.contract));
  return Array.isArray(value) && value.length === 0;
}

export default {
  id: 'empty-list-ignored',
  description: 'confirms an empty array of roles, and changes nothing',
  appliesTo: all(hasRead, permitsNone),
  caughtBy: { requirement: 'accept.empty-list', code: 'empty-list-ignored' },
  stores: (_users, call) => (namesNone(call) ? 'instead' : 'also'),
} satisfies Fault;
