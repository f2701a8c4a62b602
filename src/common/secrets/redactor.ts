import { RenewedMap } from '../concurrency/renewed-map.js';
import type { RequestContext } from '../request/request-context.js';
import { encodedFormsOf } from './encoded-forms.js';

const MASK = '[redacted]';

/** Patterns that are secrets wherever they appear, even if the value is not known. */
const SECRET_SHAPES: [RegExp, string][] = [
  [/\b(AKID|IKID)[A-Za-z0-9_-]{8,}/g, `$1${MASK}`],
  [/\bBearer\s+[^\s"',]+/gi, `Bearer ${MASK}`],
  [/\btdk_[A-Za-z0-9_-]{8,}/g, `tdk_${MASK}`],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]+/g, MASK],
  [/\bSignature=[0-9a-f]{16,}/gi, `Signature=${MASK}`],
  [/(:\/\/[^\s:/@]*:)[^\s@/]+@/g, `$1${MASK}@`],
];

/**
 * Removes secrets from free text by value, not by field name. It knows the secrets of the configuration always, and
 * those of cloud accounts only while a request uses them, so that no plain key stays in memory only to be redacted.
 */
export class Redactor {
  private readonly lasting = new Set<string>();
  private readonly held = new RenewedMap<string, number>();
  /** Apart from the contexts, so that whoever prints a context prints no secret. */
  private readonly heldBy = new WeakMap<RequestContext, string[]>();
  /** A credential that is opened after its request has ended is not used any more. */
  private readonly ended = new WeakSet<RequestContext>();

  /** For secrets of the configuration. Values under 8 characters could equal ordinary words and are left out. */
  keep(...values: (string | undefined)[]): void {
    for (const value of values) if (value && value.length >= 8) this.lasting.add(value);
  }

  /** Until `release` is called for the same context. */
  hold(context: RequestContext, ...values: (string | undefined)[]): void {
    if (this.ended.has(context)) return;
    for (const value of values) {
      if (!value || value.length < 8) continue;
      this.held.set(value, (this.held.get(value) ?? 0) + 1);
      this.heldBy.set(context, [...(this.heldBy.get(context) ?? []), value]);
    }
  }

  release(context: RequestContext): void {
    const values = this.heldBy.get(context) ?? [];
    this.heldBy.delete(context);
    this.ended.add(context);
    for (const value of values) {
      const count = (this.held.get(value) ?? 1) - 1;
      if (count > 0) this.held.set(value, count);
      else this.held.delete(value);
    }
  }

  redact(text: string): string {
    let clean = text;
    for (const value of [...this.lasting, ...this.held.keys()])
      for (const form of encodedFormsOf(value)) clean = clean.replaceAll(form, MASK);
    for (const [shape, replacement] of SECRET_SHAPES) clean = clean.replace(shape, replacement);
    return clean;
  }
}
