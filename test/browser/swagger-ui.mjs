/** Swagger UI as a person sees it. */
export class SwaggerUi {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} origin
   */
  constructor(page, origin) {
    this.page = page;
    this.origin = origin;
  }

  async open() {
    const response = await this.page.goto(`${this.origin}/docs`, { waitUntil: 'networkidle' });
    await this.page.locator('.opblock').first().waitFor();
    return response;
  }

  /** @param {string} tag @param {string} operationId */
  operation(tag, operationId) {
    return this.page.locator(`#operations-${tag}-${operationId}`);
  }

  /**
   * Opens an operation and switches it to trying out.
   * @param {string} tag
   * @param {string} operationId
   * @returns the prefilled body
   */
  async prepare(tag, operationId) {
    const operation = this.operation(tag, operationId);
    await operation.locator('.opblock-summary-control').click();
    const tryOut = operation.getByRole('button', { name: 'Try it out' });
    const body = operation.locator('textarea.body-param__text');
    await body.or(tryOut).first().waitFor();
    if (await tryOut.isVisible()) await tryOut.click();
    return JSON.parse(await body.inputValue());
  }

  /**
   * Waits until the documented answers are on the page.
   * @param {string} tag
   * @param {string} operationId
   */
  async shown(tag, operationId) {
    await this.operation(tag, operationId).locator('.response .highlight-code').first().waitFor();
  }

  /**
   * Presses Execute and reads the answer.
   * @param {string} tag
   * @param {string} operationId
   */
  async execute(tag, operationId) {
    const operation = this.operation(tag, operationId);
    const answered = this.page.waitForResponse((response) => response.request().method() === 'POST');
    await operation.locator('button.execute').click();
    const answer = await answered;
    const live = operation.locator('.live-responses-table .response').first();
    const shown = live.locator('.response-col_status');
    // The answer before this one stays on the page for a moment.
    await shown.filter({ hasText: String(answer.status()) }).waitFor();
    const status = Number((await shown.innerText()).trim().slice(0, 3));
    const text = await live.locator('.highlight-code').first().innerText();
    return { status, text };
  }

  /** @param {string} token */
  async authorize(token) {
    await this.page.locator('.scheme-container button.authorize').click();
    const dialog = this.page.locator('.dialog-ux .modal-ux');
    await dialog.locator('input').fill(token);
    await dialog.locator('button.authorize').click();
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  }
}
