/** A secret and the forms in which it is easily read back: URL-encoded, hexadecimal, Base64 at any place in a longer text. */
export function encodingsOf(secret: string): readonly string[] {
  const known = cache.get(secret);
  if (known) return known;
  const bytes = Buffer.from(secret);
  // Base64 looks different by the number of bytes before; the letters at either end depend on the neighbours.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(before === 0 ? 0 : before + 1, -1);
  });
  const forms = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    [...secret].reverse().join(''),
  ];
  const distinct = [...new Set(forms)].filter((form) => form.length >= shortest);
  // Wrong credentials are made up anew for each run; they are few.
  if (cache.size < 1000) cache.set(secret, distinct);
  return distinct;
}

const shortest = 8;
const cache = new Map<string, readonly string[]>();
