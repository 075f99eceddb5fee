/** RFC 9110 section 11.6.1: credentials may wait for a challenge. True of a request that got one and then came again and was let in. */
export function isChallenged<
  R extends { readonly id: number; readonly method: string; readonly url: string; readonly status?: number },
>({ method, url, status, id }: R, requests: readonly R[]): boolean {
  return (
    status === 401 &&
    requests.some(
      (other) =>
        other.id > id &&
        other.method === method &&
        other.url === url &&
        other.status !== undefined &&
        other.status !== 401,
    )
  );
}
