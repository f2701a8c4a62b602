import { Command } from 'commander';
import { AppError } from '../errors/app.error.js';
import { Scope } from '../common/request/scope.js';
import { DtoPipe } from '../common/validation/validation.pipe.js';
import { SITES } from '../credential/dto/site.js';
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
import { printJson } from './output.js';
import { readSecret } from './secret-input.js';
import { UsageError } from './usage.error.js';

interface OwnerOptions {
  tenant: string;
  cluster: string;
}

interface SettingsOptions extends OwnerOptions {
  region?: string;
  site?: string;
  description?: string;
  newKey?: boolean;
}

const STDIN_NOTE = '\nThe key is read from standard input, as JSON or asked for: never as an argument.';

/** `credential …`: the routes of the same names. */
export function credentialCommand(): Command {
  const group = new Command('credential').description('cloud keys of tenants');
  withSettings(withOwner(group.command('create').description('store a cloud key')))
    .addHelpText('after', STDIN_NOTE)
    .action(async (options: SettingsOptions) => {
      const body = check(CreateCredentialDto, { ...fieldsOf(options), ...(await readSecret()) });
      await change(options, (credentials) => credentials.create(commandContext('credential/create'), body));
    });
  withSettings(withOwner(group.command('update').description('change a stored cloud key or its settings')))
    .option('--secret', 'replace the key by the one on standard input')
    .option('--enable', 'use it again')
    .option('--disable', 'refuse every call with it')
    .addHelpText('after', STDIN_NOTE)
    .action(async (options: SettingsOptions & { secret?: boolean; enable?: boolean; disable?: boolean }) => {
      if (options.enable && options.disable)
        throw new UsageError('--enable and --disable exclude each other');
      const body = check(UpdateCredentialDto, {
        ...fieldsOf(options),
        ...(options.enable || options.disable ? { Enabled: options.enable === true } : {}),
        ...(options.secret ? await readSecret() : {}),
      });
      await change(options, (credentials) => credentials.update(commandContext('credential/update'), body));
    });
  withOwner(group.command('delete').description('forget a stored cloud key')).action(
    async (options: OwnerOptions) => {
      const body = check(CredentialOfDto, fieldsOf(options));
      await change({}, (credentials) => credentials.delete(commandContext('credential/delete'), body));
    },
  );
  withOwner(group.command('inspect').description('show a stored cloud key without its secrets')).action(
    async (options: OwnerOptions) => {
      const body = check(CredentialOfDto, fieldsOf(options));
      printJson(await read((credentials) => credentials.inspect(commandContext(), body)));
    },
  );
  withOwner(group.command('verify').description('ask Tencent whether it accepts a stored cloud key')).action(
    async (options: OwnerOptions) => {
      const body = check(CredentialOfDto, fieldsOf(options));
      // The SDK takes a while to load, and no other command needs it.
      const [{ TencentModule }, { CredentialVerifier }] = await Promise.all([
        import('../tencent/tencent.module.js'),
        import('../tencent/account/credential-verifier.js'),
      ]);
      const { data: verdict } = await withCommandApp([TencentModule], (app) =>
        app.get(CredentialVerifier).verify(Scope.of(commandContext(), body)),
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
      printJson(await read((credentials) => credentials.list(commandContext(), body)));
    });
  return group;
}

const withOwner = (command: Command): Command =>
  command.requiredOption('--tenant <id>', 'tenant').requiredOption('--cluster <id>', 'cluster of the tenant');

const withSettings = (command: Command): Command =>
  command
    .option('--region <region>', 'region for requests that name none')
    .option('--site <site>', `site of Tencent that the account belongs to: ${SITES.join(' or ')}`)
    .option('--description <text>', 'what the account is for')
    .option('--new-key', 'seal with a key that no service has started with yet');

const fieldsOf = ({ tenant, cluster, region, site, description }: SettingsOptions) => ({
  TenantUuid: tenant,
  ClusterUuid: cluster,
  ...(region === undefined ? {} : { Region: region }),
  ...(site === undefined ? {} : { Site: site }),
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

const read = <T>(work: (credentials: CredentialService) => Promise<T>): Promise<T> =>
  withCommandApp([CredentialModule], (app) => work(app.get(CredentialService)));

async function change(
  { newKey = false }: { newKey?: boolean },
  work: (credentials: CredentialService) => Promise<unknown>,
): Promise<void> {
  const result = await withCommandApp([CredentialModule], async (app) => {
    await checkKeys(app, newKey);
    return work(app.get(CredentialService));
  });
  printJson(result);
}
