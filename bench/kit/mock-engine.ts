import { encodeUpdate } from '../../harness/domain/encode-update.ts';
import { isObject } from '../../harness/domain/is-object.ts';
import { createEngine, type Outcome } from '../../harness/mock/engine.ts';
import { updatePath } from '../../harness/mock/example-update.ts';
import { createWorld, type World } from '../../harness/mock/world.ts';
import type { Contract } from '../../harness/model/contract.ts';
import type { Json } from '../../harness/model/json.ts';
import type { MockOptions, MockResponse } from '../../harness/model/mock.ts';
import type { CallerName } from '../../harness/model/target.ts';
import { sampleContract } from './sample-contract.ts';

/** One update as a test writes it; everything has an ordinary value. */
export interface SampleUpdate {
  readonly id?: string;
  readonly body?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly caller?: CallerName;
  readonly headers?: Readonly<Record<string, string>>;
  readonly oversized?: boolean;
  readonly method?: string;
  readonly path?: string;
  /** The organization that path and headers name; the test users' own when absent. */
  readonly organization?: string;
}

/** An engine for tests: requests without a network. */
export interface SampleEngine {
  readonly world: World;
  readonly testUsers: readonly string[];
  send(update?: SampleUpdate): Outcome & { readonly status: number; readonly json: Readonly<Record<string, unknown>> };
}

/** An engine over the sample contract, or another, with a clock that a test may move. */
export function sampleEngine(options: Partial<MockOptions> & { readonly contract?: Contract } = {}): SampleEngine {
  const contract = options.contract ?? sampleContract();
  const world = createWorld({ contract, ...options });
  const engine = createEngine(world);
  const { testUsers } = world.population;
  const [scheme] = contract.profile.auth.schemes;
  const context = (organization: string) =>
    Object.fromEntries(
      Object.entries(contract.profile.auth.context ?? {}).map(([name, template]) => [
        name,
        template.replaceAll('{organization}', organization),
      ]),
    );
  return {
    world,
    testUsers,
    send(update = {}) {
      const {
        caller = 'admin',
        id = testUsers[0] ?? '',
        text = JSON.stringify(update.body ?? { role: 'editor' }),
        organization = world.population.organization,
      } = update;
      const condition = contract.profile.conditional === 'required' ? { 'if-match': '*' } : {};
      const credentials = caller === 'anonymous' || !scheme ? {} : world.credentials.headers(caller, scheme.name);
      // Fields that stand beside the body go to the URL, as a client sends them.
      const isBeside =
        (contract.request.beside ?? []).length > 0 && isObject(update.body) && update.bytes === undefined;
      const beside = isBeside ? encodeUpdate(contract.request, update.body as Json) : {};
      const outcome = engine({
        method: update.method ?? contract.update.method,
        url: contract.basePath + (update.path ?? updatePath(contract, id, organization, beside.parameters)),
        headers: {
          'content-type': contract.request.mediaType,
          ...condition,
          ...lower(context(organization)),
          ...lower(credentials),
          ...update.headers,
        },
        bytes: update.bytes ?? beside.bytes ?? new TextEncoder().encode(text),
        oversized: update.oversized ?? false,
      });
      return { ...outcome, status: outcome.response.status, json: bodyOf(outcome.response) };
    },
  };
}

function bodyOf(response: MockResponse): Readonly<Record<string, unknown>> {
  return (response.body ?? {}) as unknown as Readonly<Record<string, unknown>>;
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
