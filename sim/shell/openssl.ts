/**
 * openssl genrsa, genpkey, req and x509: real keys, certificates and requests, written into real files of the machine.
 *
 * Models OpenSSL 3.0. The keys come from a short list (see sim/api/certificates.ts), so that they cost no time.
 * Leaves out: passphrases, configuration files, every other command.
 */
import type { Certificates, NamePart, Reading } from '../api/certificates.ts'
import { absolutePath } from '../script/surroundings.ts'
import { secondsOf, timestampAt } from '../state/timestamp.ts'
import { clockOf, opensslDate } from './clock.ts'
import { namesFrom, opensslCommands, readOptions } from './openssl-options.ts'
import type { Program, ProgramCall } from './program.ts'

interface Openssl {
  readonly call: ProgramCall
  readonly certificates: Certificates
  readonly values: ReadonlyMap<string, string>
  readonly rest: readonly string[]
}

export const openssl: Program = (call) => {
  const [command = '', ...words] = call.words
  if (command === 'version') {
    call.out('OpenSSL 3.0.19 27 Jan 2026 (Library: OpenSSL 3.0.19 27 Jan 2026)\n')
    return 0
  }
  if (!opensslCommands.includes(command)) {
    call.err(
      `Invalid command '${command}'; type "help" for a list.\nhint: the simulator knows openssl ${opensslCommands.join(', ')} and version.\n`,
    )
    return 1
  }
  const { certificates } = call.place.cluster.state
  if (certificates === undefined) {
    call.err('hint: this world was made without certificates.\n')
    return 1
  }
  const read = readOptions(command, words)
  if ('problem' in read) {
    call.err(read.problem)
    return 1
  }
  const openssl: Openssl = { call, certificates, ...read }
  switch (command) {
    case 'req':
      return request(openssl)
    case 'x509':
      return x509(openssl)
    case 'rsa':
    case 'pkey':
      return showKey(openssl)
    default:
      return makeKey(openssl, command)
  }
}

function write({ call, values }: Openssl, text: string, option = 'out'): number {
  const path = values.get(option)
  if (path === undefined) {
    call.out(text)
    return 0
  }
  const problem = call.files.write(absolutePath(path, call.folder), text)
  if (problem === undefined) return 0
  call.err(`Can't open "${path}" for writing, ${problem}\n`)
  return 1
}

/** A seed that no other key of this machine has: the clock and what is there already make it. */
function seedFor({ call }: Openssl): string {
  return `${clockOf(call.place.cluster.state)}/${Object.keys(call.files.changes).length}`
}

function makeKey(openssl: Openssl, command: string): number {
  const { call, certificates, values, rest } = openssl
  const bits = Number(rest[0] ?? 2048)
  if (command === 'genrsa' && !Number.isInteger(bits)) {
    call.err(`genrsa: Can't parse "${rest[0]}" as a number\n`)
    return 1
  }
  const isCurve = command === 'ecparam' || /^(?:EC|ECDSA)$/i.test(values.get('algorithm') ?? '')
  const kind = isCurve ? 'ec-p256' : /^ed25519$/i.test(values.get('algorithm') ?? '') ? 'ed25519' : 'rsa-2048'
  if (command === 'genrsa' && bits !== 2048)
    call.err('hint: keys here have 2048 bits, whatever is asked for: longer ones would take long.\n')
  return write(openssl, certificates.makeKey(kind, seedFor(openssl)))
}

/** The text of a file that an option names; what comes through a pipe where `-in` is left out. */
function readFile({ call, values }: Openssl, option: string, what: string): string | undefined {
  const path = values.get(option) ?? ''
  if (option === 'in' && ['', '-', '/dev/stdin'].includes(path)) return call.input.read()
  const entry = call.files.at(absolutePath(path, call.folder))
  if (entry?.is === 'file') return entry.text ?? ''
  call.err(
    `Could not open file or uri for loading ${what} from ${path}\n40000000007F0000:error:80000002:system library:file_open:No such file or directory:../providers/implementations/storemgmt/file_store.c:266:calling stat(${path})\n`,
  )
  return undefined
}

function request(openssl: Openssl): number {
  const { call, certificates, values } = openssl
  if (openssl.rest.length > 0) {
    call.err('req: Use -help for summary.\n')
    return 1
  }
  const isNew = values.has('new') || values.has('x509') || values.has('newkey')
  if (!values.has('x509') && (values.has('in') || (!isNew && call.input.given))) return showRequest(openssl)
  if (!isNew) {
    call.err(
      'hint: what is to be made? openssl req -new -x509 -key KEY -out CERTIFICATE -days 360 -subj /CN=NAME\n',
    )
    return 1
  }
  const key = values.has('newkey') ? newKey(openssl) : keyFile(openssl)
  if (key === undefined) return 1
  const names = namesFrom(values)
  if (typeof names === 'string') {
    call.err(names)
    return 1
  }
  const made = values.has('x509')
    ? certificates.makeSelfSigned(key, { ...names, ...validity(openssl), seed: seedFor(openssl) })
    : certificates.makeRequest(key, names)
  return made.ok ? write(openssl, made.value) : complain(openssl, made)
}

function newKey(openssl: Openssl): string | undefined {
  const { certificates, values } = openssl
  const key = certificates.makeKey(
    /^ec/.test(values.get('newkey') ?? '') ? 'ec-p256' : 'rsa-2048',
    seedFor(openssl),
  )
  if (!values.has('keyout'))
    return write({ ...openssl, values: new Map([['out', 'privkey.pem']]) }, key) === 0 ? key : undefined
  return write(openssl, key, 'keyout') === 0 ? key : undefined
}

function keyFile(openssl: Openssl): string | undefined {
  if (openssl.values.has('key')) return readFile(openssl, 'key', 'private key')
  return newKey(openssl)
}

function complain({ call }: Openssl, { words }: Extract<Reading<unknown>, { ok: false }>): number {
  call.err(`Could not read what the file holds: ${words}\n`)
  return 1
}

function validity({ call, values }: Openssl): { readonly notBefore: string; readonly notAfter: string } {
  const notBefore = clockOf(call.place.cluster.state)
  const days = Number(values.get('days') ?? 30)
  return { notBefore, notAfter: timestampAt(notBefore, (Number.isFinite(days) ? days : 30) * 86_400) }
}

function showRequest(openssl: Openssl): number {
  const { call, certificates, values } = openssl
  const text = readFile(openssl, 'in', 'certificate request')
  if (text === undefined) return 1
  const parsed = certificates.parseRequest(text)
  if (!parsed.ok) return complain(openssl, parsed)
  if (values.has('verify')) call.err('Certificate request self-signature verify OK\n')
  if (values.has('subject')) call.out(`subject=${shownNames(parsed.value.subject)}\n`)
  if (values.has('text')) {
    const told = certificates.describeRequest(text)
    if (told.ok) call.out(told.value)
  }
  return values.has('noout') ? 0 : write(openssl, text)
}

function shownNames(parts: readonly NamePart[]): string {
  return parts.map(({ type, value }) => `${type} = ${value}`).join(', ')
}

function x509(openssl: Openssl): number {
  const { call, certificates, values } = openssl
  if (!values.has('in') && !call.input.given) {
    call.err('hint: which certificate? openssl x509 -in FILE -noout -text\n')
    return 1
  }
  if (values.has('req')) {
    call.err(
      'hint: to sign a request, use a CertificateSigningRequest and kubectl certificate approve; or openssl req -x509 for a certificate that signs itself.\n',
    )
    return 1
  }
  const text = readFile(openssl, 'in', 'certificate')
  if (text === undefined) {
    call.err('Unable to load certificate\n')
    return 1
  }
  const parsed = certificates.parseCertificates(text)
  if (!parsed.ok) return complain(openssl, parsed)
  const [first] = parsed.value
  if (values.has('text')) {
    const told = certificates.describeCertificate(text)
    if (told.ok) call.out(told.value)
  }
  if (values.has('serial')) call.out(`serial=${first.serial.toUpperCase()}\n`)
  if (values.has('subject')) call.out(`subject=${shownNames(first.subject)}\n`)
  if (values.has('issuer')) call.out(`issuer=${shownNames(first.issuer)}\n`)
  if (values.has('dates') || values.has('startdate')) call.out(`notBefore=${opensslDate(first.notBefore)}\n`)
  if (values.has('dates') || values.has('enddate')) call.out(`notAfter=${opensslDate(first.notAfter)}\n`)
  if (values.has('fingerprint')) call.out(`sha256 Fingerprint=${first.fingerprint}\n`)
  if (values.get('ext')?.includes('subjectAltName')) {
    const names = [
      ...(first.dnsNames ?? []).map((name) => `DNS:${name}`),
      ...(first.ipAddresses ?? []).map((ip) => `IP Address:${ip}`),
    ]
    call.out(
      names.length === 0
        ? 'No extensions matching found in certificate\n'
        : `X509v3 Subject Alternative Name: \n    ${names.join(', ')}\n`,
    )
  }
  const host = values.get('checkhost')
  if (host !== undefined)
    call.out(
      `Hostname ${host} does${certificates.matchesHost(first, host, true) ? '' : ' NOT'} match certificate\n`,
    )
  const expired = secondsOf(clockOf(call.place.cluster.state)) > secondsOf(first.notAfter)
  if (values.has('dates') && expired) call.err('hint: this certificate has expired.\n')
  return values.has('noout') ? 0 : write(openssl, text)
}

function showKey(openssl: Openssl): number {
  const text = readFile(openssl, 'in', 'private key')
  if (text === undefined) return 1
  const parsed = openssl.certificates.parsePrivateKey(text)
  if (!parsed.ok) return complain(openssl, parsed)
  if (openssl.values.has('check')) openssl.call.out('RSA key ok\n')
  return openssl.values.has('noout') ? 0 : write(openssl, text)
}
