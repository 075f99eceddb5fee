import { findingLine } from '../facts/finding-text.ts';
import { markdownCode, markdownProse } from '../facts/markdown-text.ts';
import { wordsOf } from '../facts/outcome-words.ts';
import { plural } from '../facts/plural.ts';
import { problems } from '../facts/problems.ts';
import { findingReplay } from '../facts/replay-command.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { runSentence } from '../facts/verdict-sentence.ts';
import type { ReportFormat } from '../report-format.ts';
import markdown from './markdown.ts';

const mostProblems = 5;
// A pull request's comment takes 65,536 characters.
const mostCharacters = 60_000;

/** The text of a comment on a pull request: the verdict, what is new, the rest folded. Its first line finds it again. */
export default {
  id: 'comment',
  fileName: 'comment.md',
  render(run, options) {
    const incomplete = runIncomplete(run);
    const found = problems(run.verdicts.filter(({ old }) => !old));
    const lines = found
      .slice(0, mostProblems)
      .flatMap(({ contract, verdicts: [first], times }) => [
        `- ${wordsOf('fail').sign} ${markdownCode(contract)} ${markdownCode(first.requirement)}: ${markdownProse(first.sentence)} (seen ${plural(times, 'time')})`,
        `  ${markdownCode(findingLine(run, first, first.findings[0]))}`,
        `  ${markdownCode(findingReplay(run.header, first, first.findings[0]))}`,
      ]);
    const more = found.length - mostProblems;
    const whole = markdown.render(run, options);
    const head = [
      '<!-- rolecall -->',
      `### Rolecall: ${markdownProse(runSentence(run))}`,
      ...(incomplete === undefined ? [] : [`**${incomplete}**`]),
      ...(lines.length === 0 ? [] : [lines.join('\n')]),
      ...(more > 0 ? [`${plural(more, 'more problem')} below.`] : []),
    ].join('\n\n');
    const rest = `<details><summary>The whole summary</summary>\n\n${whole}\n</details>`;
    return `${head.length + rest.length > mostCharacters ? head : `${head}\n\n${rest}`}\n`;
  },
} satisfies ReportFormat;
