import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK_MS = 240_000;
/** Begins the line of a command in the trace of bash. */
const TRACE = '+|';
/** These are carried out by bash itself: what they are given is in no list of processes. */
const BUILTINS = /^(?:printf|echo|export|read|test|\[\[?|:|local|set|shift|\.|source|eval|wait|trap|\w+=)/;

export interface Done {
  code: number;
  stdout: string;
  stderr: string;
}

/** One bash, as the terminal of the person who follows a runbook: what a block sets, the next one has. */
export class Shell {
  private readonly bash: ChildProcess;
  private blocks = 0;
  private onLine: (line: string) => void = () => undefined;
  private readonly ended: Promise<never>;

  constructor(private readonly folder: string) {
    this.bash = spawn('bash', ['--noprofile', '--norc'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = new Promise((_, reject) => {
      this.bash.once('exit', (code) => reject(new Error(`bash ended with ${code}`)));
    });
    this.ended.catch(() => undefined);
    this.bash.stdout!.setEncoding('utf8').on('data', (text: string) => this.onLine(text.trim()));
    const onError = `trap 'printf "%s\\n" "$BASH_COMMAND" >> .failed' ERR`;
    this.bash.stdin!.write(
      `exec 9>.trace; BASH_XTRACEFD=9; PS4='${TRACE}'; set -E; ${onError}; . ./site.sh\n`,
    );
  }

  /** What it ends with is that of its last command, and `failed` has each command that failed on the way. */
  async run(text: string): Promise<Done & { failed: string }> {
    this.blocks += 1;
    const file = join(this.folder, `.block-${this.blocks}`);
    writeFileSync(`${file}.sh`, text);
    writeFileSync(join(this.folder, '.failed'), '');
    const code = new Promise<number>((resolve) => (this.onLine = (line) => resolve(Number(line))));
    this.bash.stdin!.write(
      `set -x; . ${file}.sh </dev/null >${file}.out 2>${file}.err; ENDED=$?; set +x; echo "$ENDED"\n`,
    );
    const output = () => ['out', 'err'].map((end) => readText(`${file}.${end}`));
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`a block takes too long: ${text}\n${output().join('\n')}`)),
        BLOCK_MS,
      );
    });
    const done = await Promise.race([code, this.ended, tooLong]).finally(() => clearTimeout(timer));
    const [stdout, stderr] = output() as [string, string];
    return { code: done, stdout, stderr, failed: readText(join(this.folder, '.failed')) };
  }

  /** The programs that were started, with what others could see of them. */
  get started(): string[] {
    const commands = readText(join(this.folder, '.trace')).split(/^\++\|/m);
    return commands.filter((command) => command !== '' && !BUILTINS.test(command));
  }

  close(): void {
    this.bash.removeAllListeners('exit');
    this.bash.kill('SIGKILL');
  }
}

const readText = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
