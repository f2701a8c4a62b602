import { Injectable } from '@nestjs/common';

/** Whether the service is on its way out; set by the signal, read by `/readyz` and by every reply. */
@Injectable()
export class Drain {
  isOn = false;
}
