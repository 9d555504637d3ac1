/** Blocks until `folder` could be made; the function returned gives the lock back. See lock.cjs. */
export function acquire(
  folder: string,
  options?: { readonly patienceMs?: number; readonly onWait?: () => void },
): () => void
