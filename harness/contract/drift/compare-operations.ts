import type { DocumentedResponse, Operation, Parameter, RequestBody } from '../../model/contract.ts';
import type { Change, NoteChange } from './change.ts';
import { compareSchemas } from './compare-schemas.ts';

/** An operation as a document says it; `request` where it is an update. */
export interface Described {
  readonly operation: Operation;
  readonly request?: RequestBody;
}

/** Every difference between what two documents say of one operation. */
export function compareOperations(before: Described, after: Described): readonly Change[] {
  const changes: Change[] = [];
  const note: NoteChange = (severity, id, at, was, is) => {
    changes.push({ id, severity, operation: before.operation.id, at, before: String(was), after: String(is) });
  };
  if (before.operation.id !== after.operation.id)
    note('breaking', 'api-path-changed', 'path', before.operation.id, after.operation.id);
  compareSecurity(before.operation, after.operation, note);
  compareParameters(before.operation.parameters, after.operation.parameters, note);
  if (before.request && after.request) compareRequests(before.request, after.request, note);
  compareResponses(before.operation.responses, after.operation.responses, note);
  return changes;
}

function compareSecurity(before: Operation, after: Operation, note: NoteChange): void {
  const text = (names: readonly string[]) => names.join(' + ') || 'anonymous';
  const [was, is] = [before.security.map(text), after.security.map(text)];
  for (const gone of was.filter((one) => !is.includes(one)))
    note('breaking', 'api-security-removed', 'security', gone, is.join(' or ') || 'none');
  for (const come of is.filter((one) => !was.includes(one)))
    note(
      was.length === 0 ? 'breaking' : 'compatible',
      'api-security-added',
      'security',
      was.join(' or ') || 'none',
      come,
    );
}

function compareParameters(before: readonly Parameter[], after: readonly Parameter[], note: NoteChange): void {
  const key = ({ in: where, name }: Parameter) => `${where} ${name}`;
  for (const one of before) {
    const at = `parameter ${key(one)}`;
    const other = after.find((each) => key(each) === key(one));
    if (other === undefined) {
      note('warning', 'request-parameter-removed', at, key(one), 'nothing');
      continue;
    }
    if (one.required !== other.required) {
      const word = other.required ? 'required' : 'optional';
      note(other.required ? 'breaking' : 'compatible', `request-parameter-became-${word}`, at, !other.required, word);
    }
    compareSchemas(one.schema, other.schema, 'request', at, note);
  }
  for (const other of after.filter((each) => !before.some((one) => key(one) === key(each))))
    note(
      other.required ? 'breaking' : 'compatible',
      `new-${other.required ? 'required' : 'optional'}-request-parameter`,
      `parameter ${key(other)}`,
      'nothing',
      key(other),
    );
}

function compareRequests(before: RequestBody, after: RequestBody, note: NoteChange): void {
  if (before.required !== after.required) {
    const word = after.required ? 'required' : 'optional';
    note(
      after.required ? 'breaking' : 'compatible',
      `request-body-became-${word}`,
      'request body',
      before.required,
      after.required,
    );
  }
  compareNames(
    before.mediaTypes,
    after.mediaTypes,
    (gone) => ['breaking', 'request-body-media-type-removed', gone] as const,
    'request body',
    note,
  );
  compareSchemas(before.documented, after.documented, 'request', 'request', note);
}

function compareResponses(
  before: Readonly<Record<string, DocumentedResponse>>,
  after: Readonly<Record<string, DocumentedResponse>>,
  note: NoteChange,
): void {
  for (const [status, one] of Object.entries(before)) {
    const other = after[status];
    const isSuccess = status.startsWith('2');
    if (other === undefined) {
      const id = isSuccess ? 'response-success-status-removed' : 'response-non-success-status-removed';
      note(isSuccess ? 'breaking' : 'warning', id, `response ${status}`, status, Object.keys(after).join(', '));
      continue;
    }
    compareNames(
      Object.keys(one.content),
      Object.keys(other.content),
      (gone) => ['breaking', 'response-media-type-removed', gone] as const,
      `response ${status}`,
      note,
    );
    for (const name of Object.keys(one.headers).filter((each) => !(each in other.headers)))
      note('warning', 'response-header-removed', `response ${status} header ${name}`, name, 'nothing');
    for (const name of Object.keys(other.headers).filter((each) => !(each in one.headers)))
      note('compatible', 'response-header-added', `response ${status} header ${name}`, 'nothing', name);
    for (const [type, media] of Object.entries(one.content)) {
      const shown = other.content[type];
      if (shown !== undefined) compareSchemas(media.schema, shown.schema, 'response', `response ${status}`, note);
    }
  }
  for (const status of Object.keys(after).filter((each) => !(each in before))) {
    const kind = status.startsWith('2') ? 'success' : 'non-success';
    note('compatible', `response-${kind}-status-added`, `response ${status}`, Object.keys(before).join(', '), status);
  }
}

function compareNames(
  before: readonly string[],
  after: readonly string[],
  gone: (name: string) => readonly ['breaking' | 'warning', string, string],
  at: string,
  note: NoteChange,
): void {
  for (const name of before.filter((each) => !after.includes(each))) {
    const [severity, id, was] = gone(name);
    note(severity, id, at, was, after.join(', ') || 'nothing');
  }
  for (const name of after.filter((each) => !before.includes(each)))
    note(
      'compatible',
      `${at.startsWith('request') ? 'request-body' : 'response'}-media-type-added`,
      at,
      before.join(', ') || 'nothing',
      name,
    );
}
