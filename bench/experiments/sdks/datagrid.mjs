import Datagrid from 'datagrid-ai';
import { answerLines, idsOf } from './lines.mjs';

const once = process.argv[2] === 'once';

await answerLines(
  async ({ baseUrl, credentials, operation, user, change, deadlineMs }) => {
    const client = new Datagrid({
      apiKey: credentials.secrets.authorization,
      baseURL: baseUrl,
      ...(once || deadlineMs !== null ? { maxRetries: 0 } : {}),
      ...(deadlineMs === null ? {} : { timeout: deadlineMs }),
    });
    const { users } = client.organization;
    if (operation === 'list') return { outcome: 'responded', users: await idsOf(users.list()) };
    if (operation === 'read') return { outcome: 'responded', role: (await users.retrieve(user)).permissions?.role };
    return { outcome: 'updated', role: (await users.update(user, change)).permissions?.role };
  },
  (cause) =>
    cause instanceof Datagrid.APIError && cause.status !== undefined
      ? { outcome: 'refused', status: cause.status, code: cause.error?.error, message: cause.message }
      : undefined,
);
