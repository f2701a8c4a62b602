import { runCommand } from '../cli/program.js';
import { exitOnSignal } from '../common/process/exit-on-signal.js';

exitOnSignal();
process.exitCode = await runCommand(process.argv.slice(2));
