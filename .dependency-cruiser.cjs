const stages = ['cases', 'contract', 'exchange', 'mock', 'safety', 'target', 'verdict', 'run'];

/** Tests may reach further. */
const test = '[.]test[.]ts$';

/** One library, one door: who may import it. */
const doors = {
  ajv: '^harness/schema/|^bench/',
  'ajv-formats': '^harness/schema/|^bench/',
  'ajv-draft-04': '^harness/schema/|^bench/',
  'fast-check': '^harness/(schema|cases)/|[.]test[.]ts$|^bench/',
  yaml: '^harness/(contract|target|verdict)/|[.]test[.]ts$|^bench/',
  'js-yaml': '^harness/contract/read-yaml[.]ts$',
  undici: '^harness/exchange/|[.]test[.]ts$|^bench/',
  commander: '^harness/commands/',
  'node-forge': '^harness/client/tls/',
  re2js: '^harness/schema/',
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^harness/',
        pathNot: '[.]test[.]ts$|^harness/(cli|index|vitest)[.]ts$|^harness/mock/faults/|^harness/schema/violations/',
      },
      to: {},
    },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^harness/model/' },
      to: { pathNot: '^harness/model/' },
    },
    {
      name: 'domain-imports-only-the-model',
      severity: 'error',
      from: { path: '^harness/domain/', pathNot: test },
      to: { path: '^(harness|suites|reports)/', pathNot: '^harness/(domain|model)/' },
    },
    ...stages
      .filter((stage) => stage !== 'run')
      .map((stage) => ({
        name: `${stage}-stands-alone`,
        severity: 'error',
        from: { path: `^harness/${stage}/`, pathNot: test },
        to: {
          path: '^(harness|suites|reports)/',
          pathNot: `^harness/(${stage}|domain|model|schema)/|^harness/(errors|load-plug-ins|plug-in-files)[.]ts$`,
        },
      })),
    {
      name: 'schema-stands-alone',
      severity: 'error',
      from: { path: '^harness/schema/' },
      to: { path: '^(harness|suites|reports)/', pathNot: '^harness/(schema|domain|model)/|^harness/errors[.]ts$' },
    },
    {
      name: 'suites-use-their-door',
      severity: 'error',
      from: { path: '^suites/', pathNot: test },
      to: { path: '^harness/', pathNot: '^harness/(suite|schema/schema)[.]ts$' },
    },
    {
      name: 'reports-use-the-model-and-the-domain',
      severity: 'error',
      from: { path: '^reports/', pathNot: test },
      to: {
        path: '^harness/',
        pathNot: '^harness/(model/|domain/|index[.]ts$|errors[.]ts$|load-plug-ins[.]ts$|plug-in-files[.]ts$)',
      },
    },
    { name: 'suites-know-no-report', severity: 'error', from: { path: '^suites/' }, to: { path: '^reports/' } },
    {
      name: 'product-knows-no-bench',
      severity: 'error',
      from: { path: '^(harness|suites|reports)/', pathNot: test },
      to: { path: '^(bench|examples)/' },
    },
    ...Object.entries(doors).map(([library, path]) => ({
      name: `${library}-has-one-door`,
      severity: 'error',
      from: { path: '^(harness|suites|reports|bench)/', pathNot: path },
      to: { path: `^node_modules/${library}/` },
    })),
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      from: {
        path: '^(harness|suites|reports)/',
        pathNot: '^harness/vitest(-conformance)?[.]ts$|[.]test[.]ts$',
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
    // What bench/experiments/sdks drives is installed outside of the repository.
    {
      name: 'resolvable',
      severity: 'error',
      from: { pathNot: '^bench/experiments/sdks/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(reports/out|dist)/' },
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
