import { HarnessError } from '../errors.ts';
import type { Fault } from '../model/mock.ts';
import type { MockScript, ScriptedResponse } from '../model/mock-script.ts';
import type { MockOperation } from '../model/seen-request.ts';
import type { CallerName } from '../model/target.ts';
import { compile } from '../schema/compile.ts';
import { loadFaults } from './load-faults.ts';
import { scriptSchema } from './script-schema.ts';

/** A response of a script, with its faults found. */
export interface Step extends Omit<ScriptedResponse, 'faults'> {
  readonly faults?: readonly Fault[];
}

/** A script that is being played. */
export interface Playing {
  readonly script: MockScript;
  readonly steps: readonly Step[];
  /** Responses given so far. */
  given: number;
}

/**
 * Scripts ready to be played.
 * @throws HarnessError USAGE for what is no script, FAULT_UNKNOWN.
 */
export async function readScripts(given: MockScript | readonly MockScript[]): Promise<readonly Playing[]> {
  const scripts = [given].flat() as readonly MockScript[];
  const [error] = compile(scriptSchema).errors(scripts);
  if (error) {
    const hint = 'send {"operation": "update", "responses": [{"status": 503, "times": 2}]}, or a list of such scripts';
    throw new HarnessError('USAGE', `this is no script: ${error.message}, expected ${error.expected}`, hint);
  }
  const known = scripts.some(({ responses }) => responses.some(({ faults }) => faults))
    ? await loadFaults()
    : new Map();
  return scripts.map((script) => ({
    script,
    given: 0,
    steps: script.responses.flatMap((each) => stepsOf(each, known)),
  }));
}

function stepsOf({ faults, ...response }: ScriptedResponse, known: ReadonlyMap<string, Fault>): readonly Step[] {
  const found = faults?.map((id) => {
    const fault = known.get(id);
    if (fault) return fault;
    throw new HarnessError('FAULT_UNKNOWN', `no fault is named "${id}"`, `there are ${[...known.keys()].join(', ')}`);
  });
  const step = { ...response, ...(found ? { faults: found } : {}) };
  return Array.from({ length: response.times ?? 1 }, () => step);
}

/** The next scripted response to a request, if a script means it: the first that fits and is not used up. */
export function takeStep(
  playing: readonly Playing[],
  operation: MockOperation,
  caller: CallerName | 'wrong',
): Step | undefined {
  for (const each of playing) {
    const { script, steps } = each;
    if ((script.operation ?? operation) !== operation || (script.caller ?? caller) !== caller) continue;
    const step = steps[each.given] ?? (script.repeat ? steps.at(-1) : undefined);
    if (step === undefined) continue;
    each.given += 1;
    return step;
  }
  return undefined;
}
