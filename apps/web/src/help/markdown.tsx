import { Anchor, Table, Title, Typography } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode, useMemo } from 'react';
import classes from './help.module.css';

/** Markdown as React elements: nothing is ever taken as HTML, so there is nothing to clean. */
export function Markdown({ text }: { readonly text: string }) {
  const tokens = useMemo(() => lexer(text), [text]);
  return <Typography className={classes.guide ?? ''}>{blocks(tokens)}</Typography>;
}

// Tokens have no identity of their own and never change place: their position is the key.
const each = (tokens: readonly Token[] | undefined, show: (token: Token) => ReactNode): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  tokens?.map((token, place) => <Fragment key={place}>{show(token)}</Fragment>);

const blocks = (tokens: readonly Token[] | undefined) => each(tokens, block);
const spans = (tokens: readonly Token[] | undefined) => each(tokens, span);

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      // The page's own heading stands for the first one.
      return depth === 1 ? null : (
        <Title order={Math.min(depth, 6) as 2 | 3 | 4 | 5 | 6}>{spans(tokens)}</Title>
      );
    }
    case 'paragraph':
      return <p>{spans((token as Tokens.Paragraph).tokens)}</p>;
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      const content = items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place}>{blocks(item.tokens)}</li>
      ));
      return ordered ? <ol start={start === '' ? 1 : start}>{content}</ol> : <ul>{content}</ul>;
    }
    case 'blockquote':
      return <blockquote>{blocks((token as Tokens.Blockquote).tokens)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      );
    case 'table':
      return <MarkdownTable table={token as Tokens.Table} />;
    case 'hr':
      return <hr />;
    case 'space':
    case 'html':
      return null;
    default:
      return span(token);
  }
}

function span(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{spans((token as Tokens.Strong).tokens)}</strong>;
    case 'em':
      return <em>{spans((token as Tokens.Em).tokens)}</em>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <MarkdownLink link={token as Tokens.Link} />;
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? spans(tokens) : unescaped(text);
    }
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'html':
      return null;
    default:
      return token.raw;
  }
}

/** React escapes by itself; what Markdown wrote as an entity is turned back. */
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Links between guide files lead to their pages; links within the site stay in it. */
function MarkdownLink({ link }: { readonly link: Tokens.Link }) {
  const topic = /^(?:\.\/)?([a-z0-9-]+)\.md(?:#.*)?$/.exec(link.href)?.[1];
  if (topic !== undefined) {
    return (
      <Anchor renderRoot={(props) => <Link {...props} to="/huong-dan/$topic" params={{ topic }} />}>
        {spans(link.tokens)}
      </Anchor>
    );
  }
  if (!/^(https?:|mailto:|\/|#)/.test(link.href)) return spans(link.tokens);
  return <Anchor href={link.href}>{spans(link.tokens)}</Anchor>;
}

function MarkdownTable({ table }: { readonly table: Tokens.Table }) {
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {table.header.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Table.Th key={place}>{spans(cell.tokens)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Table.Tr key={place}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <Table.Td key={column}>{spans(cell.tokens)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
