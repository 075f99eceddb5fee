export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** One person of a server; `secret` is the credential, `job` what the person is there for. */
export interface Person extends JsonObject {
  id: string;
  job: string;
  org: string;
  email: string;
  name: string;
  secret: string;
  password: string;
  role: Json;
}

/** One applied write of one field. */
export interface Write {
  readonly at: number;
  readonly user: string;
  readonly field: string;
  readonly old: Json;
  readonly value: Json;
  readonly by: string;
}

/** Everybody, and every write that was applied, in the order in which it was. */
export class Store {
  readonly people = new Map<string, Person>();
  readonly writes: Write[] = [];
  /** How long reads go on showing a user as before an update. */
  lagMs = 0;
  readonly #earlier = new Map<string, { readonly person: Person; readonly until: number }>();

  constructor(people: readonly Person[]) {
    for (const person of people) this.people.set(person.id, { ...person });
  }

  find(id: string): Person | undefined {
    return this.people.get(id);
  }

  bySecret(secret: string | undefined): Person | undefined {
    return [...this.people.values()].find((person) => secret !== undefined && person.secret === secret);
  }

  /** A user as reads show it now. */
  shown(person: Person): Person {
    const earlier = this.#earlier.get(person.id);
    return earlier !== undefined && Date.now() < earlier.until ? earlier.person : person;
  }

  /** Applies fields to a user and logs each, changed or not. */
  set(id: string, fields: JsonObject, by: string): Person {
    const person = this.people.get(id);
    if (person === undefined) throw new Error(`nobody is ${id}`);
    if (this.lagMs > 0) this.#earlier.set(id, { person: { ...person }, until: Date.now() + this.lagMs });
    for (const [field, value] of Object.entries(fields)) {
      this.writes.push({ at: Date.now(), user: id, field, old: person[field] ?? null, value, by });
      Object.defineProperty(person, field, { value, enumerable: true, writable: true, configurable: true });
    }
    return person;
  }

  /** Makes somebody: what no update should do. */
  add(person: Person, by: string): Person {
    this.people.set(person.id, person);
    this.writes.push({ at: Date.now(), user: person.id, field: '(new)', old: null, value: person.role, by });
    return person;
  }

  /** Takes somebody away. */
  remove(id: string, by: string): void {
    const person = this.people.get(id);
    this.people.delete(id);
    this.writes.push({ at: Date.now(), user: id, field: '(gone)', old: person?.role ?? null, value: null, by });
  }

  /** All users with all fields, as they are now. */
  dump(): Record<string, Person> {
    return structuredClone(Object.fromEntries(this.people));
  }
}
