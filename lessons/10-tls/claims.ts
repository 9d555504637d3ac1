import type { ChapterClaims } from '../claims.ts'

const key = 'openssl genrsa -out tls.key 2048'
const signed = 'openssl req -new -x509 -key tls.key -out tls.cert -subj /CN=kubia.example.com'
const certificate = `${signed} -days 360 -addext "subjectAltName=DNS:kubia.example.com"`
const secret = 'kubectl create secret tls tls-secret --cert=tls.cert --key=tls.key'
const ingress = (host: string): string =>
  `kubectl create ingress ${host.replaceAll('.', '-')} --class=nginx --rule="${host}/*=kubia:80,tls=tls-secret"`
const shown = (host: string): string => `curl -skv --resolve ${host}:443:172.18.0.2 https://${host} 2>&1`
const fake = 'Kubernetes Ingress Controller Fake Certificate'
const requested = (name: string, spec: string): readonly string[] => [
  key,
  'openssl req -new -key tls.key -out a.csr -subj /CN=a',
  `printf 'apiVersion: certificates.k8s.io/${name}\\nkind: CertificateSigningRequest\\nmetadata: {name: a}\\nspec: {usages: [client auth], ${spec}request: %s}\\n' $(base64 -w0 a.csr) | kubectl apply -f -`,
]

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'It looks first whether they belong together, and refuses them if not.',
      type: [key, certificate, 'openssl genrsa -out tls.key 2048', secret],
      shows: ['error: tls: private key does not match public key'],
    },
    {
      says: "The Secret must be in the Ingress's namespace.",
      type: [
        key,
        certificate,
        `${secret} -n kube-system`,
        ingress('kubia.example.com'),
        shown('kubia.example.com'),
      ],
      shows: [fake],
    },
    {
      says: 'Where `tls` does not have the name, ingress-nginx takes any Secret of that Ingress whose certificate is good for it.',
      type: [
        key,
        certificate,
        secret,
        ingress('kubia.example.com'),
        `kubectl patch ingress kubia-example-com --type=json -p '[{"op":"remove","path":"/spec/tls/0/hosts"}]'`,
        shown('kubia.example.com'),
      ],
      shows: ['subject: CN=kubia.example.com', "You've hit kubia-"],
    },
    {
      says: 'So one address can show a hundred certificates.',
      type: [
        key,
        certificate,
        secret,
        ingress('kubia.example.com'),
        `${certificate.replaceAll('kubia.', 'other.')}; kubectl create secret tls other --cert=tls.cert --key=tls.key`,
        ingress('other.example.com').replace('tls-secret', 'other'),
        `${shown('kubia.example.com')} | grep subject; ${shown('other.example.com')} | grep subject`,
      ],
      shows: ['subject: CN=kubia.example.com', 'subject: CN=other.example.com'],
    },
    {
      says: 'if the one in the Secret is not good for it, ingress-nginx does not refuse the connection',
      type: [key, certificate, secret, ingress('other.example.com'), shown('other.example.com')],
      shows: [fake, "You've hit kubia-"],
    },
    {
      says: 'For a host with `tls`, ingress-nginx answers plain HTTP with `308 Permanent Redirect` to `https://`.',
      type: [key, certificate, secret, ingress('kubia.example.com'), 'curl -si http://kubia.example.com'],
      shows: ['HTTP/1.1 308 Permanent Redirect', 'Location: https://kubia.example.com'],
    },
    {
      says: 'the command of the notes makes a certificate that curl still takes',
      type: [
        key,
        signed,
        secret,
        ingress('kubia.example.com'),
        'curl -sS --cacert tls.cert https://kubia.example.com',
      ],
      shows: ["You've hit kubia-"],
    },
    {
      says: 'openssl says no more than `Use -help for summary.`',
      type: [key, `${signed} -day 360`],
      shows: ['req: Use -help for summary.'],
    },
    {
      says: '`-subj` with nothing behind it takes the next word for the subject, or complains.',
      type: [key, 'openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj'],
      shows: ['req: Option -subj needs a value'],
    },
    {
      says: 'because that of the Secret is not good for it; at the second one they get it too, and 404',
      type: [
        key,
        certificate,
        secret,
        'kubectl create ingress a --class=nginx --rule="kubia.exampele.com/*=kubia:80"',
        `kubectl patch ingress a --type=merge -p '{"spec":{"tls":[{"hosts":["kubia.example.com"],"secretName":"tls-secret"}]}}'`,
        `${shown('kubia.exampele.com')} | grep -e subject: -e hit; ${shown('kubia.example.com')} | grep -e subject: -e 404`,
      ],
      shows: [`${fake}\nYou've hit kubia-`, `${fake}\n< HTTP/1.1 404 Not Found`],
    },
    {
      says: 'the API server knows no such field of the spec',
      type: [
        "printf 'apiVersion: networking.k8s.io/v1\\nkind: Ingress\\nmetadata: {name: x}\\nspec: {secretName: a, tls: [{hosts: [a.com]}], rules: [{host: a.com}]}\\n' | kubectl apply -f -",
      ],
      shows: ['unknown field "spec.secretName"'],
    },
    {
      says: 'or there is none: the fake certificate',
      type: [ingress('kubia.example.com'), shown('kubia.example.com')],
      shows: [fake],
    },
    {
      says: 'The API server does not look at the date; clients do.',
      type: [
        key,
        certificate.replace('-days 360', '-days 1'),
        'clock +100000',
        secret,
        ingress('kubia.example.com'),
        'curl -sS --cacert tls.cert https://kubia.example.com',
      ],
      shows: ['curl: (60) SSL certificate problem: certificate has expired'],
    },
    {
      says: 'It is base64: whoever may read it has the key.',
      type: [
        key,
        certificate,
        secret,
        "kubectl get secret tls-secret -o jsonpath='{.data.tls\\.key}' | base64 -d",
      ],
      shows: ['-----BEGIN PRIVATE KEY-----'],
    },
    {
      says: 'Without one the request stays `Approved` for ever',
      type: [
        ...requested('v1', 'signerName: example.com/web, '),
        'kubectl certificate approve a',
        'clock +86400',
        'kubectl get csr a',
      ],
      shows: ['Approved\n'],
      hides: ['Issued'],
    },
    {
      says: 'A CertificateSigningRequest has been `certificates.k8s.io/v1` only since 1.22',
      type: requested('v1beta1', ''),
      shows: ['no matches for kind "CertificateSigningRequest" in version "certificates.k8s.io/v1beta1"'],
    },
    {
      says: 'and wants a `signerName`',
      type: requested('v1', ''),
      shows: ['spec.signerName: Required value'],
    },
    {
      says: '`kubernetes.io/legacy-unknown`, is refused',
      type: requested('v1', 'signerName: kubernetes.io/legacy-unknown, '),
      shows: ['the legacy signerName is not allowed via this API version'],
    },
  ],
}

export default chapter
