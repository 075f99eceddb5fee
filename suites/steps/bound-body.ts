import { type Json, put, type Subject, type Trial, valueAt } from '../../harness/index.ts';

/** A body with the ids that it must repeat set to the subject's own, for requests that are sent as bytes. */
export function boundBody(trial: Trial, subject: Subject, body: Json): Json {
  const { subject: place, bind = [] } = trial.contract.profile;
  const id = place.form === 'integer' ? Number(subject.id) : subject.id;
  const ids = [...(place.request.in === 'body' ? [place.request.pointer] : []), ...(place.repeated ?? [])];
  let bound = body;
  for (const pointer of ids) bound = put(bound, pointer, id) ?? bound;
  for (const { request, to } of bind) {
    if (valueAt(bound, request) === undefined) continue;
    if (to === 'subject.id') bound = put(bound, request, id) ?? bound;
    if (to === 'subject.email' && subject.email !== undefined) bound = put(bound, request, subject.email) ?? bound;
    if (to === 'subject.name' && subject.name !== undefined) bound = put(bound, request, subject.name) ?? bound;
  }
  return bound;
}
