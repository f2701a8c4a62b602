import { runCommand } from './cli/program.js';

// Without a handler the signal would leave an embedded server behind that only this command uses.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

process.exitCode = await runCommand(process.argv.slice(2));
