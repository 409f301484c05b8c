/** Reading: from the text of a directive document to its tree, and what is doubtful in it. */
export type { BodyTable, TableBody, TableGroup } from './body-table.ts';
export { nameKey } from './body-table.ts';
export { checkDocument, type Finding } from './check.ts';
export { type ReadOptions, readDocument } from './read-document.ts';
export {
  type BoundBody,
  type Citation,
  type DocumentHead,
  jsonSchema,
  type NodeKind,
  type NodePart,
  type ReadDocument,
  type ReadNode,
  type Recipient,
  type Role,
  readDocumentSchema,
  type SectionPurpose,
  type Signer,
  type Target,
  type TaskDate,
} from './schema.ts';
