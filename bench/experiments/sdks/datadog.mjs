/** Usage: node datadog.mjs v1|v2 [retry] */
import { client as datadog, v1, v2 } from '@datadog/datadog-api-client';
import { answerLines } from './lines.mjs';

const [version, retry] = process.argv.slice(2);

function usersOf({ baseUrl, credentials }) {
  const configuration = datadog.createConfiguration({
    serverIndex: 1,
    enableRetry: retry === 'retry',
    authMethods: { apiKeyAuth: credentials.secrets['DD-API-KEY'], appKeyAuth: credentials.secrets['DD-APPLICATION-KEY'] },
  });
  const { protocol, host } = new URL(baseUrl);
  configuration.setServerVariables({ protocol: protocol.slice(0, -1), name: host });
  return version === 'v1' ? new v1.UsersApi(configuration) : new v2.UsersApi(configuration);
}

async function callV1(users, { operation, user, change }) {
  if (operation === 'list') return { outcome: 'responded', users: (await users.listUsers()).users.map(({ handle }) => handle) };
  if (operation === 'read')
    return { outcome: 'responded', role: (await users.getUser({ userHandle: user })).user?.accessRole };
  const { user: updated } = await users.updateUser({ userHandle: user, body: { accessRole: change.access_role } });
  return { outcome: 'updated', role: updated?.accessRole };
}

async function callV2(users, { operation, user, change }) {
  if (operation === 'list') {
    const ids = [];
    for await (const each of users.listUsersWithPagination()) ids.push(each.id);
    return { outcome: 'responded', users: ids };
  }
  const [[field]] = Object.entries(change ?? { disabled: true });
  if (operation === 'read')
    return { outcome: 'responded', role: (await users.getUser({ userId: user })).data?.attributes?.[field] };
  const body = { data: { id: user, type: 'users', attributes: change } };
  return { outcome: 'updated', role: (await users.updateUser({ userId: user, body })).data?.attributes?.[field] };
}

await answerLines(
  async (ask) => {
    // The client has no deadline of its own.
    if (ask.deadlineMs !== null) return { outcome: 'unsupported' };
    return version === 'v1' ? callV1(usersOf(ask), ask) : callV2(usersOf(ask), ask);
  },
  (cause) => (typeof cause?.code === 'number' ? { outcome: 'refused', status: cause.code, message: cause.message } : undefined),
);
