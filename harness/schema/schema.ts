export { type CompiledSchema, compile, type Dialect, type SchemaError, type SchemaOptions } from './compile.ts';
export { isArguable } from './disputes.ts';
export { type DoubleViolation, doubleViolations } from './double-violations.ts';
export { fromOpenApi30 } from './from-openapi.ts';
export { eachNamedCase, type NamedCase, type NamedCaseOptions, type NamedCases, namedCases } from './named-cases.ts';
export { type RawBody, type RawBodyOptions, rawBodies } from './raw-bodies.ts';
export { type Spelling, spellings } from './spellings.ts';
export { valid } from './valid.ts';
export { type Violated, type Violation, violate, violations } from './violation.ts';
