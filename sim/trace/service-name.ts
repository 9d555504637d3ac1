/** How a sentence names an object that everybody knows the kind of: default/web. */
export function nameOf({
  metadata,
}: {
  readonly metadata: { readonly name: string; readonly namespace?: string }
}): string {
  return metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`
}
