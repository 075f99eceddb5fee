import { stringify } from 'yaml';
import type { Profile } from '../../model/profile.ts';
import type { InferChoices } from './choices.ts';
import { fromTarget } from './infer-bindings.ts';
import type { Draft } from './infer-contract.ts';

/** One thing that a draft can do without. */
interface Omission {
  readonly section: string;
  /** A person said that it is so. */
  readonly isTyped?: (choices: InferChoices) => boolean;
  readonly remark: (profile: Profile) => string | undefined;
  readonly without: (draft: Draft) => Draft;
}

const omissions: readonly Omission[] = [
  {
    section: 'fields',
    remark: ({ fields }) => {
      const names = fields.slice(1).map(({ name }) => name);
      return names.length === 0 ? undefined : `left out, since the mock does not bear them out: ${names.join(', ')}`;
    },
    without: (draft) => withProfile(draft, { fields: draft.profile.fields.slice(0, 1) }),
  },
  {
    section: 'reads',
    remark: ({ reads }) =>
      reads?.list &&
      `${reads.list.operation} may list the users; what was inferred of it does not hold: ${flow({ list: reads.list })}`,
    isTyped: ({ list }) => list !== undefined,
    without: (draft) => withoutRead(draft, 'list'),
  },
  {
    section: 'reads',
    remark: ({ reads }) =>
      reads?.one &&
      `${reads.one.operation} may read one user; what was inferred of it does not hold: ${flow({ one: reads.one })}`,
    isTyped: ({ one }) => one !== undefined,
    without: (draft) => withoutRead(draft, 'one'),
  },
];

/** A draft, and what is left of it when one thing or several are left out that nobody asked for: the fewest first. */
export function* lesserDrafts(draft: Draft, choices: InferChoices = {}): Generator<Draft> {
  yield draft;
  const possible = omissions.filter(
    ({ remark, isTyped }) => remark(draft.profile) !== undefined && isTyped?.(choices) !== true,
  );
  let sets: readonly (readonly Omission[])[] = [[]];
  for (const omission of possible) sets = sets.concat(sets.map((set) => [...set, omission]));
  for (const set of [...sets].sort((one, other) => one.length - other.length)) {
    if (set.length === 0) continue;
    yield unread(set.reduce(leaveOut, draft));
  }
}

/** What an update takes from a read is the target's to say where there is none. */
function unread(draft: Draft): Draft {
  const { reads, bind } = draft.profile;
  if (bind === undefined || reads?.one || reads?.list) return draft;
  return withProfile(draft, {
    bind: bind.map((each) =>
      /^(user\.(email|name)$|\/)/.test(each.to) ? { ...each, to: fromTarget(each.request) } : each,
    ),
  });
}

function leaveOut(draft: Draft, { section, remark, without }: Omission): Draft {
  const told = remark(draft.profile);
  if (told === undefined) return draft;
  const lesser = without(draft);
  return { ...lesser, open: { ...lesser.open, [section]: [...(lesser.open[section] ?? []), told] } };
}

/** As it would stand in the profile, on one line; the operation stays in the document. */
function flow(value: object): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function withProfile(draft: Draft, part: Partial<Profile>): Draft {
  return { ...draft, profile: { ...draft.profile, ...part } };
}

function withoutRead(draft: Draft, which: 'one' | 'list'): Draft {
  const { reads = {}, ...profile } = draft.profile;
  const left = Object.fromEntries(Object.entries(reads).filter(([name]) => name !== which));
  return {
    ...draft,
    profile: { ...profile, ...(Object.keys(left).length > 0 ? { reads: left } : {}) },
  };
}
