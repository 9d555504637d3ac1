/**
 * How much a file may hold. Kubernetes has limits of its own, far higher; these keep every file, also one made to
 * hurt, a matter of milliseconds, and no manifest a person writes comes near them.
 */

export const limits: Readonly<Record<'size' | 'documents' | 'depth' | 'values', number>> = {
  /** Of a file: bytes where it is read, characters where its text is. */
  size: 256 * 1024,
  documents: 1000,
  depth: 100,
  /** In one document, with aliases counted as often as they are used. */
  values: 100_000,
}
