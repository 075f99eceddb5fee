import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { CallerName } from '../model/target.ts';
import { compile } from '../schema/compile.ts';
import type { UndoRequest } from './undo-request.ts';

/** A write that is about to be sent, and how to take it back. */
export interface JournaledWrite {
  readonly testUser: string;
  /** `test-user`: written on purpose; `other`: only ever addressed by an update that should be refused. */
  readonly who: 'test-user' | 'other';
  /** Who reads and restores this user. */
  readonly caller: CallerName;
  /** Values that restoring can write before the run, by field, or by place in the user where no field is named. */
  readonly before: Readonly<Record<string, Json>>;
  /** The id that a read of this user shows, where it shows one. */
  readonly shows?: string;
  /** The whole user before the run, as `caller` reads it. */
  readonly whole: JsonObject;
  /** Restores all fields at once. */
  readonly undo: UndoRequest;
  /** Updates add a role: what is restored is found by comparing what is read then, and `undo` changes nothing. */
  readonly assigns?: boolean;
  /** Restores all that an update can carry: what it replaces beside the fields is not left out. */
  readonly full?: UndoRequest;
  /** Restores one field or place each, role first: for when all at once are refused. */
  readonly fields: readonly { readonly name: string; readonly undo: UndoRequest }[];
}

/** What a journal belongs to, and all that taking it back needs beside the target's credentials. */
export interface JournalHeader {
  readonly type: 'header';
  readonly format: 2;
  readonly target: string;
  /** See `serverName`. */
  readonly server: string;
  /** Its address for people, without secrets. */
  readonly address: string;
  readonly organization?: string;
  readonly contract: Contract;
  /** What to type to take it back. */
  readonly restore: string;
  readonly at: string;
}

/** One line of a journal. */
export type JournalLine =
  | JournalHeader
  | ({ readonly type: 'write'; readonly id: number } & JournaledWrite)
  /** A read showed the user as before. */
  | { readonly type: 'restored'; readonly testUser: string; readonly upTo: number }
  /** Somebody said that this user cannot be restored. */
  | { readonly type: 'given-up'; readonly testUser: string; readonly upTo: number; readonly reason: string };

const text = { type: 'string' } as const;
const undo = {
  type: 'object',
  required: ['method', 'path', 'caller', 'headers'],
  properties: { method: text, path: text, caller: text, headers: { type: 'object' }, body: text },
} as const;

const lineSchema = {
  type: 'object',
  required: ['type'],
  oneOf: [
    {
      required: ['format', 'target', 'server', 'address', 'contract', 'restore'],
      properties: {
        type: { const: 'header' },
        format: { const: 2 },
        target: text,
        server: text,
        address: text,
        restore: text,
        contract: { type: 'object', required: ['id', 'profile', 'update', 'reads', 'request'] },
      },
    },
    {
      required: ['id', 'testUser', 'who', 'caller', 'before', 'whole', 'undo', 'fields'],
      properties: {
        type: { const: 'write' },
        id: { type: 'integer' },
        testUser: text,
        who: { enum: ['test-user', 'other'] },
        before: { type: 'object' },
        whole: { type: 'object' },
        undo,
        full: undo,
        fields: {
          type: 'array',
          items: { type: 'object', required: ['name', 'undo'], properties: { name: text, undo } },
        },
      },
    },
    {
      required: ['testUser', 'upTo'],
      properties: { type: { const: 'restored' }, testUser: text, upTo: { type: 'integer' } },
    },
    {
      required: ['testUser', 'upTo', 'reason'],
      properties: { type: { const: 'given-up' }, testUser: text, upTo: { type: 'integer' }, reason: text },
    },
  ],
};

/** A line as it is written; `undefined` when it is none. */
export function parseJournalLine(line: string): JournalLine | undefined {
  let value: Json;
  try {
    value = JSON.parse(line) as Json;
  } catch {
    // Damage is told by the caller, with file and line.
    return undefined;
  }
  // The schema has just said that it has this form.
  return compile(lineSchema).accepts(value) ? (value as unknown as JournalLine) : undefined;
}
