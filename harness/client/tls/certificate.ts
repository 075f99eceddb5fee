import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bitString, bool, explicit, implicit, integer, objectId, octets, sequence, set, text, time } from './der.ts';

/** A certificate and its key, as PEM. */
interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const day = 86_400_000;
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));

/** An authority that nobody knows but who is told, and a certificate of it for loopback (RFC 5280). Both are good for a day. */
export function makeCertificates(): { readonly authority: Certificate; readonly server: Certificate } {
  const own = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const served = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const authority = nameOf('rolecall authority of one run');
  const issuer = { name: authority, publicKey: own.publicKey, privateKey: own.privateKey };
  return {
    authority: {
      certificate: issue(issuer, { name: authority, publicKey: own.publicKey }, [
        extension('2.5.29.19', sequence(bool(true)), true),
        extension('2.5.29.15', bitString(Buffer.from([0x06]), 1), true),
      ]),
      key: pem(own.privateKey),
    },
    server: {
      certificate: issue(issuer, { name: nameOf('127.0.0.1'), publicKey: served.publicKey }, [
        extension('2.5.29.19', sequence(), true),
        extension('2.5.29.15', bitString(Buffer.from([0x80]), 7), true),
        extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
        extension(
          '2.5.29.17',
          sequence(implicit(7, Buffer.from([127, 0, 0, 1])), implicit(2, Buffer.from('localhost'))),
        ),
      ]),
      key: pem(served.privateKey),
    },
  };
}

interface Party {
  readonly name: Buffer;
  readonly publicKey: KeyObject;
}

function issue(issuer: Party & { readonly privateKey: KeyObject }, subject: Party, extensions: readonly Buffer[]) {
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    ecdsaWithSha256,
    issuer.name,
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    subject.name,
    spki(subject.publicKey),
    explicit(
      3,
      sequence(
        ...extensions,
        extension('2.5.29.14', octets(keyId(subject.publicKey))),
        extension('2.5.29.35', sequence(implicit(0, keyId(issuer.publicKey)))),
      ),
    ),
  );
  const whole = sequence(body, ecdsaWithSha256, bitString(sign('sha256', body, issuer.privateKey)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [bool(true)] : []), octets(value));
}

function nameOf(common: string): Buffer {
  return sequence(set(sequence(objectId('2.5.4.3'), text(common))));
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1').update(spki(key)).digest();
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}
