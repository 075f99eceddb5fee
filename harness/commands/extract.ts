import type { Command } from 'commander';
import { extractOperation } from '../contract/extract-operation.ts';

/** `rolecall extract`. */
export function extractCommand(command: Command): Command {
  return command
    .argument('<file>', 'OpenAPI document (YAML or JSON), or a Markdown page that holds one or tables of fields')
    .option('--operation <operation>', 'which one, e.g. "PATCH /users/{id}/role"')
    .option('--allow-external-refs', 'let the document refer to files outside its folder')
    .addHelpText(
      'after',
      '\nExamples:\n  rolecall extract openapi.yaml --operation "PATCH /users/{id}/role"\n  rolecall extract update-user.md > specs/acme/openapi.yaml',
    )
    .action(
      async (
        file: string,
        { operation, allowExternalRefs }: { readonly operation?: string; readonly allowExternalRefs?: boolean },
      ) => {
        const { yaml, gaps } = await extractOperation(file, operation, {
          allowExternalRefs: allowExternalRefs ?? false,
        });
        process.stdout.write(yaml);
        for (const gap of gaps)
          console.error(`documentation gap: ${gap.fact}${gap.at === undefined ? '' : ` (${gap.at})`}`);
      },
    );
}
