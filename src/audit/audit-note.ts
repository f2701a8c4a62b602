/** What the audited work tells the trail while it goes on; only its outcome row carries it. */
export class AuditNote {
  private ids: string[] | undefined;
  private about: string | undefined;
  private doubtful = false;
  private late: Promise<unknown> | undefined;

  /** Ids that only the work learns, such as those of created disks; they replace the ones of the intent. */
  diskIds(ids: string[]): void {
    this.ids = ids;
  }

  /** What was acted on when it is no disk, e.g. the id of a new API key. */
  subject(id: string): void {
    this.about = id;
  }

  /** From now on nobody knows whether it happened at Tencent; counts unless the work ends well. */
  unknown(): void {
    this.doubtful = true;
  }

  /**
   * The call goes on although the reply does not wait for it (the caller left, the deadline passed): the
   * outcome is that of this promise, recorded when it settles.
   */
  settled(outcome: Promise<unknown>): void {
    this.late = outcome;
    // The trail looks at it only once the work has ended; until then a rejection is not unhandled.
    outcome.catch(() => undefined);
  }

  get taken(): { diskIds?: string[]; subject?: string; isDoubtful: boolean; late?: Promise<unknown> } {
    return {
      ...(this.ids && { diskIds: this.ids }),
      ...(this.about && { subject: this.about }),
      ...(this.late && { late: this.late }),
      isDoubtful: this.doubtful,
    };
  }
}
