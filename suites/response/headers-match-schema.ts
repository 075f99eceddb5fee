import { compile } from '../../harness/schema/schema.ts';
import {
  type Contract,
  type Exchange,
  type Finding,
  failure,
  type Json,
  type JsonSchema,
  type Received,
  type Requirement,
  type Seen,
  shown,
} from '../../harness/suite.ts';
import { ofUpdates } from '../steps/of-updates.ts';
import { documentOf, operationOf, responsesOf } from '../steps/responses-of.ts';

/** What speaks against the headers of an exchange, of whichever operation. */
export function judgeHeaders({ contract, exchange }: Seen): readonly Finding[] {
  return responsesOf(exchange).flatMap((response) => [
    ...judgeDocumented(contract, exchange, response),
    ...judgeRate(contract, exchange, response),
  ]);
}

/** Judges documented headers by their schemas, and rate-limit headers that the vendor promises on every response. */
export default {
  kind: 'judge',
  id: 'response.headers-match-schema',
  level: 'must',
  severity: 'responses',
  sentence: 'Documented headers MUST be present where they are required, and MUST conform to their schemas.',
  source: 'OpenAPI, Header Object',
  matters: 'a client that steers by a header finds none, or cannot read it',
  judge: ofUpdates(judgeHeaders),
} satisfies Requirement;

function judgeDocumented(contract: Contract, exchange: Exchange, response: Received): readonly Finding[] {
  const id = operationOf(contract, exchange)?.id;
  return Object.entries(documentOf(contract, exchange, response)?.headers ?? {}).flatMap(
    ([name, { required, schema }]) => {
      const value = response.headers.find(([own]) => own === name.toLowerCase())?.[1];
      const where = `${id} ${response.status}: ${name}`;
      if (value === undefined)
        return required
          ? [
              failure({
                code: 'header-missing',
                fact: `${where} is missing`,
                expected: name,
                received: 'no such header',
              }),
            ]
          : [];
      if (conforms(schema, value)) return [];
      return [
        failure({
          code: 'header-invalid',
          fact: `${where} does not conform to its schema`,
          expected: shown(schema as Json),
          received: value,
        }),
      ];
    },
  );
}

/** A header's text, or the number or truth value that it writes, conforms. */
function conforms(schema: JsonSchema, text: string): boolean {
  const candidates: readonly Json[] = [
    text,
    ...(/^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : []),
    ...(/^(true|false)$/.test(text) ? [text === 'true'] : []),
  ];
  const { accepts } = compile(schema);
  return candidates.some((candidate) => accepts(candidate));
}

/** Gateways may respond refusals without them; a success and a 429 have gone through the limit. */
function judgeRate(contract: Contract, exchange: Exchange, response: Received): readonly Finding[] {
  const counted = exchange.request.operation === 'update' && (response.status < 300 || response.status === 429);
  if (!counted) return [];
  return (contract.profile.rateLimit?.headers ?? []).flatMap(({ name, on, means, unit }) => {
    const value = response.headers.find(([own]) => own === name.toLowerCase())?.[1];
    if (value === undefined) {
      const promised = on === 'always' || (on === 'limited' && response.status === 429);
      return promised
        ? [
            failure({
              code: 'rate-header-missing',
              fact: `${response.status}: ${name} is missing`,
              expected: `${name} on every such response`,
              received: 'no such header',
            }),
          ]
        : [];
    }
    const readable =
      means === 'name' ||
      (means === 'reset' && unit === 'duration'
        ? /^(\d+(\.\d+)?(h|ms|m|s))+$/.test(value)
        : /^\d+(\.\d+)?$/.test(value));
    return readable
      ? []
      : [
          failure({
            code: 'rate-header-unreadable',
            fact: `${response.status}: ${name} cannot be read`,
            expected: unit ?? 'a whole number',
            received: value,
          }),
        ];
  });
}
