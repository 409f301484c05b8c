import type { ReadDocument, Recipient, Span } from './schema.ts';

/** All positions led back to a source that was not NFC. */
export function movedBack(
  read: ReadDocument,
  back: (offset: number) => number,
  length: number,
): ReadDocument {
  const span = <T extends Span>(one: T): T => ({
    ...one,
    start: back(one.start),
    end: back(one.end),
  });
  const loose = <T extends { start: number | null; end: number | null }>(one: T): T => ({
    ...one,
    start: one.start === null ? null : back(one.start),
    end: one.end === null ? null : back(one.end),
  });
  const { evidence } = read.document;
  return {
    ...read,
    document: {
      ...read.document,
      signer: loose(read.document.signer),
      evidence: {
        kind: loose(evidence.kind),
        number: loose(evidence.number),
        date: loose(evidence.date),
        place: loose(evidence.place),
        issuer: loose(evidence.issuer),
        title: loose(evidence.title),
      },
    },
    citations: read.citations.map((one) => ({
      ...one,
      mentions: one.mentions.map(span),
    })),
    nodes: read.nodes.map((node) => ({
      ...span(node),
      bodies: node.bodies.map(span),
      dates: node.dates.map((date) => ({ ...date, span: span(date.span) })),
      targets: node.targets.map((target) => ({
        ...target,
        span: span(target.span),
      })),
    })),
    recipients: read.recipients.map((one): Recipient => span(one)),
    source: { ...read.source, length },
  };
}
