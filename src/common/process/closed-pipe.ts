/**
 * Whoever reads the output may have enough of it (`| head -1`): that ends the process in silence, with the code that
 * is set by then. Any other error of the output still ends it with its stack.
 */
export function closedPipeIsQuiet(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
}
