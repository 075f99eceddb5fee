import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its key, as PEM. */
interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const day = 86_400_000;

/** An authority that nobody knows but who is told, and a certificate of it for loopback (RFC 5280). Both are good for a day. */
export function makeCertificates(): { readonly authority: Certificate; readonly server: Certificate } {
  const [own, served] = [makeKeys(), makeKeys()];
  const issuer = { name: 'rolecall authority of one run', key: own.privateKey };
  return {
    authority: issue(issuer, issuer.name, own, [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ]),
    server: issue(issuer, '127.0.0.1', served, [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
      { name: 'authorityKeyIdentifier', keyIdentifier: keyIdOf(own.publicKey) },
    ]),
  };
}

// Node makes keys in a fraction of the time.
const makeKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

function issue(
  issuer: { readonly name: string; readonly key: string },
  subject: string,
  keys: ReturnType<typeof makeKeys>,
  extensions: readonly object[],
): Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(keys.publicKey);
  made.serialNumber = `40${randomBytes(15).toString('hex')}`;
  made.validity.notBefore = new Date(Date.now() - day);
  made.validity.notAfter = new Date(Date.now() + day);
  made.setSubject([{ name: 'commonName', value: subject }]);
  made.setIssuer([{ name: 'commonName', value: issuer.name }]);
  made.setExtensions([...extensions, { name: 'subjectKeyIdentifier' }]);
  made.sign(forge.pki.privateKeyFromPem(issuer.key), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(made), key: keys.privateKey };
}

function keyIdOf(publicKey: string): string {
  return forge.pki.getPublicKeyFingerprint(forge.pki.publicKeyFromPem(publicKey)).getBytes();
}
