/** One row of a request table of the portal's document. */
export interface DocumentParameter {
  route: DocumentRoute;
  name: string;
  /** As the document writes it. */
  type: string;
  /** As the document says; this service relaxes some of them, see `RELAXED`. */
  required: boolean;
}

type Row = readonly [name: string, type: string, required?: 'required'];

/** The request tables, route by route, in the order of the document. */
export const PARAMETER_TABLES = {
  create: [
    ['DiskType', 'string', 'required'],
    ['DiskChargeType', 'string', 'required'],
    ['Placement', 'struct', 'required'],
    ['DiskName', 'string'],
    ['DiskCount', 'uint64'],
    ['DiskChargePrepaid', 'struct'],
    ['DiskSize', 'uint64', 'required'],
    ['SnapshotId', 'string'],
    ['ClientToken', 'string'],
    ['Encrypt', 'string'],
    ['Tags', 'struct array'],
    ['Shareable', 'bool'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
  ],
  'distributed/inspect': [
    ['DiskIds', 'string array'],
    ['Filters', 'struct array'],
    ['Offset', 'uint64'],
    ['Limit', 'uint64'],
    ['Order', 'string'],
    ['OrderField', 'string'],
    ['ReturnBindAutoSnapshotPolicy', 'bool'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string'],
  ],
  list: [
    ['DiskIds', 'string array'],
    ['Filters', 'struct array'],
    ['Offset', 'uint64'],
    ['Limit', 'uint64'],
    ['Order', 'string'],
    ['OrderField', 'string'],
    ['ReturnBindAutoSnapshotPolicy', 'bool'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
    ['State', 'string'],
    ['AutoSnapshotPolicyId', 'string'],
    ['Fuzzy', 'string'],
    ['Zone', 'string'],
    ['PageNum', 'int'],
    ['PageSize', 'int'],
  ],
  inspect: [
    ['DiskIds', 'string array', 'required'],
    ['Filters', 'struct array'],
    ['Offset', 'uint64'],
    ['Limit', 'uint64'],
    ['Order', 'string'],
    ['OrderField', 'string'],
    ['ReturnBindAutoSnapshotPolicy', 'bool'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
  ],
  update: [
    ['DiskIds', 'string array', 'required'],
    ['ProjectId', 'uint64'],
    ['DiskName', 'string'],
    ['Portable', 'bool'],
    ['DeleteWithInstance', 'bool'],
    ['DiskType', 'string'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
  ],
  resize: [
    ['DiskIds', 'string array', 'required'],
    ['DiskSize', 'uint64', 'required'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
  ],
  'logs/list': [
    ['Filters', 'struct array'],
    ['BeginTime', 'string'],
    ['EndTime', 'string'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
    ['DiskId', 'string', 'required'],
    ['Fuzzy', 'string'],
    ['PageNum', 'int'],
    ['PageSize', 'int'],
  ],
  delete: [
    ['DiskIds', 'string struct', 'required'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
  ],
  attach: [
    ['DiskIds', 'string array', 'required'],
    ['InstanceId', 'string', 'required'],
    ['DeleteWithInstance', 'bool'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string', 'required'],
  ],
  detach: [
    ['DiskIds', 'string array', 'required'],
    ['InstanceId', 'string'],
    ['TenantUuid', 'string', 'required'],
    ['ClusterUuid', 'string', 'required'],
    ['Region', 'string'],
  ],
} as const satisfies Record<string, readonly Row[]>;

export type DocumentRoute = keyof typeof PARAMETER_TABLES;

export const ROUTES = Object.keys(PARAMETER_TABLES) as DocumentRoute[];

export const DOCUMENT_PARAMETERS: DocumentParameter[] = ROUTES.flatMap((route) =>
  (PARAMETER_TABLES[route] as readonly Row[]).map(([name, type, required]) => ({
    route,
    name,
    type,
    required: required === 'required',
  })),
);
