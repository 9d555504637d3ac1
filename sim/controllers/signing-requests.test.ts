import { describe, expect, it } from 'vitest'
import type { CertificateSigningRequest } from '../api/certificate-signing-request.ts'
import type { NamePart } from '../api/certificates.ts'
import { decodeBase64, encodeBase64, utf8Bytes } from '../base64.ts'
import { Cluster, type ClusterTools } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { decodeLossy } from '../manifest/utf8.ts'
import { certificates } from '../tls.ts'

interface Wish {
  readonly subject?: readonly NamePart[]
  readonly dnsNames?: readonly string[]
  readonly signer?: string
  readonly usages?: readonly string[]
  readonly seconds?: number
}

const client = 'kubernetes.io/kube-apiserver-client'
const kubelet = 'kubernetes.io/kube-apiserver-client-kubelet'
const serving = 'kubernetes.io/kubelet-serving'
const node: readonly NamePart[] = [
  { type: 'O', value: 'system:nodes' },
  { type: 'CN', value: 'system:node:worker-1' },
]
const key = certificates.makeKey('ec-p256', 'jane')

function worldWith(
  wish: Wish,
  tools: ClusterTools = { certificates },
): { cluster: Cluster; codes: readonly string[]; lines: readonly string[] } {
  const {
    subject = [{ type: 'CN', value: 'jane' }],
    dnsNames = [],
    signer = client,
    usages = ['client auth'],
  } = wish
  const made = certificates.makeRequest(key, { subject, dnsNames })
  const text = JSON.stringify({
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'web' },
    spec: {
      request: encodeBase64(utf8Bytes(made.ok ? made.value : '')),
      signerName: signer,
      usages,
      ...(wish.seconds !== undefined && { expirationSeconds: wish.seconds }),
    },
  })
  const cluster = new Cluster({}, tools)
  const manifests = parseManifests({ name: 'web.yaml', text })
  const outcome = manifests.ok ? cluster.apply(manifests.value) : manifests
  return {
    cluster,
    codes: outcome.diagnostics.map(({ code }) => code),
    lines: outcome.diagnostics.flatMap(({ upstream }) => upstream ?? []),
  }
}

function requestIn(cluster: Cluster): CertificateSigningRequest {
  const found = cluster.state.get('CertificateSigningRequest', undefined, 'web')
  if (found === undefined) throw new Error('no request')
  return found
}

function signedIn(cluster: Cluster): string | undefined {
  const { certificate } = requestIn(cluster).status ?? {}
  return certificate === undefined ? undefined : decodeLossy(decodeBase64(certificate) ?? new Uint8Array())
}

const conditionsIn = (cluster: Cluster): readonly string[] =>
  (requestIn(cluster).status?.conditions ?? []).map(({ type, message = '' }) => `${type}: ${message}`)

describe('a request for a client certificate', () => {
  it('waits until somebody approves it', () => {
    const { cluster } = worldWith({})
    expect(requestIn(cluster)).toMatchObject({
      spec: { username: 'kubernetes-admin', groups: ['kubeadm:cluster-admins', 'system:authenticated'] },
      status: {},
    })
    cluster.advance(3600)
    expect(requestIn(cluster).status).toEqual({})
  })

  it('is signed once it is approved, for a year that began five minutes ago', () => {
    const { cluster } = worldWith({})
    expect(cluster.decide('web', 'Approved')).toEqual({ ok: true, value: 'changed', diagnostics: [] })
    expect(conditionsIn(cluster)).toEqual(['Approved: This CSR was approved by kubectl certificate approve.'])
    const chain = certificates.parseCertificates(signedIn(cluster) ?? '')
    expect(chain).toMatchObject({
      ok: true,
      value: [
        {
          subjectText: 'CN=jane',
          issuerText: 'CN=kubernetes',
          notBefore: '2025-12-31T23:55:00Z',
          notAfter: '2026-12-31T23:55:00Z',
          usages: ['client auth'],
        },
      ],
    })
    expect(certificates.parseKeyPair(signedIn(cluster) ?? '', key).ok).toBe(true)
  })

  it.each([
    [600, '2026-01-01T00:10:00Z'],
    [8 * 3600 - 1, '2026-01-01T07:59:59Z'],
    [8 * 3600, '2026-01-01T07:55:00Z'],
    [86_400, '2026-01-01T23:55:00Z'],
    [2_000_000_000, '2026-12-31T23:55:00Z'],
  ])('that asks for %i s ends at %s', (seconds, notAfter) => {
    const { cluster } = worldWith({ seconds })
    cluster.decide('web', 'Approved')
    expect(certificates.parseCertificates(signedIn(cluster) ?? '')).toMatchObject({ value: [{ notAfter }] })
  })

  it('gives the same bytes in the same world, and others for another seed', () => {
    const signed = (seed: number): string | undefined => {
      const { cluster } = worldWith({})
      const other = new Cluster({ seed }, { certificates })
      const manifest = cluster.manifestFor({ kind: 'CertificateSigningRequest', name: 'web' })
      if (manifest !== undefined) other.apply([manifest])
      other.decide('web', 'Approved')
      return signedIn(other)
    }
    expect(signed(7)).toBe(signed(7))
    expect(signed(7)).not.toBe(signed(8))
  })

  it('is never signed once it is denied, and a decision stands', () => {
    const { cluster } = worldWith({})
    cluster.decide('web', 'Denied')
    expect(signedIn(cluster)).toBeUndefined()
    const outcome = cluster.decide('web', 'Approved')
    expect(outcome.diagnostics.map(({ code, upstream }) => [code, upstream])).toEqual([
      ['certificate/decided-already', 'error: certificate signing request "web" is already Denied'],
    ])
    expect(cluster.decide('web', 'Denied')).toMatchObject({ ok: true, value: 'unchanged' })
  })

  it('that nobody made cannot be approved', () => {
    const outcome = new Cluster({}, { certificates }).decide('web', 'Approved')
    expect(outcome.diagnostics[0]?.upstream).toBe(
      'certificatesigningrequests.certificates.k8s.io "web" not found',
    )
  })

  it('for the masters of the cluster is refused', () => {
    const { lines } = worldWith({ subject: [{ type: 'O', value: 'system:masters' }] })
    expect(lines).toEqual([
      'certificatesigningrequests.certificates.k8s.io "web" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed',
    ])
    expect(
      worldWith({ subject: [{ type: 'O', value: 'system:masters' }], signer: 'example.com/a' }).lines,
    ).toEqual([])
  })

  it('stays what it was when its manifest changes', () => {
    const { cluster } = worldWith({})
    const before = requestIn(cluster).spec
    const text = JSON.stringify({ ...requestIn(cluster), spec: { ...before, usages: ['server auth'] } })
    const parsed = parseManifests({ name: 'again.yaml', text })
    if (parsed.ok) cluster.apply(parsed.value)
    expect(requestIn(cluster).spec).toEqual(before)
  })
})

const notNodes = 'subject organization is not system:nodes'
const notANode = 'subject common name does not begin with system:node:'
const all = ['digital signature', 'key encipherment']

describe('each signer', () => {
  it.each<[string, Wish, string]>([
    [
      'of clients wants client auth',
      { usages: ['digital signature'] },
      'missing required usage for client certificate: client auth',
    ],
    [
      'of clients wants no servers',
      { usages: ['client auth', 'server auth'] },
      'invalid usage for client certificate: server auth',
    ],
    ['of kubelets that serve wants nodes', { signer: serving, usages: [...all, 'server auth'] }, notNodes],
    [
      'of kubelets that serve wants an address',
      { signer: serving, subject: node, usages: [...all, 'server auth'] },
      'DNS or IP subjectAltName is required',
    ],
    [
      'of kubelets that serve wants its usages',
      { signer: serving, subject: node, dnsNames: ['worker-1'], usages: ['server auth'] },
      'usages did not match [digital signature key encipherment server auth]',
    ],
    [
      'of kubelets that serve wants a node',
      {
        signer: serving,
        subject: [{ type: 'O', value: 'system:nodes' }],
        dnsNames: ['worker-1'],
        usages: [...all, 'server auth'],
      },
      notANode,
    ],
    ['of kubelets as clients wants nodes', { signer: kubelet, usages: [...all, 'client auth'] }, notNodes],
    [
      'of kubelets as clients wants no host names',
      { signer: kubelet, subject: node, dnsNames: ['worker-1'], usages: [...all, 'client auth'] },
      'DNS subjectAltNames are not allowed',
    ],
  ])('%s', (_, wish, words) => {
    const { cluster } = worldWith(wish)
    const outcome = cluster.decide('web', 'Approved')
    expect(outcome.diagnostics.map(({ code, params }) => [code, params])).toEqual([
      ['certificate/not-signed', { signer: wish.signer ?? client, words }],
    ])
    expect(conditionsIn(cluster)[1]).toBe(`Failed: ${words}`)
    expect(signedIn(cluster)).toBeUndefined()
  })

  it.each<[string, Wish]>([
    [
      'of kubelets that serve',
      { signer: serving, subject: node, dnsNames: ['worker-1'], usages: [...all, 'server auth'] },
    ],
    [
      'of kubelets that serve, with keys that cannot encipher',
      {
        signer: serving,
        subject: node,
        dnsNames: ['worker-1'],
        usages: ['digital signature', 'server auth'],
      },
    ],
  ])('%s signs what is asked rightly', (_, wish) => {
    const { cluster } = worldWith(wish)
    expect(signedIn(cluster)).toBeUndefined()
    cluster.decide('web', 'Approved')
    expect(signedIn(cluster)).toBeDefined()
  })

  it('of kubelets as clients needs nobody to approve', () => {
    const { cluster } = worldWith({ signer: kubelet, subject: node, usages: [...all, 'client auth'] })
    expect(conditionsIn(cluster)).toEqual([
      'Approved: Auto approving kubelet client certificate after SubjectAccessReview.',
    ])
    expect(signedIn(cluster)).toBeDefined()
  })

  it('of another name is nobody', () => {
    const { cluster } = worldWith({ signer: 'example.com/web', usages: ['server auth'] })
    const outcome = cluster.decide('web', 'Approved')
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['certificate/no-signer'])
    cluster.advance(86_400)
    expect(signedIn(cluster)).toBeUndefined()
  })
})

describe('a world without certificates', () => {
  it('takes a request, signs nothing, and says both times that it cannot read it', () => {
    const { cluster, codes } = worldWith({}, {})
    expect(codes).toEqual(['certificate/not-loaded'])
    const outcome = cluster.decide('web', 'Approved')
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['certificate/not-loaded'])
    expect(signedIn(cluster)).toBeUndefined()
  })
})
