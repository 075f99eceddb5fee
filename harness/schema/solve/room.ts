import type { Json } from '../../model/json.ts';
import type { Draw } from '../draw.ts';
import type { Goal } from './atom.ts';
import type { Planner } from './planner.ts';

/** What bounds one value: how deep it may still go, and how many more values it may hold. */
export interface Room {
  readonly depth: number;
  readonly left: { values: number };
  readonly maxSize: number;
}

/** What building a value takes, and the way to build what stands inside it. */
export interface Building {
  readonly planner: Planner;
  readonly draw: Draw;
  readonly room: Room;
  /** A value inside this one; undefined when none was found. */
  readonly inside: (goal: Goal, draw: Draw) => Json | undefined;
}
