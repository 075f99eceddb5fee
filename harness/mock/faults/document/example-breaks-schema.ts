import { isObject } from '../../../domain/is-object.ts';
import type { Fault } from '../../../model/mock.ts';
import { changeUpdate } from '../../fault-kit/change-document.ts';

export default {
  id: 'example-breaks-schema',
  description: 'publishes an example of the request that its own schema refuses',
  caughtBy: { requirement: 'document.examples-match-schema', code: 'example-breaks-schema' },
  documents: (document, contract) =>
    changeUpdate(document, contract, (update) => {
      const body = isObject(update.requestBody) ? update.requestBody : {};
      const content = Object.entries(isObject(body.content) ? body.content : {}).map(([type, media]) => {
        const { examples: _examples, ...own } = isObject(media) ? media : {};
        return [type, { ...own, example: 17 }];
      });
      return { ...update, requestBody: { ...body, content: Object.fromEntries(content) } };
    }),
} satisfies Fault;
