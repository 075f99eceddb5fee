import type { JsonObject } from '../model/json.ts';
import type { NoteGap } from './gap.ts';

export function isTablePage(_text: string): boolean {
  return false;
}
export function tablePages(_text: string, _note: NoteGap): readonly JsonObject[] {
  return [];
}
