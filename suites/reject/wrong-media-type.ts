import {
  type Finding,
  failure,
  isSuccess,
  type Json,
  type Plan,
  type Requirement,
  type Scenario,
  shown,
  showsValue,
} from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

const form = 'application/x-www-form-urlencoded';

/** Sends the payload under media types that the document does not list, and written as those have it. */
export default {
  kind: 'try',
  id: 'reject.wrong-media-type',
  level: 'should',
  severity: 'updates',
  sentence: 'An update in a media type that the document does not list SHOULD be refused with 415.',
  source: 'RFC 9110 section 15.5.16: 415 is for content in a format that the method does not support',
  matters: 'a form on any web page can send an update in the name of whoever is signed in',
  appliesTo: takesJson,
  *scenarios(plan) {
    const types = ['text/plain', form, 'application/xml', 'multipart/form-data; boundary=x'];
    const unlisted = types.filter(
      (type) => !plan.contract.request.mediaTypes.some((known) => known === type.split(';')[0] || known === '*/*'),
    );
    for (const [index, contentType] of unlisted.entries()) {
      const name = `sent as ${contentType}`;
      yield {
        name,
        purpose: 'wrong-media-type',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const bytes = bytesOf(JSON.stringify(boundBody(steps, testUser, plan.cases.simplest.body)));
          const exchange = await steps.update(testUser, { bytes, contentType, name, refusal: 'wrong-media-type' });
          return expectRefusal(steps, exchange, 'wrong-media-type');
        },
      };
    }
    if (unlisted.includes(form)) yield written(plan, form, asForm);
    if (unlisted.includes('application/xml')) yield written(plan, 'application/xml', asXml);
    yield {
      name: 'JSON in a charset that nobody knows',
      purpose: 'wrong-media-type',
      rank: 'named',
      cost: 1,
      async run(steps, [testUser]) {
        const bytes = bytesOf(JSON.stringify(boundBody(steps, testUser, plan.cases.simplest.body)));
        const contentType = `${plan.contract.request.mediaType}; charset=bogus`;
        const exchange = await steps.update(testUser, { bytes, contentType, open: true, name: 'charset=bogus' });
        // JSON has no charset (RFC 8259 section 11): to pass over the parameter is as right as to refuse it.
        return isSuccess(exchange) ? [] : expectRefusal(steps, exchange, 'wrong-media-type');
      },
    };
  },
} satisfies Requirement;

/** An update to another value, written as the media type has it. */
function written(plan: Plan, contentType: string, write: (body: Json) => string | undefined): Scenario {
  const setting = mainSetting(plan);
  const name = `written as ${contentType}`;
  return {
    name,
    purpose: 'wrong-media-type',
    rank: 'named',
    cost: 3,
    async run(steps, [testUser]) {
      const stood = (await steps.read(testUser))?.values[setting.change.name];
      const value = otherValue(setting, stood);
      const text = write(boundBody(steps, testUser, bodySetting(plan, setting.change, value)));
      if (text === undefined) return steps.skip(`an update has no form as ${contentType}`);
      const bytes = bytesOf(text);
      const exchange = await steps.update(testUser, { bytes, contentType, name, refusal: 'wrong-media-type' });
      if (!isSuccess(exchange)) return expectRefusal(steps, exchange, 'wrong-media-type');
      const stored = (await steps.read(testUser))?.values[setting.change.name];
      const did = stored === undefined || showsValue(setting.change, value, stored) ? 'is done' : 'is accepted';
      const fact = `an update ${name}, which the document does not list, ${did}`;
      const words = { code: 'form-accepted', fact, expected: 'status 415', received: shown(stored) };
      return [failure(words, exchange)] satisfies readonly Finding[];
    },
  };
}

/** A flat object as pairs. */
function asForm(body: Json): string | undefined {
  const pairs = pairsOf(body);
  return pairs && new URLSearchParams(Object.fromEntries(pairs)).toString();
}

function asXml(body: Json): string | undefined {
  const pairs = pairsOf(body);
  return pairs && `<user>${pairs.map(([key, value]) => `<${key}>${value}</${key}>`).join('')}</user>`;
}

function pairsOf(body: Json): readonly (readonly [string, string])[] | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const pairs = Object.entries(body).map(([key, value]) => [key, value] as const);
  if (pairs.some(([key, value]) => typeof value === 'object' || !/^[\w-]+$/.test(key))) return undefined;
  return pairs.map(([key, value]) => [key, String(value)] as const);
}
