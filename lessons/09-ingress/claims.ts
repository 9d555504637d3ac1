import type { ChapterClaims, Claim } from '../claims.ts'

const rule = (name: string, ...flags: readonly string[]): string =>
  `kubectl create ingress ${name} ${flags.map((flag) => `--${flag}`).join(' ')}`
const ask = (host: string, path = '/'): string => `curl -sS -H "Host: ${host}" http://172.18.0.2${path}`
const applied = (head: string, spec: string): string =>
  `printf 'apiVersion: ${head}\\nkind: Ingress\\nmetadata: {name: x}\\nspec: ${spec}\\n' | kubectl apply -f -`
const agnhost = [
  'kubectl run told --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --port=8080 --expose -- netexec',
  rule('told', 'class=nginx', 'rule="t.com/*=told:8080"'),
  'clock +5',
]
const hit = "You've hit kubia-"

const withoutController: readonly Claim[] = [
  {
    says: 'Without one an Ingress is accepted, has no address, and nothing happens.',
    type: [
      rule('a', 'class=nginx', 'rule="a.com/*=kubia:80"'),
      'clock +60',
      'kubectl get ingress a -o jsonpath="{.status}"; curl -sS http://172.18.0.2',
    ],
    shows: ['{"loadBalancer":{}}', 'curl: (7)'],
  },
  {
    says: '`pathType` has to be said for every path',
    type: [
      applied(
        'networking.k8s.io/v1',
        '{rules: [{http: {paths: [{path: /, backend: {service: {name: a, port: {number: 80}}}}]}}]}',
      ),
    ],
    shows: ['spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified'],
  },
  {
    says: 'then `http` is empty, and `paths` is an unknown field',
    type: [applied('networking.k8s.io/v1', '{rules: [{host: a.com, http: , paths: [{path: /}]}]}')],
    shows: ['unknown field "spec.rules[0].paths"'],
  },
  {
    says: '`extensions/v1beta1` and `networking.k8s.io/v1beta1` are gone since Kubernetes 1.22.',
    type: [`${applied('extensions/v1beta1', '{}')}; ${applied('networking.k8s.io/v1beta1', '{}')}`],
    shows: ['in version "extensions/v1beta1"', 'in version "networking.k8s.io/v1beta1"'],
  },
  {
    says: 'The annotation `kubernetes.io/ingress.class` is deprecated',
    type: [rule('a', 'annotation=kubernetes.io/ingress.class=nginx', 'rule="a.com/*=kubia:80"')],
    shows: [`Warning: annotation "kubernetes.io/ingress.class" is deprecated`],
  },
]

const withController: readonly Claim[] = [
  {
    says: 'An Ingress without it belongs to the class that is marked as default',
    type: [rule('a', 'rule="a.com/*=kubia:80"'), 'kubectl get ingress a'],
    shows: ['nginx', '172.18.0.2'],
  },
  {
    says: 'if none is, to nobody',
    type: [
      'kubectl annotate ingressclass nginx ingressclass.kubernetes.io/is-default-class-',
      rule('a', 'rule="a.com/*=kubia:80"'),
      `kubectl get ingress a; ${ask('a.com')}`,
    ],
    shows: ['<none>', '404'],
    hides: ['172.18.0.2'],
  },
  {
    says: '`ingressClassName` names a class that does not exist. The Ingress has no address.',
    type: [rule('a', 'class=nginxx', 'rule="a.com/*=kubia:80"'), 'kubectl get ingress a'],
    shows: ['nginxx'],
    hides: ['172.18.0.2'],
  },
  {
    says: "Services must be in the Ingress's own namespace.",
    type: [
      'kubectl create namespace far',
      rule('a', 'namespace=far', 'class=nginx', 'rule="a.com/*=kubia:80"'),
      ask('a.com'),
    ],
    shows: ['503'],
  },
  {
    says: 'the path travels on as it is',
    type: [...agnhost, ask('t.com', '/hostname')],
    shows: ['told'],
  },
  {
    says: 'the pods are asked for `/`, whatever the path of the request',
    type: [
      ...agnhost,
      rule(
        'r',
        'class=nginx',
        'rule="r.com/hostname*=told:8080"',
        'annotation=nginx.ingress.kubernetes.io/rewrite-target=/',
      ),
      ask('r.com', '/hostname'),
    ],
    shows: ['NOW: '],
  },
  {
    says: 'for a rule whose own path is `/` it does nothing',
    type: [
      ...agnhost,
      'kubectl annotate ingress told nginx.ingress.kubernetes.io/rewrite-target=/',
      ask('t.com', '/hostname'),
    ],
    shows: ['told'],
  },
  {
    says: 'bring a client back by a **cookie**',
    type: [
      rule(
        'a',
        'class=nginx',
        'rule="a.com/*=kubia:80"',
        'annotation=nginx.ingress.kubernetes.io/affinity=cookie',
      ),
      'curl -si -H "Host: a.com" http://172.18.0.2',
    ],
    shows: ['Set-Cookie: INGRESSCOOKIE='],
  },
  {
    says: 'for every host; the port by its name',
    type: [rule('a', 'class=nginx', 'rule="/path=kubia:http"'), ask('whoever.example.org', '/path')],
    shows: [hit],
  },
  {
    says: 'Letters are compared without regard to case, and a port in the header is cut off.',
    type: [rule('a', 'class=nginx', 'rule="a.com/*=kubia:80"'), ask('A.COM:80')],
    shows: [hit],
  },
  {
    says: 'ingress-nginx compares texts, so that `/foo` takes `/foobar` as well',
    type: [
      rule('a', 'class=nginx', 'rule="a.com/foo*=kubia:80"'),
      ask('a.com', '/foobar'),
      `kubectl patch ingress a --type=json -p '[{"op":"replace","path":"/spec/rules/0/http/paths/0/pathType","value":"ImplementationSpecific"}]'`,
      ask('a.com', '/foobar'),
    ],
    shows: [hit],
  },
  {
    says: 'So says the API, and so does the controller at this prompt.',
    type: [rule('a', 'class=nginx', 'default-backend=kubia:80', 'rule="a.com/x=nobody:80"'), ask('b.com')],
    shows: [hit],
  },
  {
    says: 'a rule without a host is **not** asked',
    type: [
      rule('a', 'class=nginx', 'rule="/about*=kubia:80"', 'rule="foo.example.com/x*=kubia:80"'),
      ask('foo.example.com', '/about'),
    ],
    shows: ['404'],
  },
  {
    says: 'the rule for the host takes all of its requests away from the wildcard',
    type: [
      rule('a', 'class=nginx', 'rule="*.a.com/*=kubia:80"', 'rule="b.a.com/x*=kubia:80"'),
      ask('b.a.com'),
    ],
    shows: ['404'],
  },
  {
    says: 'Two Ingresses may name the same host; their paths are put together.',
    type: [
      rule('a', 'class=nginx', 'rule="a.com/x*=nobody:80"'),
      rule('b', 'class=nginx', 'rule="a.com/y*=kubia:80"'),
      `${ask('a.com', '/x')}; ${ask('a.com', '/y')}`,
    ],
    shows: ['503', hit],
  },
  {
    says: 'with ingress-nginx the older one does',
    type: [
      rule('b', 'class=nginx', 'rule="a.com/*=nobody:80"'),
      rule('a', 'class=nginx', 'rule="a.com/*=kubia:80"'),
      ask('a.com'),
    ],
    shows: ['503'],
  },
  {
    says: "TLS with the controller's own certificate",
    type: [
      rule('a', 'class=nginx', 'rule="foo.com/*=kubia:http,tls"'),
      'curl -skv --resolve foo.com:443:172.18.0.2 https://foo.com 2>&1',
    ],
    shows: ['Kubernetes Ingress Controller Fake Certificate', hit],
  },
  {
    says: 'a pod that does not listen as **502**',
    type: [
      'kubectl create service clusterip deaf --tcp=80:81',
      'kubectl set selector service deaf app=kubia',
      rule('a', 'class=nginx', 'rule="a.com/*=deaf:80"'),
      ask('a.com'),
    ],
    shows: ['502 Bad Gateway'],
  },
  {
    says: 'ingress-nginx forgives it where `targetPort` is that very number',
    type: [
      'kubectl expose rc kubia --name=numbered --port=80 --target-port=8080',
      rule('a', 'class=nginx', 'rule="a.com/*=numbered:8080"'),
      ask('a.com'),
    ],
    shows: [hit],
  },
  {
    says: 'that very number, and not a name',
    type: [rule('a', 'class=nginx', 'rule="a.com/*=kubia:8080"'), ask('a.com')],
    shows: ['503'],
  },
  {
    says: 'the start page comes, and all its pictures are 404',
    type: [
      rule('a', 'class=nginx', 'rule="a.com/=kubia:80"'),
      `${ask('a.com')}; ${ask('a.com', '/cat.png')}`,
    ],
    shows: [hit, '404'],
  },
]

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    ...withoutController,
    ...withController.map((claim) => ({
      ...claim,
      type: ['minikube addons enable ingress', 'clock +20', ...claim.type],
    })),
  ],
}

export default chapter
