/** Whether a caller's header can be told by its name to be no credential: a version, an organization's id. */
export function isPlainCallerHeader(name: string): boolean {
  return (
    !isCredentialName(name) &&
    /(^|[-_])(version|id|name|organi[sz]ation|org|tenant|workspace|accept|agent)$/i.test(name)
  );
}

/** Whether a header's name says that it carries a credential. */
export function isCredentialName(name: string): boolean {
  return /auth|key|token|secret|cookie|session|passw|credential|signature/i.test(name);
}
