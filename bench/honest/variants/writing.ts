import type { Contract } from '../../../harness/model/contract.ts';
import { choosing, type Variant } from './variant.ts';

/** How a server writes what it shows. */
export const writingVariants: readonly Variant[] = [
  choosing('extra-fields', 'shows fields that the document does not declare', { extraFields: true }),
  choosing('derived-fields', 'shows fields that follow from the role and that the document does not declare', {
    derived: true,
  }),
  choosing('audit', 'shows an undeclared count that changes at every update', { audit: true }),
  choosing('charset', 'names the charset of its bodies', { charset: true }),
  choosing('key-order', 'writes members in another order', { keyOrder: 'reversed' }),
  choosing('item-order', 'shows the items of a list of roles in another order', { arrays: 'reversed' }, hasList),
  choosing('upper-case-ids', 'writes UUIDs in capitals', { idCase: 'upper' }, hasUuids),
  choosing('microseconds', 'writes timestamps to the microsecond with a numeric offset', {
    timestamps: 'microseconds',
  }),
  choosing('nulls', 'writes null for what a user does not have', { empty: 'null' }),
  choosing('absent', 'leaves out what a user does not have', { empty: 'absent' }),
  choosing('still-no-ops', 'leaves timestamps alone when nothing changes', { noOps: 'still' }),
  choosing('pretty', 'indents its JSON', { layout: 'pretty' }),
  choosing('compressed', 'compresses bodies where the client takes that', { compression: 'gzip' }),
  choosing('lower-case-headers', 'writes header names in lower case', { headerNames: 'lower' }),
  choosing('small-pages', 'lists three users on a page', { pageSize: 3 }),
  choosing('entity-tags', 'sends entity tags and honors If-Match', { etags: true }),
];

function hasList({ profile }: Contract): true | string {
  return profile.fields.some(({ list }) => list) || 'no field is a list';
}

function hasUuids({ profile }: Contract): true | string {
  return profile.resource.format === 'uuid' || 'its ids are no UUIDs';
}
