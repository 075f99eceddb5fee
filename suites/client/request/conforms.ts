import type { ClientRequirement, Json } from '../../../harness/suite.ts';

/** Every request of an ordinary call, judged by the one judge of requests. */
export default {
  kind: 'client',
  id: 'request.conforms',
  level: 'must',
  sentence:
    'A request MUST keep the contract: path, parameters, media type, schema and the rules that only prose states.',
  matters: 'what works by luck today is refused as soon as the server looks more closely',
  scenarios: ({ profile }) => [
    ...profile.fields
      .filter(({ deprecated, kind }) => !deprecated && kind === 'role')
      .flatMap(({ name, list, values = [] }) => values.map((value) => ({ name, value, sent: list ? [value] : value })))
      .map(({ name, value, sent }) => scenario(`${name} ${JSON.stringify(value)}`, { [name]: sent })),
    scenario('update'),
    { ...scenario('list'), asks: [{ operation: 'list' }] },
    { ...scenario('read'), asks: [{ operation: 'read' }] },
  ],
  mustCatch: ['misspells-field', 'wrong-media-type', 'upper-case-value'],
} satisfies ClientRequirement;

function scenario(name: string, change?: Readonly<Record<string, Json>>) {
  return {
    name,
    uncontrolled: true,
    byRequests: true,
    ...(change ? { asks: [{ change }] } : {}),
    judge: ({ requests }) => {
      if (requests.length === 0) return { block: 'no request came' };
      // The vendor has more operations than the contract: what goes there beside the call is not ours to judge.
      const ours = requests.filter(({ operation }) => operation !== 'none');
      return (ours.length === 0 ? requests : ours).flatMap(({ findings }) =>
        // Credentials are another requirement's.
        findings.filter(({ code }) => code !== 'missing-credentials' && code !== 'missing-context-header'),
      );
    },
  } satisfies ReturnType<ClientRequirement['scenarios']>[number];
}
