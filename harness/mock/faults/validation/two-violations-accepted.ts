import type { Fault, MockCall } from '../../../model/mock.ts';
import { compile } from '../../../schema/compile.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

/** Places at which a body breaks the document, none inside another. */
function brokenPlaces({ contract, body }: MockCall): number {
  if (body === undefined) return 0;
  const found = compile(contract.request.documented).errorPlaces(body);
  const pointers = [...new Set(found.map(({ pointer }) => pointer))];
  return pointers.filter((one) => !pointers.some((other) => one !== other && one.startsWith(`${other}/`))).length;
}

export default {
  id: 'two-violations-accepted',
  description: 'takes an update that breaks the document in two places',
  appliesTo: ({ profile }) =>
    profile.fields.filter(({ deprecated }) => !deprecated).length > 1 || 'an update has one field',
  caughtBy: { requirement: 'reject.two-violations', code: 'accepted-two-violations' },
  forgives: lenientOn(
    ['invalid-value', 'missing-field', 'unknown-role', 'mismatched-id'],
    (call) => brokenPlaces(call) > 1,
  ),
} satisfies Fault;
