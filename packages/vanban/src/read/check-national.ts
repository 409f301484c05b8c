/** Rules of form for the national name and the motto (Decree 30/2020/NĐ-CP, Appendix I, II.1). */
import { type Finding, form } from './finding.ts';
import { capitalShare, fold } from './fold.ts';
import type { ReadDocument, ReadNode } from './schema.ts';

const NAME = /cộng hòa xã hội chủ nghĩa việt nam/u;
const PARTY = /đảng cộng sản việt nam/u;
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const PARTS = ['độc lập', 'tự do', 'hạnh phúc'];

const spanOfNode = (node: ReadNode) => ({ start: node.start, end: node.end });

/** Missing, wrong or wrongly written national name and motto; documents of the Party have others. */
export function nationalFindings(read: ReadDocument): Finding[] {
  const heads = read.nodes.filter((node) => node.part === 'heading');
  if (heads.some((node) => PARTY.test(fold(node.text)))) return [];
  return [
    ...nameFindings(heads, read.source.nationalName),
    ...mottoFindings(heads, read.source.nationalName),
  ];
}

function nameFindings(heads: readonly ReadNode[], known: boolean): Finding[] {
  for (const node of heads) {
    const found = NAME.exec(fold(node.text));
    if (found === null) continue;
    const words = node.text.slice(found.index, found.index + found[0].length);
    if (capitalShare(words) > 0.97) return [];
    return [
      form(
        'national-name-case',
        'warning',
        'Quốc hiệu phải viết in hoa.',
        'The national name is written in capitals.',
        spanOfNode(node),
      ),
    ];
  }
  const near = heads.find((node) => /cộng hòa|xã hội chủ nghĩa|dân chủ cộng/u.test(fold(node.text)));
  if (near !== undefined && !known)
    return [
      form(
        'national-name-wrong',
        'error',
        'Quốc hiệu phải là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.',
        'The national name reads “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.',
        spanOfNode(near),
      ),
    ];
  if (known) return [];
  return [
    form(
      'national-name-missing',
      'warning',
      'Không thấy Quốc hiệu và Tiêu ngữ.',
      'The national name and motto are missing.',
      null,
    ),
  ];
}

function mottoFindings(heads: readonly ReadNode[], named: boolean): Finding[] {
  const node = heads.find((one) => PARTS.filter((part) => fold(one.text).includes(part)).length >= 2);
  if (node === undefined) {
    if (!named) return [];
    return [
      form(
        'motto-missing',
        'error',
        `Không thấy Tiêu ngữ “${MOTTO}”.`,
        `The motto “${MOTTO}” is missing.`,
        null,
      ),
    ];
  }
  const text = node.text.replace(/[‐-―]/g, '-');
  if (text.includes(MOTTO)) return [];
  const plain = fold(text)
    .replace(/\s*[-,.]\s*/g, ' ')
    .replace(/\s+/g, ' ');
  const right = plain.includes(PARTS.join(' '));
  return [
    right
      ? form(
          'motto-form',
          'warning',
          `Tiêu ngữ viết “${MOTTO}”: chữ cái đầu mỗi cụm từ viết hoa, giữa các cụm từ có gạch nối và cách chữ.`,
          `The motto is written “${MOTTO}”, with capitals, hyphens and blanks as here.`,
          spanOfNode(node),
        )
      : form(
          'motto-wrong',
          'error',
          `Tiêu ngữ phải là “${MOTTO}”.`,
          `The motto reads “${MOTTO}”.`,
          spanOfNode(node),
        ),
  ];
}
