import { ApiSchema } from '@nestjs/swagger';
import { text } from '../../common/validation/reply-field.decorator.js';
import { MemberResultDto } from '../../openapi/envelope.dto.js';

/** What became of one disk of a request that needed several calls. */
@ApiSchema({ name: 'DiskResult' })
export class DiskResultDto extends MemberResultDto {
  @text('Disk', '云硬盘ID', 'disk-giys4n0i')
  DiskId: string;
}
