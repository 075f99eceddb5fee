import type { AuthScheme, Profile } from '../../model/profile.ts';

/** A target file for a contract: every secret a `${NAME}` of the environment, every id for a person to fill in. */
export function targetsStub(
  name: string,
  { auth, changes, subject, reads }: Profile,
  server: string | undefined,
): string {
  const variable = name.replace(/[^a-z0-9]+/gi, '_').toUpperCase();
  const [first, ...others] = auth.schemes;
  const caller = (who: string) => {
    const schemes = others.map((scheme) => `          ${quote(scheme.name)}: ${headers(scheme, variable, who)}\n`);
    return [
      `      ${who}:\n`,
      ...(first ? [`        headers: ${headers(first, variable, who)}\n`] : []),
      ...(schemes.length > 0 ? [`        schemes:\n`, ...schemes] : []),
    ].join('');
  };
  const context = JSON.stringify([auth.context, subject.parameters, reads]).includes('{organisation}');
  const named = changes.some(({ from }) => from === 'roles');
  return `targets:
  ${name}-sandbox:
    contract: ${name}
    baseUrl: ${server ?? 'https://sandbox.example/api'}
${context ? '    organisation: your-organisation\n' : ''}    callers:
      # May update; its own role never changes. Add userId: to each caller that is a user.
${caller('admin')}      # May not update.
${caller('member')}      # Of another organisation, where you have one.
${caller('outsider').replace(/^ {6}/gm, '      # ')}    # The only users whose role may change: two or more, none of them a caller.
    subjects: []
    # fixtures:
    #   unknown: an id that no user has
    #   removed: the id of a user who was removed
    #   foreign: the id of a user of another organisation
    #   lastOwner: the id of the only owner
${named ? '    #   roles: [ids of roles that may be given]\n' : ''}    pace: { perSecond: 5, budget: 400 }
    # Destructive, so only with your word: last-owner, throttle, profile-fields, race.
    allow: []
`;
}

function headers(scheme: AuthScheme, variable: string, who: string): string {
  const filled = Object.entries(scheme.headers).map(([header, template], index) => {
    const suffix = index === 0 ? '' : `_${index + 1}`;
    const own = `${variable}_${who.toUpperCase()}`;
    const text = template
      .replaceAll('{secret}', `\${${own}_SECRET${suffix}}`)
      .replaceAll('{basic}', `\${${own}_BASIC${suffix}}`);
    return `${quote(header)}: ${JSON.stringify(text)}`;
  });
  return `{ ${filled.join(', ')} }`;
}

function quote(key: string): string {
  return /^[a-z][\w-]*$/i.test(key) ? key : JSON.stringify(key);
}
