import { Limit, Offset, Order } from '../validation/page-fields.decorator.js';
import type { FilterDto } from './filter.dto.js';
import { ScopeDto } from './scope.dto.js';

/** What every list and count of a resource takes beside its ids. */
export class ListConditionsDto extends ScopeDto {
  /** Which names are known is the resource's. */
  Filters?: FilterDto[];

  @Offset()
  Offset?: number;

  @Limit()
  Limit?: number;

  @Order()
  Order?: string;

  /** What it may be is the resource's. */
  OrderField?: string;
}

/** The conditions as a search takes them; no id is no condition. */
export const conditionsOf = (dto: ListConditionsDto, ids: string[]) => ({
  ...(ids.length > 0 ? { ids } : {}),
  filters: (dto.Filters ?? []).map(({ Name, Values }) => ({ Name, Values })),
  order: dto.Order,
  orderField: dto.OrderField,
});
