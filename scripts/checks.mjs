/** Counts named checks; `close` prints the line that CI reads. */
export class Checks {
  passed = 0;
  failed = 0;
  skipped = 0;

  /**
   * @param {string} name
   * @param {() => Promise<unknown>} body
   */
  run = async (name, body) => {
    const started = Date.now();
    try {
      await body();
      this.passed += 1;
      console.log(`ok      ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      this.failed += 1;
      console.log(`failed  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  /**
   * Not counted as passed.
   * @param {string} name
   * @param {string} reason
   */
  skip(name, reason) {
    this.skipped += 1;
    console.log(`skipped ${name}: ${reason}`);
  }

  close() {
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
    console.log(`${this.passed} passed, ${this.failed} failed${skipped}`);
    if (this.failed > 0 || this.passed === 0) process.exitCode = 1;
  }
}
