/**
 * Which ConfigMap or Secret do `kubectl create configmap`, `create secret generic` and `create secret tls` make of their
 * flags? The last one looks at the certificate and its key first, and takes no pair that does not belong together.
 *
 * Models kubernetes/kubectl pkg/cmd/create/create_configmap.go, create_secret.go and create_secret_tls.go. --append-hash is
 * left out, and says so.
 */
import { encodeBase64, utf8Bytes } from '../../base64.ts'
import { isSet, textOf } from '../command.ts'
import { type CommandOutput, failed } from '../command-output.ts'
import { finishGenerated } from '../print-change.ts'
import { ended, found, type Runner, type Session, type Step } from '../session.ts'
import { dataFrom } from './data-sources.ts'
import { metadataOf, withName } from './flags.ts'

export const createConfigMap: Runner = withName((session, name) => {
  const hashed = hashProblem(session)
  if (hashed !== undefined) return hashed
  const data = dataFrom(session.command, session.io, 'ConfigMap', name)
  if (!data.ok) return data.output
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadataOf(session, name),
    ...(Object.keys(data.value).length === 0 ? {} : { data: data.value }),
  }
  return finishGenerated(session, object, 'created', 'failed to create configmap:')
})

export const createSecret: Runner = withName((session, name) => {
  const hashed = hashProblem(session)
  if (hashed !== undefined) return hashed
  const data = dataFrom(session.command, session.io, 'Secret', name)
  if (!data.ok) return data.output
  return finishSecret(session, name, textOf(session.command, 'type'), data.value)
})

export const createTlsSecret: Runner = withName((session, name) => {
  const { command } = session
  const hashed = hashProblem(session)
  if (hashed !== undefined) return hashed
  const [keyPath, certificatePath] = [textOf(command, 'key'), textOf(command, 'cert')]
  if (keyPath === '' || certificatePath === '') return failed('error: key and cert must be specified')
  const certificate = readPem(session, certificatePath)
  if (!certificate.ok) return certificate.output
  const key = readPem(session, keyPath)
  if (!key.ok) return key.output
  const pair = session.cluster.state.certificates?.parseKeyPair(certificate.value, key.value)
  if (pair?.ok === false) {
    // `-----BEGIN` in base64: so it stands in a Secret, and in the status of a CertificateSigningRequest.
    const isEncoded = certificate.value.startsWith('LS0tLS1CRUdJTi')
    const hint = isEncoded ? `${certificatePath} is in base64: decode it first, with base64 -d` : ''
    return failed(`error: ${pair.words}`, hint)
  }
  return finishSecret(session, name, 'kubernetes.io/tls', {
    'tls.crt': certificate.value,
    'tls.key': key.value,
  })
})

function readPem({ io }: Session, path: string): Step<string> {
  const text = io.readFile(path)
  if (text !== undefined) return found(text)
  const line = `error: Cannot read file ${path}, open ${path}: no such file or directory`
  return ended(
    failed(
      line,
      'openssl makes the files: openssl req -x509 -newkey rsa:2048 -nodes -keyout tls.key -out tls.crt -subj /CN=HOST -addext subjectAltName=DNS:HOST',
    ),
  )
}

function hashProblem({ command }: Session): CommandOutput | undefined {
  if (!isSet(command, 'append-hash')) return undefined
  return failed(
    'error: --append-hash is not modelled in this simulator',
    'leave it out, and give the name yourself',
  )
}

function finishSecret(
  session: Session,
  name: string,
  type: string,
  data: Readonly<Record<string, string>>,
): CommandOutput {
  const encoded = Object.entries(data).map(([key, text]) => [key, encodeBase64(utf8Bytes(text))])
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: metadataOf(session, name),
    ...(type === '' ? {} : { type }),
    ...(encoded.length === 0
      ? {}
      : { data: Object.fromEntries(encoded) as Readonly<Record<string, string>> }),
  }
  return finishGenerated(session, object, 'created', 'failed to create secret')
}
