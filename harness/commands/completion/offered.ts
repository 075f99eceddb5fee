import type { Command, Option } from 'commander';
import { findingCodes } from '../../domain/finding-pages/find-page.ts';
import { loadFaults } from '../../mock/load-faults.ts';
import { findContracts } from '../../run/plan/find-contracts.ts';
import { loadRequirements } from '../../run/plan/load-requirements.ts';

/** Every command, those of these names with their flags. */
export type OpenCommands = (names: readonly string[]) => Promise<readonly Command[]>;

const contracts = async () => (await findContracts([], true)).map(({ id }) => id);
const requirements = async () => (await loadRequirements()).map(({ id }) => id);

/** Values of flags that are known, by the flag's long name. */
const values: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  '--contract': contracts,
  '--grep': requirements,
  '--grep-invert': requirements,
  '--fault': async () => [...(await loadFaults()).keys()],
};

/** Arguments that are known, by command. */
const argumentsOf: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  mock: contracts,
  proxy: contracts,
  pull: contracts,
  explain: async () => [...(await requirements()), ...findingCodes()],
};

/** What may stand where the last of these words is being typed; nothing where it is the shell's to say (a file). */
export async function offered(typed: readonly string[], open: OpenCommands): Promise<readonly string[]> {
  const [name, ...rest] = typed.length > 1 ? typed : [];
  if (name === undefined) return (await open([])).map((one) => one.name());
  const [found] = (await open([name])).filter((one) => one.name() === name);
  if (!found) return [];
  const before = rest.slice(0, -1);
  const below = found.commands.find((one) => one.name() === before[0]);
  const command = below ?? found;
  if (rest.at(-1)?.startsWith('-')) return flagsOf(command);
  const option = openOption(command, before);
  if (option) return option.argChoices ?? (await values[option.long ?? '']?.()) ?? [];
  const own = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  const known = below ? undefined : argumentsOf[name];
  const words = [...own, ...(below ? [] : found.commands.map((one) => one.name())), ...((await known?.()) ?? [])];
  return words.length > 0 || command.registeredArguments.length > 0 ? words : flagsOf(command);
}

function flagsOf(command: Command): readonly string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}

/** The flag whose value is being typed: the last one, when it takes several or stands right before. */
function openOption(command: Command, before: readonly string[]): Option | undefined {
  const at = before.findLastIndex((word) => word.startsWith('-'));
  const option = command.options.find(({ long, short }) => at >= 0 && [long, short].includes(before[at]));
  if (option === undefined || option.isBoolean()) return undefined;
  return option.variadic || at === before.length - 1 ? option : undefined;
}
