import { documentedResponse } from '../../domain/documented-response.ts';
import { keysOf } from '../../domain/pointer.ts';
import type { Contract, Operation } from '../../model/contract.ts';
import type { Json, JsonObject, JsonSchema, JsonSchemaObject, Pointer } from '../../model/json.ts';
import type { Field, UserPointers } from '../../model/profile.ts';
import { compile } from '../../schema/compile.ts';
import { bodySchemaOf, successStatus } from '../responses/documented-response.ts';
import { sampleOfSchema } from '../responses/sample-of-schema.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';

/** One response that shows a user object: where it is and what it must look like. */
export interface UserForm {
  readonly operation: Operation;
  readonly status: number;
  /** Schema of the whole body. */
  readonly schema: JsonSchema | undefined;
  /** Schema of the user object alone. */
  readonly userSchema: JsonSchemaObject | undefined;
  readonly pointers: UserPointers;
  /** Whether a user object conforms to `userSchema`. */
  accepts(user: JsonObject): boolean;
  /** An ordinary item (or object) around the value of a field that has `item`; `undefined` where the schema says nothing. */
  itemOf(field: Field): Json | undefined;
}

/** The form of the user object at `place` in an operation's success response. */
export function userForm(
  contract: Contract,
  operation: Operation,
  place: Pointer,
  pointers: UserPointers | undefined,
  status = successStatus(operation),
  as?: Pointer,
): UserForm {
  const schema = bodySchemaOf(documentedResponse(operation, status));
  const userSchema = around(as, schemaAtPlace(schema, place));
  return {
    operation,
    status,
    schema,
    userSchema,
    pointers: { ...contract.profile.user, ...pointers },
    accepts: userSchema === undefined ? () => true : (user) => compile(userSchema).accepts(user),
    itemOf: ({ user, item, list, adds }) => {
      if (user === undefined) return undefined;
      // What is assigned one by one is shown among others.
      const isList = list || (adds && [schemaAtPlace(userSchema, user)?.type].flat().includes('array'));
      const itemSchema = schemaAtPlace(userSchema, isList ? `${user}/0` : user);
      return itemSchema && sampleOfSchema(itemSchema, item === undefined ? 'required' : 'everything');
    },
  };
}

/** The schema of a user object that has at one place what this is the schema of. */
function around(as: Pointer | undefined, schema: JsonSchemaObject | undefined): JsonSchemaObject | undefined {
  if (as === undefined || schema === undefined) return schema;
  const { $defs, ...own } = schema;
  const whole = keysOf(as).reduceRight<JsonSchemaObject>(
    (inner, key) => ({ type: 'object', properties: { [key]: inner }, required: [key] }),
    own,
  );
  return $defs === undefined ? whole : { ...whole, $defs };
}

/** The form in which a user is kept: as the first read shows it whose pointers are the profile's, else as the update responds it. */
export function storedForm(contract: Contract): UserForm {
  const { profile, reads } = contract;
  const one = profile.reads?.one;
  if (one && reads.one && !one.pointers) return userForm(contract, reads.one, one.user, undefined, undefined, one.as);
  const list = profile.reads?.list;
  if (list && reads.list && !list.pointers) {
    return userForm(contract, reads.list, `${list.items}/0${list.user}`, undefined);
  }
  const { responses: response } = profile;
  return userForm(contract, contract.update, response.user ?? '', undefined, response.statuses[0]);
}
