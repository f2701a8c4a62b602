/** Is told how many rows of how many are done. The total is an estimate where rows come while it runs. */
export type OnProgress = (done: number, total: number) => void;
