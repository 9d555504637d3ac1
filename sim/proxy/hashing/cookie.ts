/**
 * Cookie affinity: the client is told whom it had, and says so when it comes again.
 *
 * Source: kubernetes/ingress-nginx rootfs/etc/nginx/lua/balancer (sticky.lua, sticky_persistent.lua,
 * sticky_balanced.lua), util/nodemap.lua.
 * Where it lives: Ingress controllers and HTTP load balancers: it needs HTTP, so no Service and no kube-proxy has it.
 * `persistent`: the cookie names the endpoint; one that is gone, or unknown, is answered with another endpoint and
 * cookie. `balanced`, ingress-nginx's default: the cookie is a number drawn once, whose place on a ring counts; so some
 * clients move to an endpoint that arrives.
 * Leaves out: MD5 for the names (here FNV-1a), failed endpoints, how long a cookie lives, which paths get one.
 */
import type { Random } from '../../random.ts'
import { type Affinity, type AffinityChoice, affinityOf, inOrder } from './affinity.ts'
import { fnv1a64 } from './fnv.ts'
import { ringOf } from './ring.ts'

export type CookieMode = 'persistent' | 'balanced'

/** `backend` tells this Service port from others that share the host: default-web-80. */
export function cookieAffinity(mode: CookieMode, random: Random, backend = ''): Affinity {
  const written = (key: string): string => `${key}|${hex(backend)}`
  const keysFor = mode === 'persistent' ? namesOf : placesOf
  return affinityOf(`${mode} cookie`, (endpoints) => {
    const keys = keysFor(endpoints, random, backend)
    return ({ cookie = '' }) => {
      const known = cookie === '' ? undefined : keys.find(cookie.split('|')[0] ?? '')
      if (known !== undefined) return { endpoint: known }
      const drawn = keys.draw()
      return drawn === undefined ? undefined : chosen(drawn, written)
    }
  })
}

interface Drawn {
  readonly endpoint: string
  readonly key: string
}

interface Keys {
  find(key: string): string | undefined
  draw(): Drawn | undefined
}

function chosen({ endpoint, key }: Drawn, written: (key: string) => string): AffinityChoice {
  return { endpoint, setCookie: written(key) }
}

/** The key is the endpoint's name, in a form that does not tell its address. */
function namesOf(endpoints: readonly string[], random: Random, salt: string): Keys {
  const byKey = new Map(inOrder(endpoints).map((endpoint) => [hex(salt + endpoint), endpoint]))
  const [first, ...rest] = [...byKey].map(([key, endpoint]): Drawn => ({ key, endpoint }))
  return {
    find: (key) => byKey.get(key),
    draw: () => (first === undefined ? undefined : random.pick([first, ...rest])),
  }
}

/** The key is a number, and leads to whoever stands next on the ring. */
function placesOf(endpoints: readonly string[], random: Random): Keys {
  const find = ringOf(endpoints)
  const draw = (): Drawn | undefined => {
    const key = String(random.below(2 ** 32))
    const endpoint = find(key)
    return endpoint === undefined ? undefined : { key, endpoint }
  }
  return { find, draw }
}

function hex(text: string): string {
  return fnv1a64(text).toString(16).padStart(16, '0')
}
