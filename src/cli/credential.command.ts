import { Command } from 'commander';
import { AppError } from '../errors/app.error.js';
import { Scope } from '../common/request/scope.js';
import { DtoPipe } from '../common/validation/validation.pipe.js';
import { CreateCredentialDto } from '../credential/dto/create-credential.dto.js';
import { CredentialOfDto, ListCredentialsDto } from '../credential/dto/list-credentials.dto.js';
import { UpdateCredentialDto } from '../credential/dto/update-credential.dto.js';
import { commandContext } from './command-context.js';
import { printJson } from './output.js';
import { readSecret } from './secret-input.js';
import { type Services, withServices } from './services.js';
import { UsageError } from './usage.error.js';

interface Place {
  tenant: string;
  cluster: string;
}

interface Settings extends Place {
  region?: string;
  description?: string;
  newKey?: boolean;
}

const STDIN_NOTE = '\nThe key is read from standard input, as JSON or asked for: never as an argument.';

/** `credential …`: the routes of the same names. */
export function credentialCommand(): Command {
  const group = new Command('credential').description('cloud keys of tenants');
  settings(place(group.command('create').description('store a cloud key')))
    .addHelpText('after', STDIN_NOTE)
    .action(async (options: Settings) => {
      const body = check(CreateCredentialDto, { ...fieldsOf(options), ...(await readSecret()) });
      await change('create', body, options, ({ credentials }, context) => credentials.create(context, body));
    });
  settings(place(group.command('update').description('change a stored cloud key or its settings')))
    .option('--secret', 'replace the key by the one on standard input')
    .option('--enable', 'use it again')
    .option('--disable', 'refuse every call with it')
    .addHelpText('after', STDIN_NOTE)
    .action(async (options: Settings & { secret?: boolean; enable?: boolean; disable?: boolean }) => {
      if (options.enable && options.disable)
        throw new UsageError('--enable and --disable exclude each other');
      const body = check(UpdateCredentialDto, {
        ...fieldsOf(options),
        ...(options.enable || options.disable ? { Enabled: options.enable === true } : {}),
        ...(options.secret ? await readSecret() : {}),
      });
      await change('update', body, options, ({ credentials }, context) => credentials.update(context, body));
    });
  place(group.command('delete').description('forget a stored cloud key')).action(async (options: Place) => {
    const body = check(CredentialOfDto, fieldsOf(options));
    await change('delete', body, {}, ({ credentials }, context) => credentials.delete(context, body));
  });
  place(group.command('inspect').description('show a stored cloud key without its secrets')).action(
    async (options: Place) => {
      const body = check(CredentialOfDto, fieldsOf(options));
      printJson(await withServices(({ credentials }) => credentials.inspect(commandContext(), body)));
    },
  );
  place(group.command('verify').description('ask Tencent whether it accepts a stored cloud key')).action(
    async (options: Place) => {
      const body = check(CredentialOfDto, fieldsOf(options));
      // The SDK takes a while to load, and no other command needs it.
      const { withVerifier } = await import('../tencent/account/standalone-verifier.js');
      const { data: verdict } = await withServices((services) =>
        withVerifier(partsOf(services), (verifier) => verifier.verify(Scope.of(commandContext(), body))),
      );
      printJson(verdict);
      if (!verdict.Accepted) process.exitCode = 1;
    },
  );
  group
    .command('list')
    .description('show stored cloud keys without their secrets')
    .option('--tenant <id>', 'only this tenant')
    .option('--page <n>', 'page, from 0', '0')
    .option('--page-size <n>', 'rows a page', '100')
    .action(async (options: { tenant?: string; page: string; pageSize: string }) => {
      const { tenant, page, pageSize } = options;
      const body = check(ListCredentialsDto, {
        TenantUuid: tenant,
        PageNum: Number(page),
        PageSize: Number(pageSize),
      });
      printJson(await withServices(({ credentials }) => credentials.list(commandContext(), body)));
    });
  return group;
}

const partsOf = ({ config, credentialCache: cache, credentialCipher: cipher, trail }: Services) => ({
  config,
  cache,
  cipher,
  trail,
});

const place = (command: Command): Command =>
  command.requiredOption('--tenant <id>', 'tenant').requiredOption('--cluster <id>', 'cluster of the tenant');

const settings = (command: Command): Command =>
  command
    .option('--region <region>', 'region for requests that name none')
    .option('--description <text>', 'what the account is for')
    .option('--new-key', 'seal with a key that no service has started with yet');

const fieldsOf = ({ tenant, cluster, region, description }: Settings) => ({
  TenantUuid: tenant,
  ClusterUuid: cluster,
  ...(region === undefined ? {} : { Region: region }),
  ...(description === undefined ? {} : { Description: description }),
});

/** The rules of the HTTP routes. */
function check<T>(dto: new () => T, fields: object): T {
  try {
    return new DtoPipe().transform(fields, { type: 'body', metatype: dto }) as T;
  } catch (error) {
    throw AppError.is(error, 'INVALID_PARAMETER') ? new UsageError(error.detail) : error;
  }
}

/** Every change is in the audit trail, like those over HTTP. */
async function change(
  verb: 'create' | 'update' | 'delete',
  { TenantUuid: tenantUuid, ClusterUuid: clusterUuid }: CredentialOfDto,
  { newKey }: { newKey?: boolean },
  work: (services: Services, context: ReturnType<typeof commandContext>) => Promise<unknown>,
): Promise<void> {
  const context = commandContext(`credential/${verb}`);
  const result = await withServices(async (services) => {
    if (newKey) await services.keyCheck.verify();
    else await services.keyCheck.verifyForCommand();
    const entry = { context, tenantUuid, clusterUuid };
    return services.trail.record(entry, () => work(services, context));
  });
  printJson(result);
}
