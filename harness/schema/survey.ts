import { at, child, put } from '../domain/pointer.ts';
import { sameJson } from '../domain/same-json.ts';
import type { Json, Pointer } from '../model/json.ts';
import { type Draw, shuffle } from './draw.ts';
import type { Engine } from './engine.ts';
import { type Site, sites } from './site.ts';
import { holds } from './solve/holds.ts';
import { isDisputed } from './text/is-disputed.ts';
import { isSingleViolation } from './verify.ts';
import { violators } from './violations/register.ts';
import type { Change } from './violations/violator.ts';

/** What was broken, where and how. */
export interface Violation {
  /** The place that differs from the control, and where the validator reports the error. */
  readonly pointer: Pointer;
  readonly keyword: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Stable short name of the way, such as `letter-case`. */
  readonly way: string;
  /** Sound implementations disagree on whether this breaks it. */
  readonly arguable?: boolean;
}

/** An invalid payload beside the valid one that it differs from at one pointer. */
export interface Violated {
  readonly value: Json;
  readonly control: Json;
  readonly violation: Violation;
}

/** One thing that a schema says at one place, by the keyword that says it. */
export interface Constraint {
  readonly pointer: Pointer;
  readonly keyword: string;
}

/** What the violations of one place of a payload showed. */
interface Survey {
  readonly found: readonly Violated[];
  /** Constraints of the place that no violation broke, and those that one did. */
  readonly unbroken: readonly Constraint[];
  readonly broken: readonly Constraint[];
}

/** What a survey is to look for. */
interface SurveyAim {
  /** Whether time is up: what was found so far is all. */
  readonly isOver: () => boolean;
  /** Whether this change shows nothing new: it is tested only while what it breaks is still unbroken. */
  readonly isKnown: (change: Change) => boolean;
  /** What earlier surveys have broken of the same schema at the same place. */
  readonly isBroken: (constraint: Constraint) => boolean;
}

/** Changes of one kind in a row at one place that break nothing: what comes after them is alike. */
const mostMisses = 24;
const everything: SurveyAim = { isOver: () => false, isKnown: () => false, isBroken: () => false };

/** Every single violation of a payload at one place that the aim asks for. */
export function surveySite(control: Json, site: Site, aim: SurveyAim = everything): Survey {
  const found = new Map<string, Violated>();
  const unbroken: Constraint[] = [];
  const broken: Constraint[] = [];
  for (const violator of violators) {
    if (aim.isOver()) break;
    const constraints = violator.keywords
      .filter((keyword) => constrains(site, keyword))
      .flatMap((keyword) => placesOf(site, keyword).map((pointer) => ({ pointer, keyword })));
    const open = new Set(constraints.filter((constraint) => !aim.isBroken(constraint)));
    const misses = new Map<Pointer, number>();
    for (const change of violator.violate(site)) {
      const missed = misses.get(change.pointer) ?? 0;
      if (aim.isOver()) break;
      const key = violationKey(change);
      const opened = [...open].filter(({ keyword, pointer }) => keyword !== 'required' || change.pointer === pointer);
      if (missed >= mostMisses || found.has(key) || (aim.isKnown(change) && opened.length === 0)) continue;
      const violated = violatedBy(site, control, change);
      misses.set(change.pointer, violated ? 0 : missed + 1);
      if (violated) {
        found.set(key, violated);
        for (const constraint of opened) open.delete(constraint);
      }
    }
    for (const constraint of constraints) (open.has(constraint) ? unbroken : broken).push(constraint);
  }
  return { found: [...found.values()], unbroken, broken };
}

/** Each name that is required is a constraint of its own, at its own place. */
function placesOf({ schema, pointer }: Site, keyword: string): readonly Pointer[] {
  if (keyword !== 'required') return [pointer];
  return ((schema.required ?? []) as readonly string[]).map((name) => child(pointer, name));
}

/** Every single violation of one payload. */
export function allViolations(engine: Engine, control: Json): readonly Violated[] {
  const found = new Map<string, Violated>();
  for (const site of sites(engine, control))
    for (const one of surveySite(control, site).found)
      if (!found.has(violationKey(one.violation))) found.set(violationKey(one.violation), one);
  return [...found.values()];
}

function violationKey({ pointer, keyword, way }: Change): string {
  return `${pointer} ${keyword} ${way}`;
}

/** Some violation of a payload, drawn over places first; undefined when none was found. */
export function anyViolation(engine: Engine, control: Json, draw: Draw): Violated | undefined {
  const places: readonly Site[] = shuffle(draw, sitesOf(engine, control));
  for (const site of places.slice(0, 40)) {
    const able = violators.filter(({ keywords }) => keywords.some((one) => one === 'false' || one in site.schema));
    for (const violator of shuffle(draw, able)) {
      // Only as many are checked as it takes to find one: the check costs far more than the offer.
      for (const change of shuffle(draw, [...violator.violate(site)])) {
        const violated = violatedBy(site, control, change);
        if (violated) return violated;
      }
    }
  }
  return undefined;
}

/** Payloads whose sites are remembered, per engine: a small schema draws the sameJson few again and again. */
const remembered = 64;
const known = new WeakMap<Engine, Map<string, readonly Site[]>>();

function sitesOf(engine: Engine, control: Json): readonly Site[] {
  const of = known.get(engine) ?? new Map<string, readonly Site[]>();
  known.set(engine, of);
  const key = JSON.stringify(control);
  const found = of.get(key) ?? [...sites(engine, control)];
  if (of.size < remembered) of.set(key, found);
  return found;
}

/** The violation of another control that breaks the sameJson keyword at the sameJson place in the sameJson way. */
export function sameViolation(
  engine: Engine,
  control: Json,
  { pointer, keyword, way }: Violation,
): Violated | undefined {
  const alike = (one: Change) => one.pointer === pointer && one.keyword === keyword && one.way === way;
  for (const site of sites(engine, control)) {
    if (!pointer.startsWith(site.pointer)) continue;
    const offered = violators.flatMap((violator) => [...violator.violate(site)].filter(alike));
    const [violated] = changes(site, control, offered);
    if (violated) return violated;
  }
  return undefined;
}

function* changes(site: Site, control: Json, offered: Iterable<Change>): Generator<Violated> {
  for (const change of offered) {
    const violated = violatedBy(site, control, change);
    if (violated) yield violated;
  }
}

function violatedBy(site: Site, control: Json, change: Change): Violated | undefined {
  const { engine, schema } = site;
  // The bytes are what a server sees: the judgement is on what they say.
  const after = change.after === undefined ? undefined : (JSON.parse(JSON.stringify(change.after)) as Json);
  const before = at(control, change.pointer);
  if (after === undefined ? before === undefined : before !== undefined && sameJson(after, before)) return undefined;
  if (keepsTo(site, change, after)) return undefined;
  const sent = put(control, change.pointer, after);
  if (sent === undefined || engine.compiled.accepts(sent)) return undefined;
  if (!isSingleViolation(engine.compiled, sent, change)) return undefined;
  const isOpen = typeof after === 'string' && textKeywords.has(change.keyword) && isDisputed(schema, after);
  return { value: sent, control, violation: isOpen ? { ...change, arguable: true } : change };
}

const ownKeywords = new Set([
  ...['type', 'enum', 'const', 'pattern', 'minLength', 'maxLength', 'multipleOf'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
]);

/** Whether what the schema itself says by the keyword still holds: what is broken then is something beside it. */
function keepsTo({ at, engine, pointer }: Site, { keyword, ...change }: Change, after: Json | undefined): boolean {
  if (after === undefined || change.pointer !== pointer || !ownKeywords.has(keyword)) return false;
  const part = engine.part(at, (one) => one === keyword);
  return holds(part, after, engine.planner.resolver);
}

const textKeywords = new Set(['pattern', 'minLength', 'maxLength']);
const splitKeywords = new Set(['false', 'properties', 'patternProperties', 'prefixItems']);
const emptyLimits: readonly Json[] = [0, false, true];

/** Whether a keyword asks anything of the value there: what holds of every value is no constraint. */
function constrains({ schema }: Site, keyword: string): boolean {
  const value = schema[keyword];
  if (value === undefined || splitKeywords.has(keyword)) return false;
  if (keyword === 'items' || keyword.startsWith('additional')) return value === false;
  if (keyword === 'contains' && schema.minContains === 0) return schema.maxContains !== undefined;
  if (keyword === 'if') return 'then' in schema || 'else' in schema;
  if (Array.isArray(value)) return value.length > 0;
  return keyword === 'uniqueItems' ? value === true : keyword.startsWith('min') ? !emptyLimits.includes(value) : true;
}
