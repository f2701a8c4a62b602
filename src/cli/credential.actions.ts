import { Scope } from '../common/request/scope.js';
import { CredentialModule } from '../credential/credential.module.js';
import { CredentialService } from '../credential/credential.service.js';
import {
  CreateCredentialDto,
  CredentialOfDto,
  ListCredentialsDto,
  UpdateCredentialDto,
} from '../credential/dto/credential-requests.dto.js';
import { checkKeys, withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import { checked, pageFieldsOf } from './checked.js';
import { defined } from '../common/json/defined.js';
import type { PageOptions } from './options.js';
import { type OutputOptions, print } from './output.js';
import { confirm } from './prompt.js';
import { useRunningSandbox } from './running-sandbox.js';
import { readSecret } from './secret-input.js';
import { UsageError } from './usage.error.js';

export interface OwnerOptions extends OutputOptions {
  tenant: string;
  cluster: string;
}

export interface SettingsOptions extends OwnerOptions {
  region?: string;
  site?: string;
  description?: string;
  newKey?: boolean;
}

export interface UpdateOptions extends SettingsOptions {
  secret?: boolean;
  enable?: boolean;
  disable?: boolean;
}

/** What the list shows on a terminal; `inspect` and JSON have all. */
const COLUMNS = {
  List: ['TenantUuid', 'ClusterUuid', 'SecretId', 'Region', 'Site', 'Status', 'Description'],
};

export async function create(options: SettingsOptions): Promise<void> {
  const body = checked(CreateCredentialDto, { ...fieldsOf(options), ...(await readSecret()) });
  await change(options, (credentials) => credentials.create(commandContext('credential/create'), body));
}

export async function update(options: UpdateOptions): Promise<void> {
  const { enable, disable, secret } = options;
  if (enable && disable) throw new UsageError('--enable and --disable exclude each other');
  const body = checked(UpdateCredentialDto, {
    ...fieldsOf(options),
    ...(enable || disable ? { Enabled: enable === true } : {}),
    ...(secret ? await readSecret() : {}),
  });
  await change(options, (credentials) => credentials.update(commandContext('credential/update'), body));
}

export async function remove(options: OwnerOptions & { yes?: boolean }): Promise<void> {
  const body = checked(CredentialOfDto, fieldsOf(options));
  await confirm(
    `Delete the cloud key of the cluster ${body.ClusterUuid} of the tenant ${body.TenantUuid}?`,
    options,
  );
  await change(options, (credentials) => credentials.delete(commandContext('credential/delete'), body));
}

export async function inspect(options: OwnerOptions): Promise<void> {
  const body = checked(CredentialOfDto, fieldsOf(options));
  print(await read((credentials) => credentials.inspect(commandContext(), body)), options);
}

export async function list(options: PageOptions & OutputOptions & { tenant?: string }): Promise<void> {
  const body = checked(ListCredentialsDto, {
    ...defined({ TenantUuid: options.tenant }),
    ...pageFieldsOf(options),
  });
  print(await read((credentials) => credentials.list(commandContext(), body)), options, COLUMNS);
}

export async function verify(options: OwnerOptions): Promise<void> {
  const body = checked(CredentialOfDto, fieldsOf(options));
  // The SDK takes a while to load, and no other command needs it.
  const [{ TencentModule }, { CredentialVerifier }] = await Promise.all([
    import('../tencent/tencent.module.js'),
    import('../tencent/account/credential-verifier.js'),
  ]);
  const { data: verdict } = await withCommandApp(
    [TencentModule],
    (app) => app.get(CredentialVerifier).verify(Scope.of(commandContext(), body)),
    useRunningSandbox,
  );
  if (!verdict.Accepted) process.exitCode = 1;
  print(verdict, options);
}

const fieldsOf = ({ tenant, cluster, region, site, description }: SettingsOptions) =>
  defined({
    TenantUuid: tenant,
    ClusterUuid: cluster,
    Region: region,
    Site: site,
    Description: description,
  });

const read = <T>(work: (credentials: CredentialService) => Promise<T>): Promise<T> =>
  withCommandApp([CredentialModule], (app) => work(app.get(CredentialService)));

async function change(
  options: OutputOptions & { newKey?: boolean },
  work: (credentials: CredentialService) => Promise<object>,
): Promise<void> {
  const result = await withCommandApp([CredentialModule], async (app) => {
    await checkKeys(app, options.newKey === true);
    return work(app.get(CredentialService));
  });
  print(result, options);
}
