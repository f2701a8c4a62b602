export { createClient, type Client, type ClientOptions } from './client.js';
export type { BodyOf, CallOptions, DataOf, OperationName, Reply } from './client.js';
export { DiskServiceError } from './disk-service-error.js';
export { OperationError, waitFor, type Operation, type OperationScope, type WaitOptions } from './wait.js';
export type { components } from './generated/schema.js';
