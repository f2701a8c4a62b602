import { closedPipeIsQuiet } from '../common/process/closed-pipe.js';
import { runCommand } from '../cli/program.js';
import { exitOnSignal } from '../common/process/exit-on-signal.js';

exitOnSignal();
closedPipeIsQuiet();
process.exitCode = await runCommand(process.argv.slice(2));
