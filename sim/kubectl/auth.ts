/**
 * Who may do what here? Everybody everything: the simulator knows no authorisation, and answers as for an administrator.
 * Models kubernetes/kubectl pkg/cmd/auth.
 */
import { isSet } from './command.ts'
import { failed, printed } from './command-output.ts'
import type { Runner } from './session.ts'

const note = 'hint: this simulator asks nobody for permission; a real cluster may answer no\n'

export const canI: Runner = ({ command }) => {
  if (isSet(command, 'list'))
    return failed('error: auth can-i --list is not modelled in this simulator', 'everything is allowed here')
  if (command.args.length < 2) {
    return failed('error: you must specify two arguments: verb resource or verb resource/resourceName.')
  }
  return printed(isSet(command, 'quiet') ? '' : 'yes', note)
}

export const whoAmI: Runner = () =>
  printed(
    [
      'ATTRIBUTE                                           VALUE',
      'Username                                            kubernetes-admin',
      'Groups                                              [kubeadm:cluster-admins system:authenticated]',
    ].join('\n'),
  )
