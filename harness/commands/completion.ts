import { Argument, type Command } from 'commander';
import { type OpenCommands, offered } from './completion/offered.ts';
import { bashScript, fishScript, zshScript } from './completion/scripts.ts';

const shells: Readonly<Record<string, () => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `rolecall completion`. */
export function completionCommand(command: Command, open: OpenCommands): Command {
  return command
    .addArgument(new Argument('<shell>', 'your shell').choices([...Object.keys(shells), 'words']))
    .argument('[typed...]', 'for the shells: the words typed so far')
    .addHelpText(
      'after',
      `
Examples:
  source <(rolecall completion bash)        in ~/.bashrc
  source <(rolecall completion zsh)         in ~/.zshrc, after compinit
  rolecall completion fish | source         in ~/.config/fish/config.fish`,
    )
    .allowUnknownOption()
    .action(async (shell: string, typed: readonly string[]) => {
      // The scripts ask for what may come next; only what was typed decides it.
      if (shell === 'words') console.log((await offered(typed, open)).join('\n'));
      else console.log(shells[shell]?.());
    });
}
