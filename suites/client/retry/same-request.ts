import type { ClientRequest, ClientRequirement } from '../../../harness/suite.ts';
import { canonical } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** A second attempt is the first one over again. */
export default {
  kind: 'client',
  id: 'retry.same-request',
  level: 'must',
  sentence: 'A request that is sent again MUST be the same: method, path, credentials and body.',
  matters: 'the second attempt changes something else, or is refused for a reason that the first one had not',
  scenarios: () =>
    [503, 429].map((status) => ({
      name: `after ${status}`,
      script: [{ operation: 'update', responses: [{ status, retryAfter: 1 }] }],
      byRequests: true,
      judge: ({ updates }) => {
        const [first, ...others] = updates;
        if (first === undefined) return { block: 'no request came' };
        if (others.length === 0) return { skip: 'the client does not send such a request again' };
        return others.flatMap((other) =>
          partsOf(first).flatMap(([part, value], index) =>
            partsOf(other)[index]?.[1] === value
              ? []
              : broken('other-request', `the second attempt has another ${part}`, `the same ${part}`, 'another'),
          ),
        );
      },
    })),
  mustCatch: ['retry-drops-body', 'retry-marks-body', 'retry-changes-key', 'retry-without-credentials'],
} satisfies ClientRequirement;

function partsOf({ method, url, caller, bytes, json, headers }: ClientRequest): readonly (readonly [string, string])[] {
  return [
    ['method', method],
    ['path', url],
    ['caller', caller],
    ['body', json?.ok ? canonical(json.value) : Buffer.from(bytes).toString('latin1')],
    ['media type', headers['content-type'] ?? ''],
    ['Idempotency-Key', headers['idempotency-key'] ?? ''],
  ];
}
