import { type Random, uuid } from '../../domain/seeded-random.ts';
import type { Contract } from '../../model/contract.ts';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Makes the ids of users in the format that the profile names, never the same twice. */
export function idMaker(contract: Contract, random: Random): (mailbox: string) => string {
  const { resource, mock } = contract.profile;
  let count = 1000 + Math.floor(random() * 9000);
  return (mailbox) => {
    count += 1;
    if (resource.format === 'email') return `${mailbox}@example.test`;
    if (resource.format === 'uuid') return uuid(random);
    if (resource.format === 'integer') return String(count);
    const tail = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]).join('');
    return `${mock?.idPrefix ?? ''}${tail}`;
  };
}

/** Whether an id can be one at all: the profile's list of impossible ids first, then its format. */
export function isWellFormedId(contract: Contract, id: string): boolean {
  const { format, malformed } = contract.profile.resource;
  if (malformed?.includes(id)) return false;
  if (format === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (format === 'integer') return /^\d{1,15}$/.test(id);
  if (format === 'email') return /^[^\s@]+@[^\s@]+$/.test(id);
  // Whatever the format, no server keeps control characters or a book as an id.
  return id.length <= 512 && !/\p{Cc}/u.test(id);
}
