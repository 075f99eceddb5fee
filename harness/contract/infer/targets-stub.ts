import type { AuthScheme, Binding, Profile } from '../../model/profile.ts';

/** A target file for a contract: every secret a `${NAME}` of the environment, every id for a person to fill in. */
export function targetsStub(
  name: string,
  { auth, bind = [], fields, resource: testUser, reads }: Profile,
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
  const context = JSON.stringify([auth.context, testUser.parameters, reads]).includes('{organization}');
  const needed = valuesNeeded([auth.context, testUser.parameters, reads], bind);
  const named = fields.some(({ from }) => from === 'roles');
  return `targets:
  ${name}-sandbox:
    contract: ${name}
    baseUrl: ${server ?? 'https://sandbox.example/api'}
${context ? '    organization: your-organization\n' : ''}    callers:
      # May update; its own role never changes. Add userId: to each caller that is a user.
${caller('admin')}      # May not update.
${caller('member')}      # Of another organization, where you have one.
${caller('otherOrganization').replace(/^ {6}/gm, '      # ')}    # The only users whose role may change: two or more, none of them a caller.
    testUsers: []
    # fixtures:
    #   unknown: an id that no user has
    #   removed: the id of a user who was removed
    #   foreign: the id of a user of another organization
    #   lastOwner: the id of the only owner
${named ? '    #   roles: [ids of roles that may be given]\n' : ''}${needed.length > 0 ? `    # What every request needs and nothing shows.\n    values: { ${needed.map((each) => `${each}: ""`).join(', ')} }\n` : ''}    requestRate: { perSecond: 5, budget: 400 }
    # Destructive, so only with your word: last-owner, rate-limit, attributes, race, callers.
    allow: []
`;
}

/** Values of the target that parameters and bindings name. */
function valuesNeeded(parts: readonly unknown[], bind: readonly Binding[]): readonly string[] {
  const inParameters = [...JSON.stringify(parts).matchAll(/"\{(\w+)\}"/g)].map(([, name = '']) => name);
  const inBody = bind.flatMap(({ to }) => (to.startsWith('target.') ? [to.slice('target.'.length)] : []));
  return [...new Set([...inParameters, ...inBody])].filter((name) => name !== 'organization');
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
