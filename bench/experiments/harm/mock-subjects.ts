import { loadContract } from '../../../harness/contract/load-contract.ts';
import { findContractFolder } from '../../../harness/run/plan/find-contracts.ts';
import { startMockProcess, writeTargetFile } from '../live/mock-process.ts';
import { userFacts } from '../live/user-facts.ts';
import type { Write } from '../servers/store.ts';
import { type Recorded, startRecorder } from './recorder.ts';
import { everything, type Live, requestRate, type Subject } from './subjects.ts';

/** The contracts that come with Rolecall, each on its mock in a process of its own, as if it were a vendor's sandbox. */
export const mockSubjects: readonly Subject[] = [
  'datadog-v1',
  'datadog-v2',
  'datagrid',
  'dolfin',
  'openai',
  'polytomic',
].map((contract) => ({
  name: `mock-${contract}`,
  kind: 'honest',
  truth: undefined,
  start: () => startContract(contract),
}));

async function startContract(contract: string): Promise<Live> {
  const mock = await startMockProcess(contract);
  const recorder = await startRecorder(mock.port);
  const { volatile = [] } = (await loadContract(await findContractFolder(contract))).profile.user;
  const everybody = (await mock.users()).map(({ id }) => id);
  return {
    target(permissions) {
      const allow = permissions === 'every' ? everything : [];
      const baseUrl = mock.target.baseUrl.replace(`:${mock.port}`, `:${recorder.port}`);
      return [
        '--targets',
        writeTargetFile({ mock: { ...mock.target, baseUrl, allow, requestRate } }),
        '--target',
        'mock',
      ];
    },
    environment: {},
    testUsers: (mock.target.testUsers ?? []).map(String),
    permitted: [mock.target.callers.member?.userId, mock.target.fixtures?.lastOwner].map(String),
    port: mock.port,
    dump: async () => Object.fromEntries((await mock.users()).map((user) => [user.id, userFacts(user, volatile)])),
    writes: () => recorder.exchanges().flatMap((one) => acceptedWrite(one, everybody)),
    exchanges: recorder.exchanges,
    async close() {
      await recorder.close();
      mock.stop();
    },
  };
}

/** The mock keeps no log of writes: an update of somebody's path that was responded to with success is one. */
function acceptedWrite({ at, method, path, status = 0, request }: Recorded, everybody: readonly string[]): Write[] {
  if (method === 'GET' || status < 200 || status > 299) return [];
  const places = path.split(/[/?]/).map((part) => decodeURIComponent(part));
  const user = everybody.find((id) => places.includes(id));
  return user === undefined
    ? []
    : [{ at, user, field: 'body', old: null, value: request.body.slice(0, 200), by: method }];
}
