import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HarnessError } from '../../errors.ts';
import { type ReadVendor, readVendorText } from '../read-profile.ts';
import { readSource, shown } from '../read-source.ts';

/** What all contracts of a vendor share, as read, and the text for the digest of a contract. */
export interface FoundVendor extends ReadVendor {
  readonly text: string;
  readonly file: string;
}

/** `NAME/vendor.yaml` beside the contract's folder, else beside the folder around it: the first that there is. */
export function readVendor(folder: string, name: string): FoundVendor {
  const around = dirname(resolve(folder));
  const places = [around, dirname(around)].map((place) => join(place, name, 'vendor.yaml'));
  const file = places.find((place) => existsSync(place));
  if (file === undefined)
    throw new HarnessError(
      'PROFILE_INVALID',
      `${shown(join(folder, 'profile.yaml'))} names the vendor ${name}, and there is no ${places.map(shown).join(' nor ')}`,
      `write ${shown(places[0] ?? '')}, or take vendor: out of the profile`,
    );
  const text = readSource(file, dirname(file));
  return { ...readVendorText(text, shown(file)), text, file: shown(file) };
}
