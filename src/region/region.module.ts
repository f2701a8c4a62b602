import { Module } from '@nestjs/common';
import { TencentModule } from '../tencent/tencent.module.js';
import { RegionController } from './region.controller.js';
import { RegionService } from './region.service.js';

@Module({ imports: [TencentModule], controllers: [RegionController], providers: [RegionService] })
export class RegionModule {}
