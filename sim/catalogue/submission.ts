/** Diagnostics about a learner's file as a file: what stands under its name, and whether it may be read at all. */
import type { Entries } from './entry.ts'

/** What can stand under a name besides a file. */
export type NotAFile = 'directory' | 'fifo' | 'socket' | 'device'

export interface SubmissionFacts {
  'submission/not-a-file': { readonly file: string; readonly what: NotAFile }
  'submission/leads-outside': { readonly file: string }
  'submission/dangling-link': { readonly file: string }
  'submission/not-readable': { readonly file: string; readonly reason: string }
  /** `most`: how many pods the cluster of an exercise runs for one submission. */
  'submission/too-many-replicas': { readonly replicas: number; readonly most: number }
  'submission/given-file-changed': { readonly file: string }
}

const nouns: { readonly [Thing in NotAFile]: { readonly en: string; readonly ko: string } } = {
  directory: { en: 'a directory', ko: '디렉터리' },
  fifo: { en: 'a named pipe', ko: '이름 있는 파이프' },
  socket: { en: 'a socket', ko: '소켓' },
  device: { en: 'a device', ko: '장치 파일' },
}

export const submissionEntries: Entries<SubmissionFacts> = {
  'submission/not-a-file': {
    severity: 'error',
    en: ({ file, what }) => ({
      says: `${file} is ${nouns[what].en}; the task asks for a text file of that name.`,
      try: 'move it away, then run ./lab reset to get the file as it was given',
    }),
    ko: ({ file, what }) => ({
      says: `${file}은(는) ${nouns[what].ko}입니다. 과제에는 이 이름의 텍스트 파일이 필요합니다.`,
      try: '다른 곳으로 옮긴 뒤 ./lab reset으로 처음 파일을 되돌려 보세요',
    }),
  },
  'submission/leads-outside': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} is a symbolic link to a place outside the exercise's folder; such links are not followed.`,
      try: 'put the text itself into the file',
    }),
    ko: ({ file }) => ({
      says: `${file}은(는) 연습 문제 폴더 밖을 가리키는 심볼릭 링크입니다. 이런 링크는 따라가지 않습니다.`,
      try: '링크 대신 내용을 파일에 직접 넣어 보세요',
    }),
  },
  'submission/dangling-link': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} is a symbolic link to something that does not exist.`,
      try: 'put the text itself into the file',
    }),
    ko: ({ file }) => ({
      says: `${file}은(는) 존재하지 않는 것을 가리키는 심볼릭 링크입니다.`,
      try: '링크 대신 내용을 파일에 직접 넣어 보세요',
    }),
  },
  'submission/not-readable': {
    severity: 'error',
    en: ({ file, reason }) => ({
      says: `${file} cannot be read: the system answers ${reason}.`,
      try: 'check who owns the file and who may read it (ls -l)',
    }),
    ko: ({ file, reason }) => ({
      says: `${file}을(를) 읽을 수 없습니다. 시스템의 응답: ${reason}.`,
      try: '파일의 소유자와 읽기 권한을 확인해 보세요(ls -l)',
    }),
  },
  'submission/too-many-replicas': {
    severity: 'error',
    en: ({ replicas, most }) => ({
      says: `These files ask for ${replicas} replicas in all; the simulated cluster of an exercise runs at most ${most}.`,
      here: `at most ${most} in all files together`,
      try: 'ask for as many replicas as the task needs',
    }),
    ko: ({ replicas, most }) => ({
      says: `이 파일들이 요구하는 레플리카는 모두 ${replicas}개입니다. 연습 문제의 시뮬레이션 클러스터는 ${most}개까지만 실행합니다.`,
      here: `모든 파일을 합쳐 ${most}개까지`,
      try: '과제에 필요한 만큼만 레플리카를 요구해 보세요',
    }),
  },
  'submission/given-file-changed': {
    severity: 'note',
    en: ({ file }) => ({
      says: `${file} is given with the task; it was judged as it was given, without your changes.`,
      try: 'make your change in the file the task names; ./lab reset brings the given one back',
    }),
    ko: ({ file }) => ({
      says: `${file}은(는) 연습 문제와 함께 주어진 파일입니다. 바꾼 내용 없이 처음 주어진 그대로 채점했습니다.`,
      try: '과제가 말하는 파일을 고쳐 보세요. ./lab reset으로 처음 파일을 되돌릴 수 있습니다',
    }),
  },
}
