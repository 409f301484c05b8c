// The arrows of the house (ARCHITECTURE.md): web -> contract -> domain; server rooms -> platform, contract, domain,
// vanban; a room calls another room only through its index.ts; vanban and domain stand alone.
const rooms =
  '(account|admin|campaign|cascade|case|composed|dashboard|directory|file|indicator|org|overview|pivot|plan|public|register|report|work)';

module.exports = {
  forbidden: [
    {
      // A route names its page and the page its route; the page is loaded when opened, so that is no circle.
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { pathNot: '^(packages/domain/src|node_modules/(zod|@marcbachmann/cel-js))' },
    },
    {
      name: 'vanban-stands-alone',
      severity: 'error',
      from: { path: '^packages/vanban/src' },
      to: { path: '^(apps|packages/(contract|domain))' },
    },
    {
      name: 'contract-knows-only-domain',
      severity: 'error',
      from: { path: '^packages/contract/src' },
      to: { path: '^(apps|packages/vanban)' },
    },
    {
      name: 'web-knows-no-server',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^(apps/server|packages/vanban)' },
    },
    {
      name: 'server-room-through-its-door',
      severity: 'error',
      from: { path: `^apps/server/src/${rooms}/` },
      // Made-up records are shared by tests of all rooms.
      to: {
        path: `^apps/server/src/${rooms}/`,
        pathNot: ['^apps/server/src/$1/', '/index\\.ts$', '/record\\.fixture\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      // What every request meets is tested on the rooms' own routes.
      from: { path: '^apps/server/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: `^apps/server/src/(${rooms}/|rooms|start|main)` },
    },
    {
      name: 'web-ui-knows-no-room',
      severity: 'error',
      from: { path: '^apps/web/src/ui/' },
      to: { path: `^apps/web/src/${rooms}/` },
    },
    {
      name: 'case-is-imported-by-nobody',
      severity: 'error',
      from: { path: '^apps/(server|web)/src/', pathNot: '^apps/(server|web)/src/(case/|rooms|app/rooms)' },
      to: { path: '^apps/(server|web)/src/case/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
