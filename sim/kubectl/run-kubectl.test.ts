/** Command lines and what they print, one after another on clusters that begin with one Deployment, Service and client. */
import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import type { CommandOutput, KubectlIo } from './command-output.ts'
import { runKubectl } from './run-kubectl.ts'
import { splitWords } from './split-words.ts'

const world = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80, name: http}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, clusterIP: 10.96.0.7, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, labels: {run: client}}
spec: {containers: [{name: client, image: busybox, command: [sleep, infinity]}]}
`

const files: Readonly<Record<string, string>> = {
  'x.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n',
  'bad.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: bad}\nspec: {ports: [{port: 0}]}\n',
  'odd.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: {name: odd}\nspec: {selectr: {a: b}, ports: [{port: 80}]}\n',
  'old.yaml': 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: kubia}\n',
  'folder/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  'folder/b.yml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n',
  'folder/c.txt': 'no manifest',
}

function session(options: Partial<KubectlIo> = {}): (line: string) => CommandOutput {
  const cluster = new Cluster()
  const parsed = parseManifests({ name: 'world.yaml', text: world })
  if (!parsed.ok || !cluster.apply(parsed.value).ok) throw new Error('the world does not stand')
  let namespace: string | undefined
  const io: KubectlIo = {
    stdin: files['x.yaml'] ?? '',
    readFile: (path) => files[path],
    listFolder: (path) =>
      path === 'folder' ? Object.keys(files).filter((one) => one.startsWith('folder/')) : undefined,
    setNamespace: (wanted) => {
      namespace = wanted
    },
    get namespace() {
      return namespace
    },
    exec: ({ name }, container, command) => ({
      stdout: `${name} ${container} ${command.join(' ')}\n`,
      stderr: '',
      exitCode: 0,
    }),
    ...options,
  } as KubectlIo
  return (line) => runKubectl(cluster, splitWords(line).words, io)
}

/** Lines of both streams; names that chance gives are left out. */
function said(output: CommandOutput): readonly string[] {
  const text = (output.stdout + output.stderr).replace(/web-[a-z0-9]{5,10}(?:-[a-z0-9]{5})?/g, 'web-POD')
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

/** A row without a hint says nothing about hints. */
type Script = readonly (readonly [line: string, ...says: readonly string[]])[]

function play(script: Script, options: Partial<KubectlIo> = {}): void {
  const run = session(options)
  for (const [line, ...says] of script) {
    const lines = said(run(line)).filter(
      (one) => !one.startsWith('hint: ') || says.some((two) => two.startsWith('hint: ')),
    )
    expect([line, ...lines]).toEqual([line, ...says])
  }
}

describe('kubectl get', () => {
  it('prints tables', () => {
    play([
      [
        'get svc web',
        'NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE',
        'web    ClusterIP   10.96.0.7    <none>        80/TCP    0s',
      ],
      [
        'get deploy',
        'NAME   READY   UP-TO-DATE   AVAILABLE   AGE',
        'web    2/2     2            2           0s',
      ],
      [
        'get po client --show-labels',
        'NAME     READY   STATUS    RESTARTS   AGE   LABELS',
        'client   1/1     Running   0          0s    run=client',
      ],
      ['get po client -L run --no-headers', 'client   1/1   Running   0     0s    client'],
      ['get svc/web deploy/web -o name', 'service/web', 'deployment.apps/web'],
      ['get ns default -o jsonpath={.status.phase}', 'Active'],
      [
        'get svc web -o custom-columns=NAME:.metadata.name,PORT:.spec.ports[0].port,X:.x',
        'NAME   PORT   X',
        'web    80     <none>',
      ],
      ['get po -l app!=web -o name', 'pod/client'],
      ['get po --field-selector metadata.name=client -o name', 'pod/client'],
    ])
  })

  it('says what is not there', () => {
    play([
      ['get pods -n shop', 'No resources found in shop namespace.'],
      ['get jobs -A', 'No resources found'],
      ['get csr', 'No resources found'],
      ['events --for svc/web', 'No events found in default namespace.'],
      ['get rs,jobs -n shop', 'No resources found in shop namespace.'],
      ['get pod nope', 'Error from server (NotFound): pods "nope" not found'],
      ['get deploy nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
      ['get pod nope --ignore-not-found'],
      [
        'get widgets',
        'error: the server doesn\'t have a resource type "widgets"',
        'hint: kubectl api-resources lists them all',
      ],
      [
        'get servces',
        'error: the server doesn\'t have a resource type "servces"',
        'hint: did you mean services?',
      ],
      [
        'get hpa',
        'error: horizontalpodautoscalers.autoscaling are not modelled in this simulator',
        'hint: kubectl api-resources shows which resources it has',
      ],
      ['get pods client -A', 'error: a resource cannot be retrieved by name across all namespaces'],
      [
        'get pods svc/web',
        "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
      ],
      [
        'get po --field-selector a=b',
        'Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "", field selector "a=b": field label not supported: a',
      ],
    ])
  })

  it('warns of Endpoints', () => {
    expect(session()('get ep web').stderr).toBe(
      'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n',
    )
  })

  it('watches while time passes', () => {
    const run = session({ watchSeconds: 40 })
    run('delete pod client --wait=false')
    const lines = said(run('get pods -w -l run=client'))
    expect(lines.at(-2)).toMatch(/^client/)
    expect(lines.at(-1)).toMatch(/^hint: 40 seconds passed/)
  })
})

describe('what changes objects', () => {
  it('applies, creates and replaces files', () => {
    play([
      ['apply -f x.yaml', 'service/x created'],
      ['apply -f x.yaml', 'service/x unchanged'],
      [
        'create -f x.yaml',
        'Error from server (AlreadyExists): error when creating "x.yaml": services "x" already exists',
      ],
      ['replace -f -', 'service/x replaced'],
      ['apply -f folder', 'configmap/a created', 'configmap/b created'],
      [
        'delete -f folder',
        'configmap "a" deleted from default namespace',
        'configmap "b" deleted from default namespace',
      ],
      [
        'apply -f x.yaml --dry-run=server',
        'service/x configured (server dry run)',
        'Warning: resource services/x is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.',
      ],
      [
        'apply -f bad.yaml',
        'The Service "bad" is invalid: ',
        '* spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
        '* spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive',
      ].map((line) => line.trimEnd()) as unknown as readonly [string, ...string[]],
      [
        'apply -f odd.yaml',
        'Error from server (BadRequest): error when creating "odd.yaml": Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.selectr"',
      ],
      ['apply -f odd.yaml --validate=warn', 'service/odd created', 'Warning: unknown field "spec.selectr"'],
      ['apply -f odd.yaml --validate=false', 'service/odd unchanged'],
      [
        'apply -f odd.yaml --validate=loose',
        'error: invalid - validate option "loose"; must be one of: strict (or true), warn, ignore (or false)',
      ],
      [
        'apply -f old.yaml',
        'error: resource mapping not found for name: "kubia" namespace: "" from "old.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"',
        'ensure CRDs are installed first',
      ],
      ['apply -f nothing.yaml', 'error: the path "nothing.yaml" does not exist'],
      [
        'apply -k .',
        'error: -k needs kustomize, which is not modelled in this simulator',
        'hint: write the manifests out, and name their folder with -f',
      ],
      [
        'apply -n shop -f x.yaml',
        'Error from server (NotFound): error when creating "x.yaml": namespaces "shop" not found',
      ],
    ])
  })

  it('labels and annotates', () => {
    play([
      ['label pod client a=b', 'pod/client labeled'],
      ['label pod client a=b', 'pod/client not labeled'],
      ['label pod client a=c', "error: 'a' already has a value (b), and --overwrite is false"],
      ['label pod client a=c --overwrite', 'pod/client labeled'],
      ['label pod client --list', 'run=client', 'a=c'],
      ['label pod client a-', 'pod/client unlabeled'],
      ['label pod client z-', 'label "z" not found.', 'pod/client not labeled'],
      ['label pods --all x=y', 'pod/client labeled', 'pod/web-POD labeled', 'pod/web-POD labeled'],
      ['annotate svc web a=b', 'service/web annotated'],
      ['label pod client', 'error: at least one label update is required'],
      ['label pod nope a=b', 'Error from server (NotFound): pods "nope" not found'],
    ])
  })

  it('moves a pod out of the endpoints with its label, and the Service with its selector', () => {
    const run = session()
    const endpoints = () =>
      run('get ep web -o jsonpath={.subsets[*].addresses[*].ip}')
        .stdout.split(' ')
        .filter((ip) => ip !== '')
    expect(endpoints()).toHaveLength(2)
    run('label pods -l app=web app-')
    expect(endpoints()).toHaveLength(2)
    run('set selector svc web run=client')
    expect(endpoints()).toHaveLength(0)
  })

  it('scales, rolls out and goes back', () => {
    play([
      ['scale deploy web --replicas=3', 'deployment.apps/web scaled'],
      ['rollout status deploy/web', 'deployment "web" successfully rolled out'],
      ['set image deploy/web web=nginx:1.27', 'deployment.apps/web image updated'],
      ['set image deploy/web nope=nginx', 'error: unable to find container named "nope"'],
      [
        'rollout history deploy web',
        'deployment.apps/web',
        'REVISION  CHANGE-CAUSE',
        '1         <none>',
        '2         <none>',
      ],
      ['rollout undo deploy web', 'deployment.apps/web rolled back'],
      ['get deploy web -o jsonpath={.spec.template.spec.containers[0].image}', 'nginx'],
      ['rollout restart deploy web', 'deployment.apps/web restarted'],
      ['wait --for=condition=Available deploy/web', 'deployment.apps/web condition met'],
      ['wait --for=jsonpath={.status.readyReplicas}=3 deploy/web', 'deployment.apps/web condition met'],
      [
        'wait --for=condition=Nope deploy/web --timeout=5s',
        'error: timed out waiting for the condition on deployments/web',
      ],
      [
        'scale svc web --replicas=2',
        'Error from server (NotFound): the server could not find the requested resource',
        'hint: services have no number of replicas to set',
      ],
      ['scale deploy web', 'error: required flag(s) "replicas" not set'],
    ])
  })

  it('patches and edits', () => {
    play(
      [
        [`patch svc web -p '{"spec":{"ports":[{"port":80,"name":"http"}]}}'`, 'service/web patched'],
        ['get svc web -o jsonpath={.spec.ports[*].name}', 'http'],
        [
          `patch svc web -p '{"spec":{"ports":[{"port":80,"name":"http"}]}}'`,
          'service/web patched (no change)',
        ],
        [
          `patch svc web -p '{"spec":{"type":"Foo"}}'`,
          'The Service "web" is invalid: spec.type: Unsupported value: "Foo": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
        ],
        [
          `patch svc web -p '{"spec":{"selectr":{"app":"web"}}}'`,
          'service/web patched (no change)',
          'Warning: unknown field "spec.selectr"',
        ],
        ['patch svc web', 'error: must specify --patch or --patch-file containing the contents of the patch'],
        ['edit deploy web', 'deployment.apps/web edited'],
        ['get deploy web -o jsonpath={.spec.replicas}', '1'],
        ['edit svc web', 'Edit cancelled, no changes made.'],
      ],
      { edit: (text) => text.replace('replicas: 2', 'replicas: 1').replace(/^#.*\n/gm, '') },
    )
  })

  it('deletes, and waits until pods are gone', () => {
    const run = session()
    expect(said(run('delete pod client'))).toEqual(['pod "client" deleted from default namespace'])
    expect(said(run('get pod client'))).toEqual([
      'Error from server (NotFound): pods "client" not found',
      'hint: kubectl get pods -A shows which there are',
    ])
    play([
      [
        'delete svc nope web',
        'service "web" deleted from default namespace',
        'Error from server (NotFound): services "nope" not found',
      ],
      [
        'delete pod client --force --grace-period=0',
        'pod "client" force deleted from default namespace',
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.',
      ],
      ['delete pods -l app=none', 'No resources found'],
      [
        'delete deploy web --dry-run=client',
        'deployment.apps "web" deleted from default namespace (dry run)',
      ],
      ['delete pods', 'error: resource(s) were provided, but no name was specified'],
      [
        'delete ns kube-system',
        'Error from server (Forbidden): namespaces "kube-system" is forbidden: this namespace may not be deleted',
      ],
    ])
  })

  it('makes objects of flags', () => {
    play([
      ['create deploy api --image=nginx --replicas=2', 'deployment.apps/api created'],
      [
        'create deploy api --image=nginx',
        'error: failed to create deployment: deployments.apps "api" already exists',
      ],
      [
        'create service clusterip X --tcp=80',
        `error: failed to create ClusterIP service: Service "X" is invalid: metadata.name: Invalid value: "X": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`,
      ],
      ['create ns shop', 'namespace/shop created'],
      ['create cm settings --from-literal=a=b', 'configmap/settings created'],
      ['create ing web --rule=foo.com/=web:80', 'ingress.networking.k8s.io/web created'],
      ['expose deploy web --name=front', 'service/front exposed'],
      ['expose pod client --port=80 --selector=app=web --name=chosen', 'service/chosen exposed'],
      ["get svc chosen -o jsonpath='{.spec.selector}'", '{"app":"web"}'],
      ['expose pod client', "error: couldn't find port via --port flag or introspection"],
      ['run c --image=busybox -- sleep infinity', 'pod/c created'],
      [
        'run dnsutils --image=tutum/dnsutils --generator=run-pod/v1 --command --sleep infinity',
        'error: unknown flag: --generator',
        "See 'kubectl run --help' for usage.",
        'hint: leave --generator out: kubectl run makes a pod since 1.18, as kubectl run NAME --image=IMAGE --command -- sleep infinity',
      ],
      ['run dnsutils --image=tutum/dnsutils --command -- sleep infinity', 'pod/dnsutils created'],
    ])
  })
})

describe('what asks containers and the cluster', () => {
  it('enters containers behind --', () => {
    play([
      ['exec client -- ls -l', 'client client ls -l'],
      ['exec -it deploy/web -- sh', 'web-POD web sh'],
      [
        'exec client env',
        'error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead',
        "See 'kubectl exec -h' for help and examples",
        'hint: type kubectl exec client -- env',
      ],
      ['exec nope -- ls', 'Error from server (NotFound): pods "nope" not found'],
      [
        'exec client -c x -- ls',
        'Error from server (BadRequest): container x is not valid for pod client',
        'hint: its containers are client',
      ],
      ['exec client', 'error: you must specify at least one command for the container'],
      ['exec -- ls', 'error: pod, type/name or --filename must be specified'],
    ])
  })

  it('keeps a namespace for later commands', () => {
    play([
      ['config set-context --current --namespace=kube-system', 'Context "simulator" modified.'],
      ['get svc kube-dns -o name', 'service/kube-dns'],
      ['get svc web', 'Error from server (NotFound): services "web" not found'],
      ['get svc web -n default -o name', 'service/web'],
    ])
  })

  it('explains fields, and has near names for those that are not there', () => {
    play([
      [
        'explain svc.spec.selector',
        'KIND:       Service',
        'VERSION:    v1',
        'FIELD: selector <map[string]string>',
        'DESCRIPTION:',
        '    Labels that a pod must have, all of them, to be an endpoint. Without a',
        '    selector nobody writes endpoints but you.',
      ],
      [
        'explain svc.spec.clusterIp',
        'error: field "clusterIp" does not exist',
        'hint: did you mean clusterIP?',
      ],
    ])
  })

  it.each([
    ['top pods', 'kubectl top pod'],
    ['debug client', 'kubectl debug'],
    ['cp a client:b', 'kubectl cp'],
    ['autoscale deploy web --max=3', 'kubectl autoscale'],
    ['diff -f x.yaml', 'kubectl diff'],
    ['create role r --verb=get --resource=pods', 'kubectl create role'],
  ])('%s says that it is not modelled, and what to use', (line, command) => {
    const output = session()(line)
    expect(output.exitCode).toBe(1)
    expect(said(output)[0]).toBe(`error: ${command} is not modelled in this simulator`)
    expect(said(output)[1]).toMatch(/^hint: /)
  })

  it.each([
    ['list pods', 'error: unknown command "list" for "kubectl"', 'hint: use kubectl get'],
    ['aply -f x.yaml', 'error: unknown command "aply" for "kubectl"', 'hint: type apply'],
    ['get pods --all-n', 'error: unknown flag: --all-n', 'hint: write --all-namespaces'],
    ['get pods --allow', 'error: unknown flag: --allow', 'hint: see its flags with kubectl get --help'],
    [
      'run x --image=a --replicas=2',
      'error: unknown flag: --replicas',
      'hint: use kubectl create deployment NAME --image=IMAGE, which takes --replicas; kubectl run makes one pod',
    ],
    [
      'apply -f x.yaml --record',
      'error: unknown flag: --record',
      'hint: leave --record out, and write kubectl annotate … kubernetes.io/change-cause="…" instead',
    ],
  ])('%s helps on', (line, error, hint) => {
    const lines = said(session()(line))
    expect([lines[0], lines.at(-1)]).toEqual([error, hint])
  })

  it('throws at nothing', () => {
    const run = session()
    for (const line of [
      '',
      '-',
      '--',
      '-n',
      '=',
      'get -o',
      'get / ',
      'get a/b/c',
      'describe',
      'get pods -o jsonpath=',
      'get pods -o custom-columns=',
      'explain .',
      'expose svc',
      'set',
      'patch pod client -p [',
      'label',
      'taint node',
      'wait pod',
    ]) {
      expect(run(line).exitCode).toBeTypeOf('number')
    }
  })
})
