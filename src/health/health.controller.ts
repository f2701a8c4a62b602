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

  /** 503 when not even reads are served. While writes alone are refused it is 200, or a balancer would lose every replica. */
  @Public()
  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    const report = await this.readiness.report();
    response.status(report.status === 'unavailable' ? 503 : 200).json(report);
  }

  /** 503 whenever a write would be refused: for alerts, and for balancers that route writes apart. */
  @Public()
  @Get('readyz/writes')
  async readyForWrites(@Res() response: Response): Promise<void> {
    const report = await this.readiness.report();
    response.status(report.status === 'ok' ? 200 : 503).json(report);
  }
}
