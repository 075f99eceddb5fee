import type { Documents } from '../contract/documents.ts';
import type { InferChoices } from '../contract/infer/choices.ts';
import { type Draft, inferContract } from '../contract/infer/infer-contract.ts';
import { likelyUpdates } from '../contract/infer/score-operations.ts';
import type { Json } from '../model/json.ts';

/** Puts one question with a suggestion; an empty response takes the suggestion. */
export type Ask = (question: string, suggestion: string) => Promise<string>;

/** Asks whatever has not been chosen yet, each time with what the choices so far let guess. */
export async function askQuestions(documents: Documents, given: InferChoices, ask: Ask): Promise<InferChoices> {
  let choices = given;
  const put = async (
    name: keyof InferChoices,
    question: string,
    suggest: () => string,
    read: (text: string) => unknown,
  ) => {
    if (choices[name] !== undefined) return;
    const suggestion = suggest();
    const response = (await ask(question, suggestion)).trim();
    if (response !== '' && response !== suggestion) choices = { ...choices, [name]: read(response) };
  };
  const draft = (): Draft => inferContract(documents, choices);
  const same = (text: string) => text;

  if (choices.operation === undefined) choices = { ...choices, operation: await askOperation(documents, ask) };
  const undecided = guess(() => draft().profile.fields[0]?.request ?? '');
  await put('role', 'Where is the role in the request body (JSON Pointer)?', () => undecided, same);
  await put(
    'resource',
    'What names the user (path:NAME, query:NAME or body:/POINTER)?',
    () => resourceOf(draft()),
    same,
  );
  await put(
    'idFormat',
    'What do ids look like (uuid, email, integer, opaque)?',
    () => draft().profile.resource.format,
    same,
  );
  await put(
    'user',
    'Where does the response hold the user (pointer, or none)?',
    () => draft().profile.responses.user ?? 'none',
    same,
  );
  await put(
    'one',
    'What reads one user back (an operation, or none)?',
    () => draft().profile.reads?.one?.operation ?? 'none',
    same,
  );
  await put(
    'list',
    'What lists the users (an operation, or none)?',
    () => draft().profile.reads?.list?.operation ?? 'none',
    same,
  );
  await put(
    'roleInUser',
    'Where does a user object show the role (pointer)?',
    () => draft().profile.fields[0]?.user ?? '',
    same,
  );
  await put('values', 'Which roles are there, weakest first (comma-separated)?', () => rolesOf(draft()), readValues);
  await put('managers', 'Which of them may call the update?', () => rolesOf(draft(), 'mayUpdate'), readValues);
  await put(
    'owner',
    'Which one must never be without a holder (or none)?',
    () => rolesOf(draft(), 'owner') || 'none',
    (text) => (text === 'none' ? undefined : readValues(text)[0]),
  );
  await put('title', 'What is it called?', () => draft().profile.title, same);
  return choices;
}

/** `a, b`, `10, 20` or `"10", "20"`: numbers and booleans as such, quoted ones as text. */
export function readValues(text: string): readonly Json[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      if (/^".*"$/.test(each)) return each.slice(1, -1);
      return /^-?\d+$/.test(each) ? Number(each) : each === 'true' || each === 'false' ? each === 'true' : each;
    });
}

async function askOperation(documents: Documents, ask: Ask): Promise<string> {
  const likely = likelyUpdates(documents).slice(0, 9);
  const lines = likely.map(({ place, because }, index) => `  ${index + 1}  ${place.id} (${because.join(', ')})`);
  const first = likely[0]?.place.id ?? '';
  const response = await ask(['Which operation updates the role?', ...lines].join('\n'), first);
  return likely[Number(response) - 1]?.place.id ?? (response.trim() || first);
}

function resourceOf({ profile }: Draft): string {
  const { request } = profile.resource;
  return request.in === 'body' ? `body:${request.pointer}` : `${request.in}:${request.name}`;
}

function rolesOf({ profile }: Draft, only?: 'mayUpdate' | 'owner'): string {
  const roles = profile.permissions.roles.filter((role) => only === undefined || role[only]).reverse();
  return roles
    .map(({ value }) => (typeof value === 'string' && /^\d+$/.test(value) ? `"${value}"` : String(value)))
    .join(', ');
}

/** The suggestion, or none where nothing can be guessed yet: that is what the question is for. */
function guess(suggest: () => string): string {
  try {
    return suggest();
  } catch {
    // The error says what is missing; the question asks for it.
    return '';
  }
}
