import { ROUTES } from '../document/parameters.js';
import { malformed, type MalformedField, NO_REQUIRED_TEXT, NO_TEXT, TYPED } from './malformed-field.js';

const NO_ID = [
  ...NO_REQUIRED_TEXT,
  `${TYPED} `,
  `${TYPED}/`,
  '租户',
  TYPED.repeat(6),
  `${TYPED}\n`,
  '.',
  "'--",
];
const NO_REGION = [TYPED, 'AP-GUANGZHOU', 'ap-guangzhou.evil.com', 'ap', `ap-${'a'.repeat(70)}`];
const REGION_OPTIONAL = ['distributed/inspect', 'detach'] as const;

export const MALFORMED_SCOPES: MalformedField[] = [
  ...malformed(ROUTES, 'TenantUuid', ...NO_ID),
  ...malformed(ROUTES, 'ClusterUuid', ...NO_ID),
  ...malformed(
    ROUTES.filter((route) => !(REGION_OPTIONAL as readonly string[]).includes(route)),
    'Region',
    ...NO_REQUIRED_TEXT,
    ...NO_REGION,
  ),
  ...malformed(REGION_OPTIONAL, 'Region', ...NO_TEXT, ...NO_REGION),
];
