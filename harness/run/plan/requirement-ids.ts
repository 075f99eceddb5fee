import { houseFiles } from '../../plug-in-files.ts';
import { isOfServer } from './load-requirements.ts';

/** Ids of our own requirements, by the names of their files: of servers, and of clients. */
export function requirementIds(of: 'server' | 'client'): readonly string[] {
  const files =
    of === 'client'
      ? houseFiles('suites/client').filter(({ name }) => name.includes('/'))
      : houseFiles('suites').filter(isOfServer);
  return files.map(({ name }) => name.replace('/', '.'));
}
