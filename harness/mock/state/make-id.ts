import type { Contract } from '../../model/contract.ts';
import { type Random, uuid } from '../seeded-random.ts';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Makes the ids of users in the form that the profile names, never the same twice. */
export function idMaker(contract: Contract, random: Random): (mailbox: string) => string {
  const { subject, mock } = contract.profile;
  let count = 1000 + Math.floor(random() * 9000);
  return (mailbox) => {
    count += 1;
    if (subject.form === 'email') return `${mailbox}@example.test`;
    if (subject.form === 'uuid') return uuid(random);
    if (subject.form === 'integer') return String(count);
    const tail = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]).join('');
    return `${mock?.idPrefix ?? ''}${tail}`;
  };
}

/** Whether an id can be one at all: the profile's list of impossible ids first, then its form. */
export function isWellFormedId(contract: Contract, id: string): boolean {
  const { form, malformed } = contract.profile.subject;
  if (malformed?.includes(id)) return false;
  if (form === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (form === 'integer') return /^\d{1,15}$/.test(id);
  if (form === 'email') return /^[^\s@]+@[^\s@]+$/.test(id);
  // Whatever the form, no server keeps control characters or a book as an id.
  return id.length <= 512 && !/\p{Cc}/u.test(id);
}
