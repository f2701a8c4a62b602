import { distance } from 'fastest-levenshtein';
import { AppError } from '../../errors/app.error.js';

export interface Route {
  method: string;
  path: string;
}

/** A longer path is a slip of none; comparing takes time with its length. */
const MAX_PATH_LENGTH = 96;
/** Edits of one letter between a path and the route that was meant; a third of a short path at most. */
const MAX_EDITS = 3;

/** Says of a request that no route takes what was probably meant. */
export class RouteTable {
  private readonly routes: readonly (Route & { core: string; whole: string })[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => ({ ...route, core: coreOf(route.path), whole: wholeOf(route.path) }));
  }

  /** METHOD_NOT_ALLOWED for a known path, else NO_SUCH_ROUTE. The path is not repeated. */
  refusalOf(path: string): AppError {
    const methods = this.routes.filter(({ whole }) => whole === wholeOf(path)).map(({ method }) => method);
    return methods.length > 0 ? methodNotAllowed(methods) : this.noSuchRoute(path);
  }

  private noSuchRoute(path: string): AppError {
    const meant = path.length > MAX_PATH_LENGTH ? undefined : this.nearest(coreOf(path));
    if (!meant)
      return new AppError('NO_SUCH_ROUTE', {
        en: 'every route is a POST under /v1/tencent/; /docs lists them',
        zh: '所有接口均为/v1/tencent/下的POST，列表见/docs',
      });
    const { method, path: known } = meant;
    return new AppError('NO_SUCH_ROUTE', {
      en: `did you mean ${method} ${known}?`,
      zh: `是否应为${method} ${known}？`,
    });
  }

  /** Undefined when none is near, or two are equally near. */
  private nearest(core: string): Route | undefined {
    const most = Math.min(MAX_EDITS, Math.floor(core.length / 3));
    const [first, second] = this.routes
      .map((route) => ({ route, edits: distance(core, route.core) }))
      .filter(({ edits }) => edits <= most)
      .toSorted((a, b) => a.edits - b.edits);
    return first && first.edits !== second?.edits ? first.route : undefined;
  }
}

function methodNotAllowed(methods: readonly string[]): AppError {
  const [method] = methods;
  return new AppError(
    'METHOD_NOT_ALLOWED',
    { en: `send ${method} to this path instead`, zh: `该路径请使用${method}方法` },
    { headers: { Allow: methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : each)).join(', ') } },
  );
}

/** As Express compares paths. */
const wholeOf = (path: string): string => path.toLowerCase().replace(/(?<=.)\/$/, '');

/** Without what most routes begin with, which is often forgotten or mistyped. */
const coreOf = (path: string): string =>
  wholeOf(path)
    .replace(/^\/(v\d+\/)?(tencent\/)?/, '')
    .replaceAll('-', '_');
