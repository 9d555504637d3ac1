/** Databases, caches and message brokers: they take connections, and speak no HTTP. */
import { end, http, run, tcp } from './behaviour.ts'
import { flag, numberFlag } from './command-line.ts'
import { bash, type KnownImage, type KnownImages, noShell, server, sh } from './known-image.ts'
import { sameText } from './respond.ts'

/** A database that refuses to begin before it is told the administrator's password. */
function database(serves: string, port: number, needsOneOf: readonly string[], says: string): KnownImage {
  return {
    shells: bash,
    programs: ['postgres', 'mysqld', 'mariadbd', 'docker-entrypoint.sh'],
    run: (words, env) => {
      if (!needsOneOf.some((name) => Object.hasOwn(env, name))) return end(1, says)
      // postgres -c port=5433, mysqld --port=3307, postgres -p 5433
      const setting = words
        .map((word) => /^port=([0-9]+)$/.exec(word)?.[1])
        .find((value) => value !== undefined)
      return run(tcp(Number(setting ?? flag(words, 'port', 'p', 'P') ?? port), serves))
    },
  }
}

const passwords = ['ROOT_PASSWORD', 'ROOT_PASSWORD_FILE', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD']
const mysqlSays = '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified'

const redis: KnownImage = {
  shells: bash,
  programs: ['redis-server', 'docker-entrypoint.sh'],
  run: (words) => {
    const onlyHere = flag(words, 'bind') === '127.0.0.1'
    return run(tcp(numberFlag(words, 'port', 6379), 'redis', onlyHere ? '127.0.0.1' : '0.0.0.0'))
  },
  config: ['/usr/local/etc/redis'],
}

const rabbitmq: KnownImage = {
  shells: bash,
  programs: ['rabbitmq-server', 'docker-entrypoint.sh'],
  run: (_, __, tag) => {
    const page = sameText('<!doctype html>\n<title>RabbitMQ Management</title>\n', {
      'Content-Type': 'text/html',
    })
    const management = tag.includes('management') ? [http(15672, 'rabbitmq management', page)] : []
    return run(tcp(5672, 'rabbitmq'), ...management)
  },
}

export const dataStores: KnownImages = {
  'docker.io/library/redis': redis,
  'docker.io/library/postgres': database(
    'postgres',
    5432,
    ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE', 'POSTGRES_HOST_AUTH_METHOD'],
    'Error: Database is uninitialized and superuser password is not specified.',
  ),
  'docker.io/library/mysql': database(
    'mysql',
    3306,
    passwords.map((name) => `MYSQL_${name}`),
    mysqlSays,
  ),
  'docker.io/library/mariadb': database(
    'mariadb',
    3306,
    [...passwords, 'ALLOW_EMPTY_ROOT_PASSWORD'].flatMap((name) => [`MARIADB_${name}`, `MYSQL_${name}`]),
    mysqlSays,
  ),
  'docker.io/library/mongo': {
    shells: bash,
    programs: ['mongod', 'docker-entrypoint.sh'],
    run: (words) => run(tcp(numberFlag(words, 'port', 27017), 'mongo')),
  },
  'docker.io/library/memcached': {
    shells: sh,
    programs: ['memcached', 'docker-entrypoint.sh'],
    run: (words) => run(tcp(Number(flag(words, 'p', 'port') || 11211), 'memcached')),
  },
  'docker.io/library/rabbitmq': rabbitmq,
  'docker.io/library/nats': server(
    noShell,
    ['nats-server'],
    tcp(4222, 'nats'),
    tcp(6222, 'nats'),
    http(
      8222,
      'nats monitoring',
      sameText('<html lang="en">\n', { 'Content-Type': 'text/html; charset=utf-8' }),
    ),
  ),
}
