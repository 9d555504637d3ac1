import { expect, it } from 'vitest'
import { certificatesFor } from './certificates.ts'

it.each([
  ['kind: Service', false],
  ['kind: Secret\ntype: Opaque', false],
  ['kind: Secret\ntype: kubernetes.io/tls', true],
  ['{"kind": "CertificateSigningRequest"}', true],
  ['kind: Ingress\nspec:\n  tls:\n    - secretName: web', true],
  ['spec: {"tls": []}', false],
  ['{\n  "tls": []\n}', true],
  ['curl https://web.example.com', true],
  ['openssl req -x509 -keyout tls.key -out tls.cert', true],
  ['kubectl create secret tls web --cert=tls.cert --key=tls.key', true],
  ['metadata:\n  name: subtls', false],
])('%j needs certificates: %s', async (text, needed) => {
  expect((await certificatesFor([{ text: 'kind: Pod' }, { text }])) !== undefined).toBe(needed)
})
