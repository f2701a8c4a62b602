import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Admission, ownerBeforeBody, ownerOf } from './admission.js';

/** The last guard: a request waits until its tenant may have one more in flight. */
@Injectable()
export class AdmissionGuard implements CanActivate {
  private readonly admission = new Admission();

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const http = execution.switchToHttp();
    const { context, body } = http.getRequest<Request>();
    if (!context.caller) return true;
    const owner = ownerOf(context, body);
    // A caller of several tenants took a turn of its own before its body was read.
    if (owner !== ownerBeforeBody(context)) await this.admission.turn(context, owner);
    const release = once(await this.admission.place(context, owner));
    context.leavePlace = release;
    const response = http.getResponse<Response>();
    if (response.closed) release();
    else response.once('close', release);
    return true;
  }
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
  };
}
