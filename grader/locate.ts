/** Where in the files does a finding stand? Checks know objects and fields; the cluster knows who wrote them. */
import { type Cluster, type Diagnostic, locate } from '../sim/index.ts'

/** A finding about an object that no file wrote, or about none at all, stays without a place. */
export function locateIn(cluster: Cluster, diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.object === undefined || diagnostic.place !== undefined) return diagnostic
  const manifest = cluster.manifestFor(diagnostic.object)
  return manifest === undefined ? diagnostic : locate(diagnostic, manifest)
}
