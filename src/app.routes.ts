import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express, Request } from 'express';
import { type Route, RouteTable } from './common/request/route-table.js';
import type { AppError } from './errors/app.error.js';
import { PublishedDocuments } from './openapi/published-documents.js';

/** The refusal of a request that no route takes. The table is made when it is first needed: then all routes are there. */
export function unmatchedBy(app: NestExpressApplication): (request: Request) => AppError {
  let table: RouteTable | undefined;
  return ({ path }) => (table ??= new RouteTable(routesOf(app))).refusalOf(path);
}

function routesOf(app: NestExpressApplication): Route[] {
  const { stack } = (app.getHttpAdapter().getInstance() as Express).router;
  const handled = stack.flatMap(({ route }) =>
    route
      ? Object.keys(methodsOf(route)).map((method) => ({ method: method.toUpperCase(), path: route.path }))
      : [],
  );
  const documents = app.get(PublishedDocuments).paths;
  return [...handled, ...documents.map((path) => ({ method: 'GET', path }))];
}

/** What Express keeps and its types lack. */
const methodsOf = (route: object): object => (route as { methods: object }).methods;
