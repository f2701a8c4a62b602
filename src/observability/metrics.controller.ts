import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../common/request/require-role.decorator.js';
import { MetricsWriter } from './metrics-text.js';

@ApiExcludeController()
@Controller()
export class MetricsController {
  constructor(private readonly writer: MetricsWriter) {}

  @Public()
  @Get('metrics')
  async metrics(@Headers('accept') accept: string | undefined, @Res() response: Response): Promise<void> {
    const { contentType, text } = await this.writer.write(accept);
    response.setHeader('Content-Type', contentType);
    response.end(text);
  }
}
