/** The package's front door: everything the command line does, with typed options. What requirements are made from is in `suite.ts`. */

export { type ErrorCode, HarnessError } from './errors.ts';
export type * from './model/case.ts';
export type * from './model/client.ts';
export type * from './model/contract.ts';
export type * from './model/exchange.ts';
export type * from './model/finding.ts';
export type * from './model/json.ts';
export type * from './model/mock.ts';
export type * from './model/mock-script.ts';
export type * from './model/profile.ts';
export type * from './model/requirement.ts';
export type * from './model/run.ts';
export type * from './model/seen-request.ts';
export type * from './model/target.ts';
export type * from './model/verdict.ts';
export type * from './model/waiver.ts';
export { type ContractRun, openContractRun } from './run/execute/contract-run.ts';
export type { ContractRunOptions } from './run/plan/contract-run-options.ts';
export { loadRequirements } from './run/plan/load-requirements.ts';
export type { Progress, RunOptions, RunResult } from './run/plan/options.ts';
export { runSuite } from './run/run-suite.ts';
export { type Matched, mockMatchers } from './run/target/mock-matchers.ts';
export { type ClientMock, type StartMockOptions, startMock } from './run/target/start-mock.ts';
