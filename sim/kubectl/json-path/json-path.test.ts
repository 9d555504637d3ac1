import { describe, expect, it } from 'vitest'
import type { Json } from '../../api/meta.ts'
import { findPath, printFound } from './find.ts'

const list: Json = {
  kind: 'List',
  items: [
    {
      metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'x' } },
      spec: { ports: [{ port: 80 }, { port: 443 }] },
      ready: true,
    },
    { metadata: { name: 'b' }, spec: { ports: [{ port: 53 }] }, ready: false },
  ],
}

function printed(template: string, allowMissingKeys = true): string {
  const result = findPath(template, list, { allowMissingKeys })
  return result.ok ? printFound(result.results) : `! ${result.error}`
}

describe('a jsonpath of kubectl', () => {
  it.each<[template: string, prints: string]>([
    ['{.kind}', 'List'],
    ['kind: {.kind}!', 'kind: List!'],
    ['.kind', '.kind'],
    ['{$.kind}', 'List'],
    ['{@.kind}', 'List'],
    ['{.items[*].metadata.name}', 'a b'],
    ['{.items[0].metadata.name}', 'a'],
    ['{.items[-1].metadata.name}', 'b'],
    ['{.items[0:1].metadata.name}', 'a'],
    ['{.items[0,1].metadata.name}', 'a b'],
    ['{.items[0].spec.ports[::1].port}', '80 443'],
    ["{.items[*]['metadata.name','ready']}", 'a b true false'],
    ['{.items[*].spec.ports[*].port}', '80 443 53'],
    ['{..port}', '80 443 53'],
    ['{.items[1].metadata..}', '{"name":"b"} b'],
    ['{.items[0].metadata.name.*}', '97'],
    ['{.items[0].metadata.labels.app\\.kubernetes\\.io/name}', 'x'],
    ["{.items[0].metadata.labels['app\\.kubernetes\\.io/name']}", 'x'],
    ['{.items[?(@.metadata.name=="b")].spec.ports[0].port}', '53'],
    ['{.items[?(@.metadata.name!="b")].metadata.name}', 'a'],
    ['{.items[*].spec.ports[?(@.port>=80)].port}', '80 443'],
    ['{.items[?(@.ready==true)].metadata.name}', 'a'],
    ['{.items[?(@.metadata.labels)].metadata.name}', 'a'],
    ['{range .items[*]}{.metadata.name}={.ready}{"\\n"}{end}', 'a=true\nb=false\n'],
    ['{range .items[*]}[{.metadata.name}, {.ready}] {end}', '[a, true] [b, false] '],
    ['{range .items[*]}{.metadata.name}:{range .spec.ports[*]} {.port}{end};{end}', 'a: 80 443;b: 53;'],
    ['{range .nothing[*]}{.metadata.name}{end}done', 'done'],
    ['{.items[0].spec}', '{"ports":[{"port":80},{"port":443}]}'],
    ['{.items[*].metadata.nothing}', ''],
    ['{.items[0].spec.*}', '[{"port":80},{"port":443}]'],
    ["{'quoted'}", 'quoted'],
    ['{"tab\\there"}', 'tab\there'],
    ['', ''],
  ])('%s', (template, prints) => {
    expect(printed(template)).toBe(prints)
  })

  it.each<[template: string, says: string]>([
    ['{.nothing}', 'nothing is not found'],
    ['{.items[5]}', 'array index out of bounds: index 5, length 2'],
    ['{.items[1:0]}', 'starting index 1 is greater than ending index 0'],
    ['{.kind[0]}', 'string is not array or slice'],
    ['{.items[0', 'unterminated array'],
    ['{.items', 'unclosed action'],
    ['{.items[a]}', 'invalid array index a'],
    ['{.items[?(@.x==1]}', 'unterminated filter'],
    ['{....a}', 'invalid multiple recursive descent'],
    ['{"a}', 'unterminated quoted string'],
    ['{end}', 'not in range, nothing to end'],
    ['{foo}', 'unrecognized identifier foo'],
    ['{*}', "unrecognized character in action: U+002A '*'"],
    ['{.items[?(@.ready=="x")]}', 'incompatible types for comparison'],
    ['{.items[?(@.ready=~"x")]}', "unrecognized character in action: U+007E '~'"],
  ])('%s is refused', (template, says) => {
    expect(printed(template, false)).toBe(`! ${says}`)
  })
})
