/** Most characters of a message that are shown. */
const most = 300;

/** Of what a program wrote as it broke, the line that says why and the place that it names; one line, whatever the language. */
export function tellingLine(stderr: string): string {
  const lines = stderr
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.findIndex((line) => /(Error|Exception|error|panic)\b.*:/.test(line));
  // Where no line says that it is the error, the last ones do.
  const why = lines[found] ?? lines.slice(-2).join(' / ');
  // Node says the place first, Python right before the message.
  const place = lines.slice(0, Math.max(0, found)).findLast((line) => /:\d+\)?$|^File ".*", line \d+/.test(line));
  return (place === undefined ? why : `${why} (${place})`).slice(0, most);
}
