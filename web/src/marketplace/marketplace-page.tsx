import { createLazyRoute, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../api/hooks';
import { Button } from '../parts/button';
import { Notice } from '../parts/notice';
import { PageTitle } from '../parts/page-title';
import { Skeleton } from '../parts/skeleton';
import { FailureNotice } from '../shell/failure-notice';
import { useWords } from '../words/words';
import { MarketplaceDocument } from './generated/graphql';
import style from './marketplace.module.css';
import { SearchForm, type Sought } from './search-form';
import { StudioCard } from './studio-card';
import { marketplaceWords } from './words';

const CARDS_WHILE_READING = 3;

export const page = createLazyRoute('/')({ component: MarketplacePage });

/** The studios that sell online. Where there is one studio only, its own page is the one to see. */
function MarketplacePage() {
  const says = useWords(marketplaceWords);
  const sought: Sought = page.useSearch();
  return (
    <>
      <PageTitle lead={says('lead')}>{says('title')}</PageTitle>
      <SearchForm key={JSON.stringify(sought)} sought={sought} />
      <Studios key={`studios ${JSON.stringify(sought)}`} sought={sought} />
    </>
  );
}

/** The pages of the list that have been asked for, each by where it begins. */
function Studios({ sought }: { sought: Sought }) {
  const [starts, setStarts] = useState<(string | undefined)[]>([undefined]);
  return starts.map((after, at) => (
    <StudiosFrom
      key={after ?? ''}
      sought={sought}
      after={after}
      isFirst={at === 0}
      onMore={at === starts.length - 1 ? (next) => setStarts([...starts, next]) : undefined}
    />
  ));
}

interface StudiosFromProps {
  sought: Sought;
  after: string | undefined;
  isFirst: boolean;
  /** Undefined when the next page is shown already. */
  onMore: ((after: string) => void) | undefined;
}

function StudiosFrom({ sought: { q, city, category }, after, isFirst, onMore }: StudiosFromProps) {
  const says = useWords(marketplaceWords);
  const { data, error, readAgain } = useRead(MarketplaceDocument, { search: q, city, category, after });
  if (data === undefined && error !== undefined) return <FailureNotice error={error} onTryAgain={readAgain} />;
  if (data === undefined) return <StudiosWhileReading />;
  const { edges, pageInfo } = data.marketplace;
  const isNarrowed = [q, city, category].some((text) => text !== undefined);
  const [only] = edges;
  if (isFirst && only !== undefined && edges.length === 1 && !pageInfo.hasNextPage && !isNarrowed)
    return <Navigate to="/$studio" params={{ studio: only.node.slug }} replace />;
  if (only === undefined) return <NoStudio isNarrowed={isNarrowed} />;
  const { endCursor } = pageInfo;
  return (
    <>
      {isFirst && (
        <p role="status" className={style.count}>
          {says(pageInfo.hasNextPage ? 'foundMore' : 'found', { count: edges.length })}
        </p>
      )}
      <ul className={style.cards}>
        {edges.map(({ node }) => (
          <StudioCard key={node.id} studio={node} />
        ))}
      </ul>
      {pageInfo.hasNextPage && endCursor !== null && onMore !== undefined && (
        <Button kind="plain" onPress={() => onMore(endCursor)}>
          {says('more')}
        </Button>
      )}
    </>
  );
}

function StudiosWhileReading() {
  return (
    <div className={style.cards} aria-busy="true">
      {Array.from({ length: CARDS_WHILE_READING }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these are all alike, and never change places.
        <Skeleton key={at} shape="card" />
      ))}
    </div>
  );
}

function NoStudio({ isNarrowed }: { isNarrowed: boolean }) {
  const says = useWords(marketplaceWords);
  return isNarrowed ? (
    <Notice title={says('none')} text={says('noneText')} />
  ) : (
    <Notice title={says('empty')} text={says('emptyText')} />
  );
}
