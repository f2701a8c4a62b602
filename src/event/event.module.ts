import { Module } from '@nestjs/common';
import { TencentModule } from '../tencent/tencent.module.js';
import { EventController } from './event.controller.js';
import { EventService } from './event.service.js';

@Module({ imports: [TencentModule], controllers: [EventController], providers: [EventService] })
export class EventModule {}
