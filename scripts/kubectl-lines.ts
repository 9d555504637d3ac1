/**
 * Command lines for kubectl that ask no cluster, right and wrong ones, the same for the same seed: what the simulator's
 * kubectl is compared with the real one on. The files that they name stand here, too. Long because each flag lists what may
 * stand behind it, right and wrong.
 */
import { type Random, randomFrom } from '../sim/random.ts'
import { knownLines } from './kubectl-known-lines.ts'

export const filesForLines: Readonly<Record<string, string>> = {
  'service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  labels: {app: web}\nspec:\n  ports: [{port: 80, targetPort: 80}]\n  selector: {app: web}\n',
  'pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  labels: {app: web, tier: front}\nspec:\n  containers: [{name: web, image: nginx}]\n',
  'app.env': '# comment\nA=1\nB=two words\n\nC=x=y\n',
  'wrong.env': '1A=1\n',
  'key.txt': 'a value\n',
}

/** The known ones, and then as many more as there are to be. */
export function kubectlLines(seed: number, count: number): readonly string[] {
  const random = randomFrom(seed)
  const lines = new Set<string>(knownLines)
  for (let index = 0; lines.size < count; index++) {
    const make = makers[index % makers.length]
    if (make !== undefined) lines.add(make(random.fork('line', index)))
  }
  return [...lines]
}

type Maker = (random: Random) => string

const names = ['web', 'my-app', 'a', 'shop-1', 'x9']
const words = ['web', 'a', 'b', 'api', 'shop', 'front', 'x-1']

function one<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[random.below(list.length)] ?? list[0]
}

/** Mostly right; wrong in one of twelve. */
function mostly(
  random: Random,
  right: readonly [string, ...string[]],
  wrong: readonly [string, ...string[]],
): string {
  return random.below(12) === 0 ? one(random, wrong) : one(random, right)
}

function some(random: Random, most: number, make: (random: Random, index: number) => string): string {
  return Array.from({ length: random.below(most + 1) }, (_, index) => make(random.fork(index), index)).join(
    ' ',
  )
}

const word = (random: Random): string => one(random, words as [string, ...string[]])
const name = (random: Random): string => one(random, names as [string, ...string[]])

/** Most lines print the object; some only its name; a few have a flag that is wrong. */
function ending(random: Random): string {
  return mostly(
    random,
    [
      '--dry-run=client -o yaml',
      '--dry-run=client -o yaml',
      '--dry-run=client -o yaml',
      '--dry-run=client -oyaml',
      '--dry-run=client --output yaml',
      '--dry-run=client -o=yaml -n shop',
      '--dry-run=client -o json',
      '--dry-run=client',
      '--dry-run=client -o name',
      '--dry-run -o yaml',
      "--dry-run=client -o jsonpath='{.metadata.name}'",
    ],
    [
      '--dry-run client -o yaml',
      '--dry-run=true -o yaml',
      '--dry-run=client -o wide',
      '--dry-run=maybe -o yaml',
      '--dry-run=client -o yaml --frobnicate',
      '--dry-run=client -o yaml -z',
      '--dry-run=client -o',
    ],
  )
}

const makers: readonly Maker[] = [
  ingress,
  service,
  deployment,
  secret,
  configMap,
  run,
  label,
  setSelector,
  ingress,
  service,
  run,
  label,
  job,
  jsonPath,
  otherwise,
]

function ingress(random: Random): string {
  const rule = (own: Random): string => {
    const host = one(own, ['', 'foo.com', '*.foo.com', 'a.b.example'])
    const path = mostly(own, ['/', '/bar', '/bar*', '/*', '/a/b'], [''])
    const port = mostly(own, ['80', 'http', '8080'], [''])
    const tls = mostly(own, ['', '', ',tls', ',tls=secret1'], [',foo'])
    return `--rule="${host}${path}=${word(own)}${port === '' ? '' : `:${port}`}${tls}"`
  }
  const flags = [
    some(random.fork('rules'), 3, rule),
    one(random, ['', '', '--class=nginx', '--class ""']),
    mostly(
      random,
      ['', '', '--default-backend=web:80', '--default-backend=web:http'],
      ['--default-backend=web'],
    ),
    mostly(
      random,
      ['', '', '--annotation a=b', '--annotation=a=b=c --annotation x.y/z=1'],
      ['--annotation=a'],
    ),
  ]
  return `create ${one(random, ['ingress', 'ing'])} ${name(random)} ${flags.join(' ')} ${ending(random)}`
}

function service(random: Random): string {
  const type = one(random, ['clusterip', 'nodeport', 'loadbalancer', 'externalname'])
  const port = (own: Random): string =>
    `--tcp=${mostly(own, ['80', '80:8080', '80:http', '8080:80,443:8443', '0'], ['x', '80:', '99999', '80:99999', '80:a_b', ''])}`
  const flags = [
    type === 'externalname' ? '' : port(random.fork('first')),
    some(random.fork('tcp'), 1, port),
    type === 'clusterip' ? one(random, ['', '', '--clusterip=None', '--clusterip=10.1.2.3']) : '',
    type === 'nodeport'
      ? mostly(random, ['', '--node-port=30080'], ['--node-port=x', '--node-port=99999'])
      : '',
    type === 'externalname'
      ? mostly(random, ['--external-name=a.example', '--external-name b.example'], ['', '--external-name=_'])
      : '',
  ]
  return `create ${one(random, ['service', 'svc'])} ${type} ${mostly(random, [name(random)], ['', 'a b'])} ${flags.join(' ')} ${ending(random)}`
}

function deployment(random: Random): string {
  const flags = [
    mostly(
      random,
      ['--image=nginx', '--image=nginx:1', '--image=reg.example/a/b:1', '--image=busybox,nginx'],
      [''],
    ),
    mostly(random, ['', '--replicas=3', '-r 2', '--replicas=0', '-r=4'], ['-r=x', '--replicas=1.5']),
    mostly(random, ['', '--port=80', '--port=0'], ['--port=http']),
    one(random, ['--save-config=false', '', '']),
    ending(random),
    one(random, ['', '', '-- sleep 10', '-- sh -c "echo a; sleep 1"']),
  ]
  return `create ${one(random, ['deployment', 'deploy'])} ${name(random)} ${flags.join(' ')}`
}

function secret(random: Random): string {
  const sources = [
    '--from-literal=a=b',
    '--from-literal=c=d=e',
    '--from-literal=empty=',
    '--from-literal=k="a, b"',
    '--from-file=key.txt',
    '--from-file=other=key.txt',
  ]
  const source = (own: Random, index: number): string =>
    mostly(
      own,
      [sources[(index + own.below(sources.length)) % sources.length] ?? ''],
      [
        '--from-literal=a',
        '--from-literal="x y=z"',
        '--from-file=nothing.txt',
        '--from-file==key.txt',
        '--from-env-file=app.env',
      ],
    )
  const type = mostly(random, ['generic'], ['tls'])
  const flags =
    type === 'tls'
      ? one(random, ['--cert=key.txt --key=key.txt', '--cert=nothing.txt --key=key.txt', '--cert=key.txt'])
      : one(random, [
          `${some(random.fork('data'), 3, source)} ${one(random, ['', '', '--type=Opaque', '--type=my/type'])}`,
          `${some(random.fork('data'), 3, source)} ${one(random, ['', '', '--type=Opaque', '--type=my/type'])}`,
          mostly(random, ['--from-env-file=app.env'], ['--from-env-file=wrong.env']),
        ])
  return `create secret ${type} ${name(random)} ${flags} ${ending(random)}`
}

function configMap(random: Random): string {
  const sources = [
    '--from-literal=a=b',
    '--from-literal c=d',
    '--from-literal=n=12',
    '--from-literal=t=true',
    '--from-literal="l=a: b"',
    '--from-file=key.txt',
    '--from-file=k=key.txt',
  ]
  const source = (own: Random): string =>
    mostly(
      own,
      [one(own, sources as [string, ...string[]])],
      ['--from-literal="x y=z"', '--from-file=nothing.txt', '--from-env-file=app.env'],
    )
  return `create ${one(random, ['configmap', 'cm'])} ${name(random)} ${some(random.fork('data'), 3, source)} ${ending(random)}`
}

function run(random: Random): string {
  const flags = [
    mostly(
      random,
      ['--image=nginx', '--image nginx:1', '--image=reg.example:5000/a/b'],
      ['--image=A:B:C', '--image=', ''],
    ),
    mostly(random, ['', '--port=80', '--port=80 --expose'], ['--port=x', '--expose']),
    mostly(random, ['', '--env=A=1', '--env A=1 --env B='], ['--env=1', '--env=1A=2']),
    mostly(random, ['', '', '-l app=web', '--labels=a=b,c=d'], ['-l a']),
    mostly(random, ['', '', '--restart=Never', '--restart=OnFailure'], ['--restart=Sometimes']),
    mostly(
      random,
      ['', '', '--image-pull-policy=Never', '--annotations=a=b', '--privileged'],
      ['--image-pull-policy=x', '-t', '--generator=run-pod/v1'],
    ),
    ending(random),
    mostly(random, ['', '-- sleep infinity', '--command -- sleep infinity'], ['--command --sleep infinity']),
  ]
  return `run ${mostly(random, [name(random)], [''])} ${flags.join(' ')}`
}

function label(random: Random): string {
  const file = mostly(random, ['service.yaml', 'pod.yaml'], ['nothing.yaml'])
  const pair = (own: Random): string =>
    mostly(own, ['a=b', 'app=web', 'tier-', 'x-', 'a=', 'k8s.io/x=1', 'app=shop'], ['a=b=c', 'a=_'])
  const flags = [
    `${pair(random.fork('first'))} ${some(random.fork('pairs'), 2, pair)}`,
    one(random, ['', '--overwrite', '--overwrite']),
    one(random, ['-o yaml', '-o yaml', '-o name', '']),
  ]
  return `label --local -f ${file} ${flags.join(' ')}`
}

function setSelector(random: Random): string {
  const file = mostly(random, ['service.yaml'], ['pod.yaml'])
  const pairs = mostly(random, ['a=b', 'a=b,c=d', 'a==b', 'x=', 'a=b, c=d'], ['a', 'a!=b', 'a in (b)', "''"])
  const output = one(random, ['-o yaml', '-o yaml', '', '-o json', '--dry-run=client -o yaml'])
  return `set selector --local -f ${file} "${pairs}" ${output}`
}

function job(random: Random): string {
  const flags = [
    mostly(random, ['--image=busybox', '--image=busybox:1'], ['--image=a --from=cronjob/b', '']),
    ending(random),
    one(random, ['', '-- echo a b']),
  ]
  return `create job ${name(random)} ${flags.join(' ')}`
}

function jsonPath(random: Random): string {
  const path = one(random, [
    '{.metadata}',
    '{.metadata.labels}',
    '{.spec.containers[*].name}',
    '{..name}',
    '{.spec..name}',
    '{.spec.containers[?(@.name=="web")].image}',
    '{.spec.containers[?(@.name>"a")].name}',
    '{.spec.containers[?(@.x)].name}',
    '{.spec.containers[?(@.name==1)].name}',
    '{range .spec.containers[*]}{.name}{"\\n"}{end}',
    '{range .nothing[*]}{.name}{end}',
    '{.spec.containers[-1].name}',
    '{.spec.containers[:].name}',
    '{.spec.containers[0:0].name}',
    '{.spec.containers[3].name}',
    '{.spec.containers[*][*]}',
    '{.spec.containers[*]["name","image"]}',
    '{.metadata[0]}',
    '{.metadata.name.*}',
    '{.nothing}',
    '{.kind',
    '{.kind}{',
    '{kind}',
    '{end}',
    '{1}{true}{"a"}',
    'a{.kind}b{@.kind}c{$.kind}',
    '{.metadata.labels["app"]}',
    '{*}',
  ])
  const missing = one(random, ['', '', '--allow-missing-template-keys=false'])
  return `label --local -f pod.yaml ${word(random)}=b --overwrite ${missing} -o jsonpath='${path}'`
}

function otherwise(random: Random): string {
  return `${one(random, [
    'create namespace shop --dry-run=client -o yaml',
    'create ns shop --dry-run=client',
    'create namespace',
    'create serviceaccount bot --dry-run=client -o yaml',
    'create sa a b',
    'create',
    'create servic',
    'create service foo bar',
    'create secret foo',
    'creat',
    'gett pods',
    'rollout foo',
    'set foo',
    'label --local -f service.yaml',
    'label',
    'set selector',
    'apply',
    'expose',
    'exec',
    'exec web',
    'logs',
    'patch',
    'describe',
    'explain',
    'drain',
    'port-forward',
    'wait',
    'scale',
    'replace',
    'delete',
  ])} ${mostly(random, [''], ['--dry-run=client -o yaml', '--foo', '-n', '--v=x'])}`
}
