import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validatePodCreate } from '../pod.ts'
import { type Fields, podOf, podWith } from './valid-pod.ts'

const first = 'spec.volumes[0]'
const volume = (fields: Fields) => ({ name: 'data', ...fields })
const field = { apiVersion: 'v1', fieldPath: 'metadata.labels' }

describe('a volume', () => {
  const rows: readonly [what: string, fields: Fields, lines: readonly string[]][] = [
    ['is made of something', {}, [`${first}: Required value: must specify a volume type`]],
    [
      'is made of one thing',
      { emptyDir: {}, configMap: { name: 'c' }, downwardAPI: {} },
      [
        `${first}.downwarAPI: Forbidden: may not specify more than 1 volume type`,
        `${first}.configMap: Forbidden: may not specify more than 1 volume type`,
      ],
    ],
    ['has a name', { name: '', emptyDir: {} }, [`${first}.name: Required value`]],
    [
      'holds no less than nothing',
      { emptyDir: { sizeLimit: '-1Gi' } },
      [`${first}.emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity`],
    ],
    ['is a folder of the node', { hostPath: {} }, [`${first}.hostPath.path: Required value`]],
    [
      'is a folder that does not climb',
      { hostPath: { path: '/var/../etc', type: 'Folder' } },
      [
        `${first}.hostPath.path: Invalid value: "/var/../etc": must not contain '..'`,
        `${first}.hostPath.type: Unsupported value: "Folder": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"`,
      ],
    ],
    ['is a Secret', { secret: {} }, [`${first}.secret.secretName: Required value`]],
    [
      'has readable files',
      { configMap: { name: 'c', defaultMode: 644 } },
      [
        `${first}.configMap.defaultMode: Invalid value: 644: must be a number between 0 and 0777 (octal), both inclusive`,
      ],
    ],
    [
      'has files with paths',
      {
        secret: {
          secretName: 's',
          items: [{ key: 'k' }, { key: 'k', path: '/a' }, { key: 'k', path: '..a' }],
        },
      },
      [
        `${first}.secret.items[0].path: Required value`,
        `${first}.secret.items[1].path: Invalid value: "/a": must be a relative path`,
        `${first}.secret.items[2].path: Invalid value: "..a": must not start with '..'`,
      ],
    ],
    [
      'is a claim',
      { persistentVolumeClaim: {} },
      [`${first}.persistentVolumeClaim.claimName: Required value`],
    ],
    [
      'is on a server',
      { nfs: { server: 's', path: 'data' } },
      [`${first}.nfs.path: Invalid value: "data": must be an absolute path`],
    ],
    [
      'holds fields of the pod',
      { downwardAPI: { items: [{ path: 'labels', fieldRef: field }, { path: 'x' }] } },
      [`${first}.downwardAPI: Required value: one of fieldRef and resourceFieldRef is required`],
    ],
    [
      'puts several things into one folder, under different names',
      {
        projected: {
          sources: [
            { configMap: { name: 'c', items: [{ key: 'k', path: 'a' }] } },
            { downwardAPI: { items: [{ path: 'a', fieldRef: field }] } },
          ],
        },
      },
      [`${first}.projected: Invalid value: "a": conflicting duplicate paths`],
    ],
    ['may be of a storage system', { gcePersistentDisk: { pdName: 'disk' } }, []],
  ]
  it.each(rows)('%s', (_, fields, lines) => {
    expect(linesOf(validatePodCreate(podWith({ volumes: [volume(fields)] })))).toEqual(lines)
  })

  it('shares its name with no other', () => {
    const volumes = [volume({ emptyDir: {} }), volume({ emptyDir: {} })]
    expect(linesOf(validatePodCreate(podWith({ volumes })))).toEqual([
      'spec.volumes[1].name: Duplicate value: "data"',
    ])
  })
})

describe('a mount', () => {
  const mounts = 'spec.containers[0].volumeMounts'
  const rows: readonly [what: string, mount: Fields, lines: readonly string[]][] = [
    ['is of a volume', {}, []],
    ['of the pod', { name: 'date' }, [`${mounts}[0].name: Not found: "date"`]],
    ['is somewhere', { mountPath: '' }, [`${mounts}[0].mountPath: Required value`]],
    [
      'may be of a part',
      { subPath: '../a' },
      [`${mounts}.subPath: Invalid value: "../a": must not contain '..'`],
    ],
    [
      'named in one way',
      { subPath: 'a', subPathExpr: '$(A)' },
      [`${mounts}[0].subPathExpr: Invalid value: "$(A)": subPathExpr and subPath are mutually exclusive`],
    ],
    [
      'shows itself to the node with privilege only',
      { mountPropagation: 'Bidirectional' },
      [
        `${mounts}.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers`,
      ],
    ],
    [
      'is read-only below where it is itself',
      { recursiveReadOnly: 'Enabled' },
      [`${mounts}.recursiveReadOnly: Forbidden: may only be specified when readOnly is true`],
    ],
  ]
  it.each(rows)('%s', (_, mount, lines) => {
    const container = { volumeMounts: [{ name: 'data', mountPath: '/data', ...mount }] }
    const found = validatePodCreate(podOf(container, { volumes: [volume({ emptyDir: {} })] }))
    expect(linesOf(found)).toEqual(lines)
    for (const { at, path } of found) expect((at ?? path)?.[4]).toBe(0)
  })

  it('has its place alone', () => {
    const volumeMounts = [
      { name: 'data', mountPath: '/data' },
      { name: 'data', mountPath: '/data' },
    ]
    expect(
      linesOf(validatePodCreate(podOf({ volumeMounts }, { volumes: [volume({ emptyDir: {} })] }))),
    ).toEqual([`${mounts}[1].mountPath: Invalid value: "/data": must be unique`])
  })

  it('cannot be of a volume that is at fault', () => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }]
    expect(linesOf(validatePodCreate(podOf({ volumeMounts }, { volumes: [volume({})] })))).toEqual([
      `${first}: Required value: must specify a volume type`,
      `${mounts}[0].name: Not found: "data"`,
    ])
  })
})
