/** Collects what a page should not do: errors, violations of its policy, requests to anywhere else. */
export class PageWatch {
  /** @type {string[]} */
  faults = [];

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} origin
   */
  static async on(page, origin) {
    const watch = new PageWatch();
    const note = (/** @type {string} */ fault) => watch.faults.push(fault);
    page.on('console', (message) => {
      // A refused call is what some checks are about; the browser reports its status as an error.
      if (message.type() === 'error' && !/Failed to load resource.*status of 4\d\d/.test(message.text()))
        note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
    page.on('requestfailed', (request) => {
      // Given up because the page was left, e.g. its icon.
      if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
      note(`failed: ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
        note(`elsewhere: ${request.url()}`);
    });
    await page.exposeFunction('noteViolation', (/** @type {string} */ text) => note(`policy: ${text}`));
    await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
      window.noteViolation(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`);
    return watch;
  }
}
