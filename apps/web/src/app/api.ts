/** The one way to the server: typed by the contract, with problems as errors that carry words in both languages. */
import type {
  BodyInputOf,
  FieldError,
  OutputOf,
  ParamsOf,
  Problem,
  QueryInputOf,
  Route,
  Words,
} from '@binhdang/contract';
import { isOffline, noteReached } from './connection.ts';
import { storedLanguage } from './i18n.tsx';
import { isKept, keptAnswer } from './offline.ts';

/** A write that was not sent or not answered is told apart from one the server refused: its outcome is unknown. */
export type ProblemKind = 'refused' | 'offline' | 'unreadable';

/** Whatever kept a call from succeeding. `text` says what happened and what to do. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind;
  /** Code of the contract's catalogue, or 'offline' or 'unreadable'. */
  readonly code: string;
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;
  readonly text: { readonly title: Words; readonly detail?: Words | undefined };
  readonly errors: readonly FieldError[];
  /** On edit-conflict: the present version of the object. */
  readonly current: unknown;
  /** Request id, to name when asking for help. */
  readonly instance: string | undefined;

  constructor(
    kind: ProblemKind,
    status: number,
    problem: Omit<Partial<Problem>, 'status'> & Pick<Problem, 'code' | 'text'>,
  ) {
    super(`${problem.code}: ${problem.text.title.en}`);
    this.name = 'ApiProblem';
    this.kind = kind;
    this.code = problem.code;
    this.status = status;
    this.text = problem.text;
    this.errors = problem.errors ?? [];
    this.current = problem.current;
    this.instance = problem.instance;
  }

  /** Whether the same call may succeed later without any change by the user. */
  get passing(): boolean {
    return this.kind !== 'refused' || this.status === 429 || this.status >= 500;
  }
}

const OFFLINE = {
  code: 'offline',
  text: {
    title: {
      vi: 'Không kết nối được với máy chủ. Nội dung bạn nhập vẫn còn; hãy kiểm tra mạng rồi thử lại.',
      en: 'The server cannot be reached. What you typed is kept; check the network and try again.',
    },
  },
};

const UNREADABLE = {
  code: 'unreadable',
  text: {
    title: {
      vi: 'Máy chủ trả lời không đúng dạng. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên.',
      en: 'The server answered in an unexpected form. Try again; if it goes on, tell the administrator.',
    },
  },
};

type Filled<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
/** An empty zod object has the type Record<string, never>: a part with any key at all is a part without keys. */
type Needed<Name extends string, T> = string extends keyof T
  ? unknown
  : keyof Filled<T> extends never
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What a route needs to be called: only the parts it has, optional where nothing in them is required. */
export type CallInput<R> = Needed<'params', ParamsOf<R>> &
  Needed<'query', QueryInputOf<R>> &
  (BodyInputOf<R> extends undefined ? unknown : { readonly body: BodyInputOf<R> }) & {
    /** For routes that take an upload. */
    readonly file?: File;
    /** Keep the same key while retrying the same submission; a new one is made if it is left out. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
    /** Called with 0 to 1 while a file goes up. */
    readonly onProgress?: (part: number) => void;
  };

interface LooseInput {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly file?: File;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (part: number) => void;
}

/** Arguments of {@link call}: the input may be left out where the route needs none. */
export type CallArguments<R> =
  Record<never, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>];

const unauthenticated = new Set<() => void>();

/** Is told when the server says that the session has ended. Returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  unauthenticated.add(listener);
  return () => unauthenticated.delete(listener);
}

/**
 * Calls a route. Output as the contract says; `undefined` where the route answers nothing. Without a connection some
 * reading routes are answered from what is kept on this machine (see offline.ts).
 * @throws ApiProblem for every refusal and failure; AbortError if the signal was used
 */
export async function call<R extends Route>(route: R, ...[input]: CallArguments<R>): Promise<OutputOf<R>> {
  const loose = (input ?? {}) as LooseInput;
  const url = addressOf(route, loose);
  try {
    const sending = route.upload ? sendFile(route, url, loose) : send(route, url, loose);
    const answer = isKept(route) ? await orKept(sending, route, loose) : await sending;
    return answer as OutputOf<R>;
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    noteReached(problem.kind !== 'offline');
    const kept =
      problem.kind === 'offline' && route.method === 'GET' ? await keptAnswer(route, loose) : undefined;
    if (kept === undefined) throw problem;
    return kept as OutputOf<R>;
  }
}

/** A connection on which nothing comes for so long is as good as none. */
const SLOW_MS = 8_000;
/** Once that is known, the next page need not find it out anew. */
const SLOW_AGAIN_MS = 1_500;

/** The server's answer, or, where it takes too long, what is kept; the pages are told when the answer comes after all. */
async function orKept(sending: Promise<unknown>, route: Route, input: LooseInput): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const kept = new Promise<unknown>((resolve) => {
    timer = setTimeout(
      async () => {
        const found = await keptAnswer(route, input);
        if (found === undefined) return;
        noteReached(false);
        sending.then(
          () => noteReached(true),
          () => undefined,
        );
        resolve(found);
      },
      isOffline() ? SLOW_AGAIN_MS : SLOW_MS,
    );
  });
  try {
    return await Promise.race([sending, kept]);
  } finally {
    clearTimeout(timer);
  }
}

/** Address of a route, for links and frames to files. */
export function address<R extends Route>(
  route: R,
  input: Needed<'params', ParamsOf<R>> & Needed<'query', QueryInputOf<R>>,
): string {
  return addressOf(route, input as LooseInput);
}

/**
 * Query key of a reading route: ['plan', 'plan.list', params, query]. Invalidate a whole room by its first part
 * (`queryClient.invalidateQueries({ queryKey: ['plan'] })`).
 */
export function queryKey(
  route: Route,
  input?: { readonly params?: unknown; readonly query?: unknown },
): readonly unknown[] {
  const [room] = route.id.split('.');
  return [room, route.id, input?.params ?? null, input?.query ?? null];
}

/**
 * Options for `useQuery` and `useSuspenseQuery`: `useQuery(read(plans.list, { query: { year: 2022 } }))`.
 * Only for routes that read.
 */
export function read<R extends Route>(route: R, ...[input]: CallArguments<R>) {
  return {
    queryKey: queryKey(route, input as LooseInput | undefined),
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<OutputOf<R>> =>
      (call as (route: R, input: unknown) => Promise<OutputOf<R>>)(route, { ...input, signal }),
  };
}

function addressOf(route: Route, { params, query }: LooseInput): string {
  const path = route.path.replace(/:([a-z]\w*)/gi, (_, name: string) => {
    const value = params?.[name];
    if (value === undefined) throw new Error(`${route.id}: parameter ${name} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function headersOf(route: Route, input: LooseInput): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': storedLanguage(),
  };
  if (route.method !== 'GET') headers['Idempotency-Key'] = input.idempotencyKey ?? crypto.randomUUID();
  return headers;
}

async function send(route: Route, url: string, input: LooseInput): Promise<unknown> {
  const headers = headersOf(route, input);
  const request: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
  if (input.signal !== undefined) request.signal = input.signal;
  if (input.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(input.body);
  }
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, request);
    // The connection may also break while the answer is on its way.
    text = await response.text();
  } catch (failure) {
    if (input.signal?.aborted) throw failure;
    throw new ApiProblem('offline', 0, OFFLINE);
  }
  return settle(route, response.status, text);
}

/**
 * A file that a writing route answers with, under the name that the server gives it: what it is made from is too much, or
 * too personal, to stand in an address.
 */
export async function callForFile<R extends Route>(route: R, ...[input]: CallArguments<R>): Promise<File> {
  const loose = (input ?? {}) as LooseInput;
  const { 'Idempotency-Key': _, ...headers } = headersOf(route, loose);
  let response: Response;
  let bytes: Blob;
  try {
    response = await fetch(addressOf(route, loose), {
      method: route.method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(loose.body),
    });
    bytes = await response.blob();
  } catch {
    throw new ApiProblem('offline', 0, OFFLINE);
  }
  if (!response.ok) settle(route, response.status, await bytes.text());
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '');
  return new File([bytes], decodeURIComponent(named?.[1] ?? 'tep'), { type: bytes.type });
}

/** fetch tells nothing of an upload's progress; XMLHttpRequest does. */
function sendFile(route: Route, url: string, input: LooseInput): Promise<unknown> {
  const form = new FormData();
  for (const [name, value] of Object.entries((input.body ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  // Last, so that the server knows the fields when the file begins.
  if (input.file !== undefined) form.append('file', input.file, input.file.name.normalize('NFC'));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, url);
    for (const [name, value] of Object.entries(headersOf(route, input)))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) input.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      try {
        resolve(settle(route, request.status, request.responseText));
      } catch (problem) {
        reject(problem);
      }
    };
    request.onerror = () => reject(new ApiProblem('offline', 0, OFFLINE));
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    input.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function settle(route: Route, status: number, text: string): unknown {
  const content = parsed(text);
  if (status >= 200 && status < 300) {
    if (content === NOT_JSON) throw new ApiProblem('unreadable', status, UNREADABLE);
    noteReached(true);
    return content;
  }
  if (!isProblem(content)) {
    // A proxy in front of the server answers with pages of its own when the server is away.
    throw status >= 502 && status <= 504
      ? new ApiProblem('offline', status, OFFLINE)
      : new ApiProblem('unreadable', status, UNREADABLE);
  }
  if (content.code === 'sign-in-needed' && !route.open) for (const tell of unauthenticated) tell();
  throw new ApiProblem('refused', status, content);
}

const NOT_JSON = Symbol('not JSON');

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}

function isProblem(content: unknown): content is Problem {
  return typeof content === 'object' && content !== null && 'code' in content && 'text' in content;
}
