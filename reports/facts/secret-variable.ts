/** Name of the environment variable that stands for a secret: `ROLECALL_ADMIN_AUTHORIZATION`. */
export function secretVariable(caller: string, place: string): string {
  return `ROLECALL_${caller}_${place}`.toUpperCase().replace(/\W+/g, '_');
}

/** The variable of a base URL that does not last: an embedded mock's. */
export const baseVariable = 'ROLECALL_BASE_URL';

/** What is to be put into a variable of a curl line. */
export function meaningOfVariable(name: string): string {
  if (name === baseVariable) return 'where the server is, such as http://127.0.0.1:4010';
  return name.endsWith('_AUTHORIZATION') ? 'the whole header, such as Bearer ...' : 'the secret as it is sent';
}
