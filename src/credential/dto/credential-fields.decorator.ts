import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ChoiceField, TextField, type FieldText } from '../../common/validation/field.decorator.js';
import { SITES } from './site.js';

const MAX_KEY_LENGTH = 256;
const MAX_TOKEN_LENGTH = 4096;
/** Everything Tencent issues; no spaces, so that a key pasted together with other text is refused. */
const KEY_PATTERN = /^[\x21-\x7e]+$/;

const printable = (max: number) => ({
  max,
  pattern: KEY_PATTERN,
  form: {
    en: `at most ${max} printable ASCII characters without spaces`,
    zh: `不超过${max}个、不含空格的可见ASCII字符`,
  },
});

/** Copied keys come with line ends and spaces. */
const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const SecretId = (text: Partial<FieldText> = {}): PropertyDecorator =>
  applyDecorators(
    TextField(
      {
        en: 'SecretId of the cloud account',
        zh: '云账号SecretId',
        example: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
        ...text,
      },
      printable(MAX_KEY_LENGTH),
    ),
    Trimmed(),
  );

export const SecretKey = (text: Partial<FieldText> = {}): PropertyDecorator =>
  applyDecorators(
    TextField(
      {
        en: 'SecretKey of the cloud account; never returned',
        zh: '云账号SecretKey，只写不读',
        example: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
        ...text,
      },
      printable(MAX_KEY_LENGTH),
    ),
    ApiProperty({ writeOnly: true }),
    Trimmed(),
  );

export const Token = (text: Partial<FieldText> = {}): PropertyDecorator =>
  applyDecorators(
    TextField(
      { en: 'Token of a temporary key; never returned', zh: '临时密钥的Token，只写不读', ...text },
      printable(MAX_TOKEN_LENGTH),
    ),
    ApiProperty({ writeOnly: true }),
    Trimmed(),
  );

export const CloudSite = (text: Partial<FieldText> = {}): PropertyDecorator =>
  ChoiceField(
    {
      en: 'Site of Tencent that the account belongs to: china, international; absent in a new one means china',
      zh: '账号所属的腾讯云站点：china中国站，international国际站；新建时不填为china',
      example: 'china',
      ...text,
    },
    SITES,
  );

export const Description = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextField(
    { en: 'What this account is for', zh: '该云账号的用途', example: 'Guangzhou production', ...text },
    { max: 255 },
  );
