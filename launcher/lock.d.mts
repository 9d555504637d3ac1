/** Blocks until `folder` could be made; the function returned gives the lock back. See lock.mjs. */
export function acquire(
  folder: string,
  options?: { readonly patienceMs?: number; readonly onWait?: () => void },
): () => void
