import { ApiKeyService } from '../auth/api-key.service.js';
import { AuthModule } from '../auth/auth.module.js';
import { CreateApiKeyDto, DeleteApiKeyDto, ListApiKeysDto } from '../auth/dto/api-key-requests.dto.js';
import { defined } from '../common/json/defined.js';
import { checked, pageFieldsOf } from './checked.js';
import { checkKeys, withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import type { PageOptions } from './options.js';
import { type OutputOptions, print } from './output.js';
import { confirm } from './prompt.js';

export interface CreateOptions extends OutputOptions {
  name: string;
  role: string;
  tenant: string[];
  expiresAt?: string;
}

export interface DeleteOptions extends OutputOptions {
  id: string;
  yes?: boolean;
}

export async function create(options: CreateOptions): Promise<void> {
  const { name: Name, role: Role, tenant: Tenants, expiresAt: ExpiresAt } = options;
  const body = checked(CreateApiKeyDto, defined({ Name, Role, Tenants, ExpiresAt }));
  print(await change((keys) => keys.create(commandContext('api_key/create'), body)), options);
}

export async function list(options: PageOptions & OutputOptions): Promise<void> {
  const body = checked(ListApiKeysDto, pageFieldsOf(options));
  const keys = await withCommandApp([AuthModule], (app) =>
    app.get(ApiKeyService).list(commandContext(), body),
  );
  print(keys, options);
}

export async function remove(options: DeleteOptions): Promise<void> {
  const body = checked(DeleteApiKeyDto, { ApiKeyId: options.id });
  await confirm(`Delete the API key ${body.ApiKeyId}?`, options);
  print(await change((keys) => keys.delete(commandContext('api_key/delete'), body)), options);
}

const change = (work: (keys: ApiKeyService) => Promise<object>): Promise<object> =>
  withCommandApp([AuthModule], async (app) => {
    await checkKeys(app, false);
    return work(app.get(ApiKeyService));
  });
