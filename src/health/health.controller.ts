import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../common/request/require-role.decorator.js';
import { Readiness } from './readiness.js';

/** For orchestrators; outside the envelope and without a token, so they say little. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers; nothing else is checked. */
  @Public()
  @Get('healthz')
  live(@Res() response: Response): void {
    response.json({ status: 'ok' });
  }

  @Public()
  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    const report = await this.readiness.report();
    response.status(report.status === 'ok' ? 200 : 503).json(report);
  }
}
