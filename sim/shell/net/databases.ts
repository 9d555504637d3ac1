/**
 * redis-cli, pg_isready and mysqladmin ping: is the database there? What it holds is not modelled, and any other question
 * says so.
 *
 * Source: redis.io/docs/latest/develop/tools/cli, postgresql.org/docs/current/app-pg-isready.html.
 */
import type { Trace } from '../../api/trace.ts'
import { readOptions } from '../../container/tools/tool.ts'
import { type Program, type ProgramCall, plainRequest } from '../program.ts'

function connect(call: ProgramCall, host: string, port: number): Trace['verdict'] {
  const { verdict } = call.place.send(plainRequest('tcp', host, port))
  if (verdict === 'timed-out') call.place.pass(127)
  return verdict
}

export const redisCli: Program = (call) => {
  const { given, operands } = readOptions(call.words, 'h:p:a:n:t:')
  const [host, port] = [given.get('h') ?? '127.0.0.1', Number(given.get('p') ?? 6379)]
  const verdict = connect(call, host, port)
  if (verdict !== 'answered') {
    const why: Readonly<Partial<Record<Trace['verdict'], string>>> = {
      'no-such-name': 'Name or service not known',
      refused: 'Connection refused',
    }
    call.err(`Could not connect to Redis at ${host}:${port}: ${why[verdict] ?? 'Connection timed out'}\n`)
    return 1
  }
  const [question = '', ...rest] = operands
  if (/^ping$/i.test(question)) call.out(`${rest[0] === undefined ? 'PONG' : rest[0]}\n`)
  else if (/^echo$/i.test(question)) call.out(`${rest.join(' ')}\n`)
  else {
    call.err(
      'hint: Redis takes the connection; what it holds is not modelled, only ping and echo are answered.\n',
    )
    return 1
  }
  return 0
}

export const pgIsReady: Program = (call) => {
  const { given } = readOptions(call.words, 'h:p:U:d:t:q')
  const [host, port] = [given.get('h') ?? 'localhost', Number(given.get('p') ?? 5432)]
  const isThere = connect(call, host, port) === 'answered'
  const where = given.has('h') ? host : '/var/run/postgresql'
  if (!given.has('q')) call.out(`${where}:${port} - ${isThere ? 'accepting connections' : 'no response'}\n`)
  return isThere ? 0 : 2
}

export const mysqlAdmin: Program = (call) => {
  const { given, operands } = readOptions(call.words, 'h:P:u:p')
  const [host, port] = [given.get('h') ?? '127.0.0.1', Number(given.get('P') ?? 3306)]
  if (connect(call, host, port) !== 'answered') {
    call.err(
      `mysqladmin: connect to server at '${host}' failed\nerror: 'Can't connect to MySQL server on '${host}:${port}' (111)'\n`,
    )
    return 1
  }
  if (operands.includes('ping')) call.out('mysqld is alive\n')
  else
    call.err(
      'hint: the database takes the connection; what it holds is not modelled, only ping is answered.\n',
    )
  return 0
}
