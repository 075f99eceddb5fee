import type { RequirementContext } from '../../harness/index.ts';
import { alterText } from './alter-text.ts';

/** An id that nobody has, of the contract's format: the target's fixture, else one that is made up. */
export function unknownId(context: RequirementContext): string {
  const { unknown } = context.target.fixtures;
  if (unknown !== undefined) return unknown;
  const [known = 'user'] = context.target.testUsers;
  switch (context.contract.profile.resource.format) {
    case 'uuid':
      return '0badc0de-0000-4000-8000-00000000dead';
    case 'email':
      return 'rolecall-nobody@invalid.example';
    case 'integer':
      return '2147480001';
    case 'opaque':
      return alterText(alterText(known));
  }
}

/** Ids that the contract's format does not allow; each stays one segment of a path. */
export function malformedIds(context: RequirementContext): readonly string[] {
  const { malformed, format } = context.contract.profile.resource;
  if (malformed) return malformed;
  switch (format) {
    case 'uuid':
      return [
        'not-a-uuid',
        '123',
        '0badc0de-0000-4000-8000-00000000dea',
        '0badc0de-0000-4000-8000-00000000deag',
        'a'.repeat(300),
        '%',
        'null',
      ];
    case 'email':
      return ['not-an-email', '@invalid.example', 'a b@invalid.example', `${'a'.repeat(300)}@invalid.example`, 'null'];
    case 'integer':
      return ['abc', '1.5', '-1', '99999999999999999999', '1e3', 'null'];
    case 'opaque':
      return ['no such user', '%', `'"<>`, 'a'.repeat(300), 'null'];
  }
}
