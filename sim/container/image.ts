/**
 * Which image does a text name? Without a host it is on Docker Hub, without a path there in `library`; tag and digest
 * choose a version and do not change what the image is. Places that carry the same images count as one.
 *
 * Source: distribution/reference normalize.go, regexp.go.
 * Examples: nginx:1.27 is docker.io/library/nginx, tag 1.27; Nginx names no image, because capitals are not allowed.
 */

export interface Image {
  /** Host and path, complete: docker.io/library/nginx. */
  readonly repository: string
  readonly tag?: string
  readonly digest?: string
}

const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const reference = new RegExp(
  `^((?:[a-zA-Z0-9.:-]+/)?${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9+._-]*:[0-9a-fA-F]{32,}))?$`,
)

/** undefined when the text is no image reference: the kubelet then says InvalidImageName. */
export function parseImage(text: string): Image | undefined {
  const [, name, tag, digest] = reference.exec(text) ?? []
  if (name === undefined) return undefined
  const repository = complete(name)
  if (repository === undefined) return undefined
  return {
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** A first part with a dot, a colon or "localhost" is a host; anything else before a slash is a user of Docker Hub. */
function complete(name: string): string | undefined {
  const slash = name.indexOf('/')
  const first = slash < 0 ? '' : name.slice(0, slash)
  if (/[.:]/.test(first) || first === 'localhost') return canonical(name)
  if (first !== first.toLowerCase()) return undefined
  return slash < 0 ? `docker.io/library/${name}` : `docker.io/${name}`
}

/** Mirrors and former homes → where the image lives now. */
const moved: readonly (readonly [from: string, to: string])[] = [
  ['index.docker.io/', 'docker.io/'],
  ['mirror.gcr.io/', 'docker.io/'],
  ['public.ecr.aws/docker/', 'docker.io/'],
  ['k8s.gcr.io/', 'registry.k8s.io/'],
  ['gcr.io/google-containers/', 'registry.k8s.io/'],
  ['gcr.io/google_containers/', 'registry.k8s.io/'],
  ['gcr.io/kubernetes-e2e-test-images/', 'registry.k8s.io/e2e-test-images/'],
]

function canonical(name: string): string {
  const [from = '', to = ''] = moved.find(([prefix]) => name.startsWith(prefix)) ?? []
  const now = to + name.slice(from.length)
  return /^docker\.io\/[^/]+$/.test(now) ? now.replace('/', '/library/') : now
}
