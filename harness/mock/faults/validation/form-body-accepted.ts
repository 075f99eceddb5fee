import type { Fault, MockCall } from '../../../model/mock.ts';
import { mainField } from '../../fault-kit/main-field.ts';
import { bodyText } from '../../fault-kit/server-error.ts';

/** Whether a body is a form, and not JSON that is called one. */
function isForm(call: MockCall): boolean {
  return /x-www-form-urlencoded/.test(call.headers['content-type'] ?? '') && !bodyText(call).startsWith('{');
}

export default {
  id: 'form-body-accepted',
  description: 'takes forms beside JSON',
  appliesTo: (contract) => {
    const { list, request } = mainField(contract);
    const flat = request.lastIndexOf('/') === 0 && !list && (contract.request.encoding ?? 'json') === 'json';
    return (flat && !contract.request.mediaTypes.some((type) => type.includes('form'))) || 'an update has no flat form';
  },
  caughtBy: { requirement: 'reject.wrong-media-type', code: 'form-accepted' },
  reads: (body, call) => (isForm(call) ? Object.fromEntries(new URLSearchParams(bodyText(call))) : body),
  forgives: (refusal, call) => isForm(call) && ['wrong-media-type', 'malformed-json'].includes(refusal),
} satisfies Fault;
