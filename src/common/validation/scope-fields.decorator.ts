import { regionMeant } from './known-regions.js';
import { type FieldText, TextField } from './field.decorator.js';

const UUID_RULES = {
  max: 64,
  pattern: /^[A-Za-z0-9_-]{1,64}$/,
  form: { en: 'at most 64 letters, digits, "_" or "-"', zh: '不超过64个字符的字母、数字、“_”或“-”' },
};

const REGION_RULES = {
  max: 64,
  pattern: /^[a-z]{2,4}(-[a-z0-9]+){1,3}$/,
  form: { en: 'a region such as ap-guangzhou', zh: '地域，例如ap-guangzhou' },
  meant: regionMeant,
};

export const TenantUuid = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextField({ en: 'Tenant id', zh: '租户uuid', required: true, example: 'system', ...text }, UUID_RULES);

export const ClusterUuid = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextField(
    {
      en: 'Cluster id',
      zh: '集群uuid',
      required: true,
      example: '72db4b34-1473-418f-ade4-de00b956f16b',
      ...text,
    },
    UUID_RULES,
  );

export const Region = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextField({ en: 'Region', zh: '地域', required: true, example: 'ap-guangzhou', ...text }, REGION_RULES);
