import { hash } from './hash.ts'

interface Point {
  readonly at: number
  readonly endpoint: string
}

/** Of each endpoint so many points stand on the ring, so that none has a large piece by chance. */
const pointsOfEach = 60

/** Rings that were drawn before: the same endpoints always give the same ring. */
const rings = new Map<string, readonly Point[]>()

/** The endpoint whose point comes next, going around from where the client stands. */
export function pickEndpoint(client: string, endpoints: readonly string[]): string {
  const ring = ringOf([...endpoints].sort())
  const start = hash(client)
  const next = ring.find(({ at }) => at >= start) ?? ring[0]
  return next?.endpoint ?? ''
}

function ringOf(endpoints: readonly string[]): readonly Point[] {
  const key = endpoints.join()
  const known = rings.get(key)
  if (known !== undefined) return known
  const ring = endpoints.flatMap((endpoint) =>
    Array.from({ length: pointsOfEach }, (_, number) => ({ at: hash(`${endpoint} ${number}`), endpoint })),
  )
  ring.sort((a, b) => a.at - b.at)
  rings.set(key, ring)
  return ring
}
