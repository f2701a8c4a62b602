// The page of Swagger UI, in the language of `?lang=`, else the one chosen before, else the browser's.
const root = new URL('..', /** @type {HTMLScriptElement} */ (document.currentScript).src);
const language = chosenLanguage();
// Asked for at once, while the rest is still on its way.
const specification = fetch(new URL(`docs/openapi.${language}.json`, root)).then((reply) => reply.json());
specification.catch(() => undefined);

/** Key of the token in the storage of the tab; there only while the box is ticked. */
const TOKEN = 'docs-token';
const SCHEME = 'bearer';

/** Swagger UI has no translations of its own. */
const CHINESE = {
  'Try it out': '试一试',
  Cancel: '取消',
  Reset: '重置',
  Execute: '发送请求',
  Clear: '清除',
  Authorize: '填写令牌',
  Logout: '移除令牌',
  Close: '关闭',
  'Available authorizations': '令牌',
  Authorized: '已填写',
  'Value:': '令牌：',
  Servers: '服务地址',
  Parameters: '参数',
  'No parameters': '无参数',
  'Request body': '请求体',
  required: '必填',
  Responses: '响应',
  'Response body': '响应体',
  'Response headers': '响应头',
  'Server response': '实际响应',
  'Request duration': '耗时',
  'Request URL': '请求地址',
  Curl: 'curl命令',
  Code: '状态码',
  Details: '内容',
  Description: '说明',
  Links: '链接',
  'No links': '无',
  'Media type': '媒体类型',
  'Example Value': '示例',
  'Edit Value': '编辑',
  Schema: '字段说明',
  Schemas: '数据结构',
  'Examples:': '示例：',
  Examples: '示例',
  'Example Description': '示例说明',
  Download: '下载',
  'Expand all': '全部展开',
  'Collapse all': '全部折叠',
  default: '其他',
};

document.documentElement.lang = language;
document.addEventListener('DOMContentLoaded', () => void open());

async function open() {
  const { SwaggerUIBundle } = /** @type {any} */ (window);
  const container = /** @type {HTMLElement} */ (document.getElementById('swagger-ui'));
  adaptHeader();
  new MutationObserver(() => adaptLabels(container)).observe(container, { childList: true, subtree: true });
  const ui = SwaggerUIBundle({
    spec: await specification,
    domNode: container,
    layout: 'BaseLayout',
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [{ fn: { opsFilter: findOperations } }, rememberToken],
    onComplete: () => recallToken(ui),
    deepLinking: true,
    filter: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    defaultModelExpandDepth: 2,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    persistAuthorization: false,
  });
  Object.assign(window, { ui });
}

function chosenLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked === 'en' || asked === 'zh') localStorage.setItem('docs-language', asked);
  const chosen = localStorage.getItem('docs-language') ?? navigator.language;
  return chosen.startsWith('zh') ? 'zh' : 'en';
}

function adaptHeader() {
  const other = /** @type {HTMLAnchorElement} */ (document.getElementById('language'));
  // The operation that is open stays open.
  other.addEventListener('click', () => (other.hash = location.hash));
  if (language === 'en') return;
  Object.assign(other, { href: '?lang=en', lang: 'en', textContent: 'English' });
  for (const element of document.querySelectorAll('[data-zh]'))
    element.textContent = element.getAttribute('data-zh');
}

/** @param {HTMLElement} container */
function adaptLabels(container) {
  const filter = container.querySelector('.operation-filter-input');
  filter?.setAttribute(
    'placeholder',
    language === 'zh' ? '筛选：路径、名称或标签' : 'Filter by path, name or tag',
  );
  if (language === 'en') return;
  const texts = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const chinese = /** @type {Record<string, string>} */ (CHINESE)[text.nodeValue?.trim() ?? ''];
    if (chinese && !text.parentElement?.closest('pre, code, textarea, select.content-type'))
      text.nodeValue = chinese;
  }
}

/**
 * In place of Swagger UI's filter, which looks at the names of tags alone.
 * @param {any} tags
 * @param {string} phrase
 */
function findOperations(tags, phrase) {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
  const found = tags.map((/** @type {any} */ tag, /** @type {string} */ name) =>
    tag.update('operations', (/** @type {any} */ operations) =>
      operations.filter((/** @type {any} */ operation) => {
        const about = [name, operation.get('path'), ...summaryOf(operation.get('operation'))];
        const text = about.join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    ),
  );
  return found.filter((/** @type {any} */ tag) => tag.get('operations').size > 0);
}

/** @param {any} operation */
const summaryOf = (operation) => [operation.get('summary'), operation.get('operationId')];

/** The token goes to the storage of this tab, which ends with it, and only while the box is ticked. */
const rememberToken = {
  statePlugins: { auth: { wrapActions: { authorize: thenRemember, logout: thenRemember } } },
};

/**
 * @param {(payload: unknown) => unknown} perform
 * @param {any} system
 */
function thenRemember(perform, system) {
  return (/** @type {unknown} */ payload) => {
    const done = perform(payload);
    remember(system);
    return done;
  };
}

/** @param {any} system */
function remember(system) {
  const token = system.authSelectors.authorized().getIn([SCHEME, 'value']);
  if (keepTokenBox().checked) sessionStorage.setItem(TOKEN, token ?? '');
  else sessionStorage.removeItem(TOKEN);
}

/** @param {any} ui */
function recallToken(ui) {
  const kept = sessionStorage.getItem(TOKEN);
  keepTokenBox().checked = kept !== null;
  keepTokenBox().addEventListener('change', () => remember(ui));
  if (kept) ui.preauthorizeApiKey(SCHEME, kept);
}

const keepTokenBox = () => /** @type {HTMLInputElement} */ (document.getElementById('keep-token'));
