/** Name of the environment variable that stands for a secret: `ROLECALL_ADMIN_AUTHORIZATION`. */
export function secretVariable(caller: string, place: string): string {
  return `ROLECALL_${caller}_${place}`.toUpperCase().replace(/\W+/g, '_');
}
