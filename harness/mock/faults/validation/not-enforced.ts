import type { Fault } from '../../../model/mock.ts';
import { requestUses } from '../../fault-kit/applies.ts';
import { ignoresKeywords, lenientOn } from '../../fault-kit/forgiving.ts';
import { mainField, requested } from '../../fault-kit/main-field.ts';
import { concernsMainChange, isWrongType, listsTexts } from '../../fault-kit/request-shape.ts';

/** Leaves one rule of the schema unenforced each. */
export default [
  {
    id: 'constant-not-enforced',
    description: 'accepts any value where one is documented',
    appliesTo: ({ request }) =>
      /"enum":\[[^,\]]*\]|"const":/.test(JSON.stringify(request.documented)) || 'the request has no constant',
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      const { keyword = '', pointer } = call.violation ?? {};
      const elsewhere = pointer !== mainField(call.contract).request;
      return refusal === 'invalid-value' && elsewhere && ['enum', 'const'].includes(keyword);
    },
  },
  {
    id: 'enum-not-enforced',
    description: 'accepts any text where some are listed',
    appliesTo: listsTexts,
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      const value = requested(call, mainField(call.contract));
      const texts = [value].flat().every((each) => typeof each === 'string');
      return ['invalid-value', 'unknown-role'].includes(refusal) && concernsMainChange(call) && texts;
    },
  },
  {
    id: 'format-not-enforced',
    description: 'accepts texts that break their format',
    appliesTo: ({ request }) =>
      /"format":"(email|uuid|date-time)"/.test(JSON.stringify(request.enforceable)) ||
      'the request documents no format',
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      return refusal === 'invalid-value' && call.violation?.keyword === 'format';
    },
  },
  {
    id: 'items-not-enforced',
    description: 'accepts lists of any length',
    appliesTo: requestUses('minItems', 'maxItems', 'uniqueItems'),
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      return (
        refusal === 'invalid-value' && ['minItems', 'maxItems', 'uniqueItems'].includes(call.violation?.keyword ?? '')
      );
    },
  },
  {
    id: 'length-not-enforced',
    description: 'accepts texts of any length',
    appliesTo: requestUses('maxLength', 'minLength'),
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      return refusal === 'invalid-value' && ['maxLength', 'minLength'].includes(call.violation?.keyword ?? '');
    },
  },
  {
    id: 'pattern-not-enforced',
    description: 'accepts texts that break their pattern',
    appliesTo: requestUses('pattern'),
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      return refusal === 'invalid-value' && call.violation?.keyword === 'pattern';
    },
  },
  {
    id: 'prose-constraint-not-enforced',
    description: 'does not enforce what only the prose says',
    appliesTo: ({ request }) =>
      request.proseConstraints.some(
        (proseConstraint) => proseConstraint.appliesTo !== 'valid' && !proseConstraint.contradicts,
      ) || 'the prose states no rule',
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives(refusal, call) {
      const ruled = call.contract.request.proseConstraints.some(
        (proseConstraint) => proseConstraint.pointer === call.violation?.pointer,
      );
      return ruled && (call.violation?.proseConstraint !== undefined || refusal === 'unknown-role');
    },
  },
  {
    id: 'required-not-enforced',
    description: 'accepts updates without a required field',
    appliesTo: requestUses('required'),
    caughtBy: { requirement: 'reject.schema', code: 'accepted-missing-field' },
    forgives: ignoresKeywords('required'),
  },
  {
    id: 'type-not-enforced',
    description: 'accepts values of any type',
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives: lenientOn(['invalid-value', 'unknown-role'], isWrongType),
  },
] satisfies readonly Fault[];
