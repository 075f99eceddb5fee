#!/usr/bin/env node
/** The entry of the command line. It imports nothing that an old Node could not read, so that it can say so. */

/** As `engines` of package.json says. */
const needed = [22, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `rolecall needs Node ${needed.join('.')} or later, and this is Node ${process.versions.node}. In a project: npm install --save-dev node@24, and the same line works.`,
  );
  process.exitCode = 2;
} else {
  const { keepCompiledCode } = await import('./compile-cache.ts');
  keepCompiledCode();
  const { runCommandLine } = await import('./commands/command-line.ts');
  await runCommandLine(process.argv.slice(2));
}

export {};
