import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

export const text = (en: string, zh: string, example?: string): PropertyDecorator =>
  shown({ type: String }, en, zh, example);
export const flag = (en: string, zh: string, example?: boolean): PropertyDecorator =>
  shown({ type: Boolean }, en, zh, example);
export const count = (en: string, zh: string, example?: number): PropertyDecorator =>
  shown({ type: 'integer', format: 'int64' }, en, zh, example);

function shown(kind: ApiPropertyOptions, en: string, zh: string, example: unknown): PropertyDecorator {
  return ApiProperty({
    ...kind,
    description: `${en} / ${zh}`,
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions);
}
