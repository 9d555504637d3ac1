/**
 * What is in an image that people use? Ports come from the images' documentation and default configuration, not from
 * what a manifest declares: containerPort documents a port, it opens none. An image that has no row is unknown.
 */
import { dataStores } from './known-data-stores.ts'
import { echoServers } from './known-echo-servers.ts'
import type { KnownImage, KnownImages } from './known-image.ts'
import { ingressControllers } from './known-ingress-controllers.ts'
import { toolImages } from './known-tools.ts'
import { webServers } from './known-web-servers.ts'

const images: KnownImages = {
  ...webServers,
  ...echoServers,
  ...dataStores,
  ...ingressControllers,
  ...toolImages,
}

export function knownImage(repository: string): KnownImage | undefined {
  return Object.hasOwn(images, repository) ? images[repository] : undefined
}

/** The names in short, as people write them: to find the one that a misspelt name may have meant. */
export function knownNames(): readonly string[] {
  return Object.keys(images).map((repository) => repository.replace(/^docker\.io\/(?:library\/)?/, ''))
}
