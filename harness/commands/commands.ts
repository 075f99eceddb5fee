import { Command } from 'commander';

/** What the list of commands says of one, and what loads it: only what is asked for is loaded. */
interface ListedCommand {
  readonly description: string;
  /** Its argument, as the list shows it. */
  readonly takes?: string;
  /** Gives a command its options and what it does. */
  readonly load: () => Promise<(command: Command) => Command>;
}

const commands: Readonly<Record<string, ListedCommand>> = {
  run: {
    description: 'check contracts against the embedded mock, or against targets of your own',
    load: async () => (await import('./run.ts')).runCommand,
  },
  report: {
    description: 'render the record of a run; further records of the same contracts are shown beside it',
    takes: '<records...>',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  publish: {
    description: 'keep runs as a static site: newest verdict, history, every report, a badge',
    takes: '<folder> [records...]',
    load: async () => (await import('./publish.ts')).publishCommand,
  },
  merge: {
    description: 'join the records of all shards of one run, and judge the whole',
    takes: '<records...>',
    load: async () => (await import('./merge.ts')).mergeCommand,
  },
  replay: {
    description: 'try one failure again: FIXED (0), STILL FAILS (1) or COULD NOT RUN (3)',
    takes: '<key>',
    load: async () => (await import('./replay.ts')).replayCommand,
  },
  judge: {
    description: 'judge a record again by the contract as it is now; sends nothing',
    takes: '<record>',
    load: async () => (await import('./judge.ts')).judgeCommand,
  },
  waive: {
    description: 'write down a failure as known, bound to what the record shows',
    takes: '<key>',
    load: async () => (await import('./waive.ts')).waiveCommand,
  },
  restore: {
    description: 'restore what an interrupted or killed run changed, and read it back',
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  mock: {
    description: "serve a contract's mock until Ctrl-C",
    takes: '<contract>',
    load: async () => (await import('./mock.ts')).mockCommand,
  },
  client: {
    description: 'check whether a client keeps the contract, through a small adapter',
    takes: '[command]',
    load: async () => (await import('./client.ts')).clientCommand,
  },
  proxy: {
    description: 'judge both sides of what a client and a server say to each other, until Ctrl-C',
    takes: '<contract>',
    load: async () => (await import('./proxy.ts')).proxyCommand,
  },
  extract: {
    description: 'read a published document and print the contract of one operation as YAML',
    takes: '<file>',
    load: async () => (await import('./extract.ts')).extractCommand,
  },
  explain: {
    description: 'say what a requirement asks, what a finding or a word means, or how a verdict of a run came about',
    takes: '[what]',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  init: {
    description: "make a contract's folder from a published OpenAPI document, with a target file to fill in",
    takes: '[document]',
    load: async () => (await import('./init.ts')).initCommand,
  },
  check: {
    description: "say what is missing or wrong in contracts' folders; sends nothing",
    takes: '<folder...>',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  pull: {
    description: 'compare contracts with what their vendors publish today, and say what a change means',
    takes: '[contracts...]',
    load: async () => (await import('./pull.ts')).pullCommand,
  },
  list: {
    description: 'list contracts, requirements, faults of the mock, or the codes of findings',
    takes: '[what]',
    load: async () => (await import('./list.ts')).listCommand,
  },
  completion: {
    description: 'print what completes commands, flags and names in your shell',
    takes: '<shell> [typed...]',
    load: async () => {
      const { completionCommand } = await import('./completion.ts');
      return (command) => completionCommand(command, openCommands);
    },
  },
};

/** Every command in the order of the list, those of these names in full. */
export function openCommands(names: readonly string[]): Promise<readonly Command[]> {
  return Promise.all(
    Object.entries(commands).map(async ([name, { description, takes, load }]) => {
      const command = new Command(name).description(description);
      if (names.includes(name)) return (await load())(command);
      return command.usage(['[options]', takes].filter(Boolean).join(' '));
    }),
  );
}
