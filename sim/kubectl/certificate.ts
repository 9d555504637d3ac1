/**
 * What do `kubectl certificate approve` and `deny` do? They decide about a CertificateSigningRequest, by its name.
 * Models kubernetes/kubectl pkg/cmd/certificates/certificates.go.
 */
import type { Decision } from '../state/decide.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { printFailures } from './failure.ts'
import { getObject } from './objects.ts'
import { changeLine } from './print-change.ts'
import { hasFiles, readFiles } from './read-files.ts'
import { resourceOfKind } from './resources.ts'
import { refusalLine, warningLines } from './send.ts'
import type { Runner, Session } from './session.ts'
import { nameIn } from './targets.ts'

export const approve: Runner = (session) => decideAll(session, 'Approved')
export const deny: Runner = (session) => decideAll(session, 'Denied')

const kind = 'CertificateSigningRequest'

function decideAll(session: Session, decision: Decision): CommandOutput {
  const { command, io } = session
  if (command.args.length === 0 && !hasFiles(command)) {
    return failed('error: one or more CSRs must be specified as <name> or -f <filename>')
  }
  if (!hasFiles(command)) return joined(command.args.map((name) => decideOne(session, name, decision)))
  const files = readFiles(command, io)
  if (!files.ok) return files.output
  return joined(files.value.map(({ value }) => decideOne(session, nameIn(value).name, decision)))
}

function decideOne(session: Session, word: string, decision: Decision): CommandOutput {
  const name = word.slice(word.indexOf('/') + 1)
  const read = getObject(session, resourceOfKind(kind), name, undefined)
  if (!read.ok) return printFailures([read.failure])
  const outcome = session.cluster.decide(name, decision)
  if (!outcome.ok) {
    const line = refusalLine({ kind, name }, outcome.diagnostics, undefined, '')
    return { ...failed(line), diagnostics: outcome.diagnostics }
  }
  const done = decision === 'Approved' ? 'approved' : 'denied'
  const output = printed(changeLine(read.value, done, 'none'), warningLines(outcome.diagnostics))
  return { ...output, diagnostics: outcome.diagnostics }
}
