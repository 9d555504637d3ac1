import { describe, expect, it } from 'vitest'
import type {
  CertificateSigningRequest,
  CertificateSigningRequestSpec,
} from '../api/certificate-signing-request.ts'
import { encodeBase64, utf8Bytes } from '../base64.ts'
import { certificates } from '../tls.ts'
import { linesOf } from './lines-of.ts'
import { signingUsages } from './signing-request.ts'
import { validate, warningsFor } from './validate.ts'

const base64 = (text: string): string => encodeBase64(utf8Bytes(text))
const key = certificates.makeKey('ec-p256', 'jane')
const made = certificates.makeRequest(key, { subject: [{ type: 'CN', value: 'jane' }] })
const request = base64(made.ok ? made.value : '')
const self = certificates.makeSelfSigned(key, {
  subject: [{ type: 'CN', value: 'jane' }],
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
  seed: 'a',
})
const certificate = base64(self.ok ? self.value : '')

type Status = NonNullable<CertificateSigningRequest['status']>

function signing(
  spec: Partial<CertificateSigningRequestSpec> = {},
  status?: Status,
  name = 'jane',
): CertificateSigningRequest {
  return {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name, resourceVersion: '1' },
    spec: { request, signerName: 'example.com/web', usages: ['client auth'], ...spec },
    ...(status !== undefined && { status }),
  }
}

const lines = (
  object: CertificateSigningRequest,
  old?: CertificateSigningRequest,
  subresource?: 'status' | 'approval',
) => linesOf(validate(object, old, { certificates, subresource }))

// Facts of kubernetes/kubernetes pkg/apis/certificates/validation/validation.go.
describe('a new request', () => {
  it.each<[string, Partial<CertificateSigningRequestSpec>, readonly string[]]>([
    ['is taken', {}, []],
    ['may ask for any known usage', { usages: signingUsages }, []],
    ['needs a usage', { usages: [] }, ['spec.usages: Required value']],
    [
      'says each usage once',
      { usages: ['client auth', 'client auth'] },
      ['spec.usages[1]: Duplicate value: "client auth"'],
    ],
    ['needs a signer', { signerName: '' }, ['spec.signerName: Required value']],
    [
      'names a signer with a path',
      { signerName: 'example.com' },
      [
        'spec.signerName: Invalid value: "example.com": must be a fully qualified domain and path of the form \'example.com/signer-name\'',
      ],
    ],
    [
      'names a signer with one slash',
      { signerName: 'example.com/a/b' },
      [
        'spec.signerName: Invalid value: "example.com/a/b": must be a fully qualified domain and path of the form \'example.com/signer-name\'',
      ],
    ],
    [
      'names a signer of a domain',
      { signerName: 'example/web' },
      [
        'spec.signerName: Invalid value: "example": should be a domain with at least two segments separated by dots',
      ],
    ],
    [
      'names a signer in small letters',
      { signerName: 'example.com/Web' },
      [
        "spec.signerName: Invalid value: \"Web\": validating label \"Web\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    ],
    [
      'may name a signer of the longest name',
      {
        signerName: `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}/${'e'.repeat(63)}.${'f'.repeat(253)}`,
      },
      [],
    ],
    [
      'may not name the signer of the beta',
      { signerName: 'kubernetes.io/legacy-unknown' },
      [
        'spec.signerName: Invalid value: "kubernetes.io/legacy-unknown": the legacy signerName is not allowed via this API version',
      ],
    ],
    ['may ask for ten minutes', { expirationSeconds: 600 }, []],
    [
      'may not ask for less',
      { expirationSeconds: 599 },
      [
        'spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 600 seconds (10 minutes)',
      ],
    ],
    [
      'may not ask for nothing',
      { expirationSeconds: 0 },
      [
        'spec.expirationSeconds: Invalid value: 0: may not specify a duration less than 600 seconds (10 minutes)',
      ],
    ],
    [
      'holds a request',
      { request: base64(self.ok ? self.value : '') },
      [`spec.request: Invalid value: "${certificate}": PEM block type must be CERTIFICATE REQUEST`],
    ],
    [
      'holds something',
      { request: '' },
      ['spec.request: Invalid value: null: PEM block type must be CERTIFICATE REQUEST'],
    ],
  ])('%s', (_, spec, expected) => {
    expect(lines(signing(spec))).toEqual(expected)
  })

  it('may have a name that is no DNS name, but none that breaks a URL', () => {
    expect(lines(signing({}, undefined, 'Jane_Doe:1'))).toEqual([])
    expect(lines(signing({}, undefined, 'a/b%c'))).toEqual([
      'metadata.name: Invalid value: "a/b%c": may not contain \'/\'',
      'metadata.name: Invalid value: "a/b%c": may not contain \'%\'',
    ])
    expect(lines(signing({}, undefined, '..'))).toEqual([
      'metadata.name: Invalid value: "..": may not be \'..\'',
    ])
  })

  it('is not looked into where nobody can read it, which is said', () => {
    expect(validate(signing({ request: 'aGVsbG8=' }))).toEqual([])
    expect(warningsFor(signing()).map(({ code }) => code)).toEqual(['certificate/not-loaded'])
    expect(warningsFor(signing(), undefined, { certificates })).toEqual([])
  })
})

const approved = { type: 'Approved', status: 'True', reason: 'A' } as const
const denied = { type: 'Denied', status: 'True', reason: 'B' } as const

describe('the status', () => {
  it.each<[string, Status, readonly string[]]>([
    ['may hold a condition of another name', { conditions: [{ type: 'Seen', status: 'False' }] }, []],
    [
      'approves or denies',
      { conditions: [approved, denied] },
      [
        'status.conditions[1].type: Invalid value: "Denied": Approved and Denied conditions are mutually exclusive',
      ],
    ],
    [
      'says each once',
      { conditions: [approved, approved] },
      ['status.conditions[1].type: Duplicate value: "Approved"'],
    ],
    [
      'never says that something is not approved',
      { conditions: [{ type: 'Approved', status: 'False' }] },
      ['status.conditions[0].status: Unsupported value: "False": supported values: "True"'],
    ],
    [
      'says whether',
      { conditions: [{ type: 'Seen' } as never] },
      ['status.conditions[0].status: Required value'],
    ],
    ['may hold a certificate', { certificate }, []],
    [
      'holds nothing else',
      { certificate: base64('hello') },
      [
        'status.certificate: Invalid value: "<certificate data>": must contain at least one CERTIFICATE PEM block',
      ],
    ],
    [
      'holds no key',
      { certificate: base64(key) },
      [
        'status.certificate: Invalid value: "<certificate data>": only CERTIFICATE PEM blocks are allowed, found "PRIVATE KEY"',
      ],
    ],
  ])('%s', (_, status, expected) => {
    expect(lines(signing({}, status))).toEqual(expected)
  })
})

describe('an update', () => {
  it.each<[string, Status, Status, 'status' | 'approval' | undefined, readonly string[]]>([
    ['approves through its door', {}, { conditions: [approved] }, 'approval', []],
    [
      'does not approve through another',
      {},
      { conditions: [approved] },
      undefined,
      ['status.conditions: Forbidden: updates may not add a condition of type "Approved"'],
    ],
    [
      'does not change an approval',
      { conditions: [approved] },
      { conditions: [{ ...approved, reason: 'C' }] },
      'status',
      ['status.conditions: Forbidden: updates may not modify a condition of type "Approved"'],
    ],
    [
      'takes no approval back',
      { conditions: [approved] },
      {},
      'approval',
      ['status.conditions: Forbidden: updates may not remove a condition of type "Approved"'],
    ],
    [
      'takes no failure back',
      { conditions: [{ ...approved, type: 'Failed' }] },
      {},
      'status',
      ['status.conditions: Forbidden: updates may not remove a condition of type "Failed"'],
    ],
    ['brings the certificate through the status', {}, { certificate }, 'status', []],
    [
      'brings it through nothing else',
      {},
      { certificate },
      'approval',
      ['status.certificate: Forbidden: updates may not set certificate content'],
    ],
    [
      'does not exchange it',
      { certificate },
      { certificate: base64(`${self.ok ? self.value : ''}\n`) },
      'status',
      ['status.certificate: Forbidden: updates may not modify existing certificate content'],
    ],
    [
      'lets what was broken before stay as it is',
      { conditions: [approved, denied], certificate: base64('x') },
      { conditions: [approved, denied], certificate: base64('x') },
      'status',
      [],
    ],
  ])('%s', (_, before, after, subresource, expected) => {
    expect(lines(signing({}, after), signing({}, before), subresource)).toEqual(expected)
  })
})

it.each([{}, { spec: null }, { spec: { usages: 'x', request: null } }, { status: { conditions: [{}] } }])(
  'is not upset by a request that no API server decodes: %j',
  (odd) => {
    const raw = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest', ...odd } as never
    expect(() => [...validate(raw, undefined, { certificates }), ...validate(raw, raw)]).not.toThrow()
  },
)
