import { shown } from '../contract/read-source.ts';
import { describeChecked } from './check.ts';
import type { ProvenDraft } from './prove-draft.ts';

/** What was inferred, how it was proven, and what is left to decide, for people. */
export function describeProven({ draft, checked, passed, failing, unproven }: ProvenDraft, folder: string): string {
  const decisions = Object.entries(draft.open).flatMap(([section, remarks]) =>
    remarks.map((each) => `  ${section}: ${each}`),
  );
  return [
    describeChecked({ ...checked, folder: shown(folder) }),
    unproven.length === 0
      ? `Proven on its own mock: ${passed} requirements hold.`
      : `Not proven: ${failing} of ${passed + failing} requirements do not hold on its own mock.`,
    ...(draft.because.length > 0 ? [`Chosen ${draft.places[0].id}: ${draft.because.join(', ')}`] : []),
    ...(decisions.length > 0 ? ['To decide, also noted in profile.yaml:', ...decisions] : []),
    ...(draft.passedOver.length > 0
      ? [
          'Passed over; --operation takes one of them instead:',
          ...draft.passedOver.map(({ place, because }) => `  ${place.id} (${because.join(', ')})`),
        ]
      : []),
  ].join('\n');
}

/** The same as data, for scripts and editors. */
export function describeAsData(
  { draft, checked, passed, unproven }: ProvenDraft,
  files: readonly (readonly [string, string])[],
  target: string,
) {
  return {
    operation: draft.places[0].id,
    because: draft.because,
    passedOver: draft.passedOver.map(({ place, score, because }) => ({ operation: place.id, score, because })),
    profile: draft.profile,
    decide: draft.open,
    proven: { passed, unproven },
    doubts: checked.doubts,
    gaps: checked.gaps,
    files: Object.fromEntries(files),
    target,
  };
}
