/** Diagnostics about what a learner foretold: whether it is an answer at all, and whether it is what happens. */
import type { Entries } from './entry.ts'

export interface AnswerFacts {
  'answer/missing': { readonly question: string; readonly choices?: readonly string[] }
  /** `see`: a command that shows what happens. What that is stays untold. */
  'answer/wrong': {
    readonly answer: string
    readonly see?: string
    /** What to look at, where it is not the way of a request. */
    readonly look?: { readonly en: string; readonly ko: string }
  }
  'answer/not-a-choice': { readonly answer: string; readonly choices: readonly string[] }
  'answer/another-form': { readonly answer: string; readonly form: 'number' | 'address' }
  'answer/not-a-value': { readonly question: string }
  'answer/unknown-question': { readonly name: string; readonly near?: string }
  'answer/not-a-map': { readonly file: string }
}

export const answerEntries: Entries<AnswerFacts> = {
  'answer/missing': {
    severity: 'error',
    en: ({ question, choices }) => ({
      says: `${question} has no answer yet.`,
      here: 'to be filled in',
      try:
        choices === undefined
          ? 'write down what you expect, before you look'
          : `one of: ${choices.join(', ')}`,
    }),
    ko: ({ question, choices }) => ({
      says: `${question}에 아직 답이 없습니다.`,
      here: '채워야 합니다',
      try:
        choices === undefined
          ? '확인하기 전에 예상하는 것을 먼저 적어 보세요'
          : `다음 중 하나: ${choices.join(', ')}`,
    }),
  },
  'answer/wrong': {
    severity: 'error',
    en: ({ answer, see, look }) => ({
      says: 'Something else happens.',
      here: `not ${answer}`,
      try:
        look?.en ??
        'follow the request one hop at a time: who looks the name up, who rewrites the address, who listens?',
      ...(see === undefined ? {} : { see }),
    }),
    ko: ({ answer, see, look }) => ({
      says: '실제로는 다른 일이 일어납니다.',
      here: `"${answer}"이(가) 아닙니다`,
      try:
        look?.ko ?? '요청을 한 단계씩 따라가 보세요. 누가 이름을 찾고, 누가 주소를 바꾸고, 누가 수신하나요?',
      ...(see === undefined ? {} : { see }),
    }),
  },
  'answer/not-a-choice': {
    severity: 'error',
    en: ({ answer, choices }) => ({
      says: `"${answer}" is none of the answers to choose from: ${choices.join(', ')}.`,
      here: 'none of them',
      try: 'take one of these words',
    }),
    ko: ({ answer, choices }) => ({
      says: `"${answer}"은(는) 고를 수 있는 답이 아닙니다. 고를 수 있는 답: ${choices.join(', ')}.`,
      here: '이 중에 없습니다',
      try: '이 단어 중 하나를 적어 보세요',
    }),
  },
  'answer/another-form': {
    severity: 'error',
    en: ({ answer, form }) => ({
      says: form === 'number' ? `"${answer}" is no number.` : `"${answer}" is no IP address.`,
      here: form === 'number' ? 'no number' : 'no address',
      try:
        form === 'number'
          ? 'write digits, and nothing else'
          : 'write an address such as 10.96.0.1, without a port; or none, if there is none',
    }),
    ko: ({ answer, form }) => ({
      says:
        form === 'number' ? `"${answer}"은(는) 숫자가 아닙니다.` : `"${answer}"은(는) IP 주소가 아닙니다.`,
      here: form === 'number' ? '숫자가 아님' : '주소가 아님',
      try:
        form === 'number'
          ? '숫자만 적어 보세요'
          : '10.96.0.1처럼 포트 없이 주소를 적어 보세요. 주소가 없으면 none이라고 적습니다',
    }),
  },
  'answer/not-a-value': {
    severity: 'error',
    en: ({ question }) => ({
      says: `The answer to ${question} is to be a text, a number, or a list of these.`,
      here: 'a map, or a list inside of a list',
      try: 'put quotes around a text that has a colon in it',
    }),
    ko: ({ question }) => ({
      says: `${question}의 답은 텍스트나 숫자, 또는 그 목록이어야 합니다.`,
      here: '맵이거나 목록 안의 목록입니다',
      try: '콜론이 들어 있는 텍스트는 따옴표로 감싸 보세요',
    }),
  },
  'answer/unknown-question': {
    severity: 'error',
    en: ({ name, near }) => ({
      says: `The task asks no question named ${name}.`,
      here: near === undefined ? 'not asked' : `is ${near} meant?`,
      try: 'keep the names as they were given, and write behind the colons only',
    }),
    ko: ({ name, near }) => ({
      says: `과제에 ${name}(이)라는 질문은 없습니다.`,
      here: near === undefined ? '묻지 않은 것입니다' : `${near}을(를) 뜻한 것인가요?`,
      try: '이름은 처음 그대로 두고 콜론 뒤에만 적어 보세요',
    }),
  },
  'answer/not-a-map': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} is to be one list of names and answers: NAME: ANSWER, one a line.`,
      try: 'run ./lab reset to get the file as it was given, and write behind the colons',
    }),
    ko: ({ file }) => ({
      says: `${file}은(는) "이름: 답"이 한 줄에 하나씩 있는 파일이어야 합니다.`,
      try: './lab reset으로 처음 파일을 되돌린 뒤 콜론 뒤에 답을 적어 보세요',
    }),
  },
}
