import OpenAI from 'openai';
import { answerLines, idsOf } from './lines.mjs';

const once = process.argv[2] === 'once';

await answerLines(
  async ({ baseUrl, credentials, operation, user, change, deadlineMs }) => {
    const client = new OpenAI({
      apiKey: 'not used by this operation',
      adminAPIKey: credentials.secrets.authorization,
      baseURL: baseUrl,
      ...(once || deadlineMs !== null ? { maxRetries: 0 } : {}),
      ...(deadlineMs === null ? {} : { timeout: deadlineMs }),
    });
    const { users } = client.admin.organization;
    if (operation === 'list') return { outcome: 'responded', users: await idsOf(users.list()) };
    if (operation === 'read') return { outcome: 'responded', role: (await users.retrieve(user)).role };
    return { outcome: 'updated', role: (await users.update(user, change)).role };
  },
  (cause) =>
    cause instanceof OpenAI.APIError && cause.status !== undefined
      ? { outcome: 'refused', status: cause.status, code: cause.code ?? undefined, message: cause.message }
      : undefined,
);
