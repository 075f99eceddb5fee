import type { ClientAnswer, ClientSeen } from '../model/client.ts';

/** What a scenario saw, in server times: `PATCH 503 at 0 ms, PATCH 200 at 812 ms; the client said updated`. */
export function timelineOf({ requests, elsewhere, answers }: ClientSeen): string {
  const start = requests[0]?.arrivedMs ?? 0;
  const most = 8;
  const came = requests
    .slice(0, most)
    .map(({ method, status, arrivedMs }) => `${method} ${status ?? 'cut'} at ${Math.round(arrivedMs - start)} ms`);
  const more = requests.length > most ? [`${requests.length - most} more`] : [];
  const away = elsewhere.map(({ method, headers }) => {
    const [, host = 'another host'] = headers.find(([name]) => name.toLowerCase() === 'host') ?? [];
    return `${method} to ${host}`;
  });
  const list = [...came, ...more, ...away].join(', ') || 'no request';
  return answers.length === 0 ? list : `${list}; the client ${answers.map(wordOf).join(', then ')}`;
}

/** What a client said of one call, in words. */
export function wordOf({ said, ended, exit, unread }: ClientAnswer): string {
  if (said === undefined) {
    const how = [...(exit === undefined ? [] : [exit]), ...(unread === undefined ? [] : [unread])].join('; ');
    return `${ended === 'died' ? 'ended without a word' : 'said nothing'}${how === '' ? '' : ` (${how})`}`;
  }
  const { outcome, status, code, role, message } = said;
  const parts = [
    status === undefined ? undefined : `status ${status}`,
    code === undefined ? undefined : `code ${code}`,
    role === undefined ? undefined : `role ${JSON.stringify(role)}`,
    message === undefined ? undefined : JSON.stringify(message.slice(0, 160)),
  ].filter((part) => part !== undefined);
  return `said ${outcome}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}
