import { createLazyRoute } from '@tanstack/react-router';
import type { CombinedError } from '@urql/core';
import { useRead } from '../api/hooks';
import { PageTitle } from '../parts/page-title';
import { Skeleton } from '../parts/skeleton';
import { FailureNotice } from '../shell/failure-notice';
import { NotFoundPage } from '../shell/not-found-page';
import { CourseList } from './course-list';
import { StudioDocument } from './generated/graphql';
import { PassList } from './pass-list';

export const page = createLazyRoute('/$studio')({ component: StudioPage });

function StudioPage() {
  const { studio: slug } = page.useParams();
  const { data, error, readAgain } = useRead(StudioDocument, { slug });
  if (isUnknownStudio(error)) return <NotFoundPage />;
  if (data === undefined)
    return error === undefined ? <StudioWhileReading /> : <FailureNotice error={error} onTryAgain={readAgain} />;
  const { organisation } = data;
  if (organisation === null) return <NotFoundPage />;
  const { name, description, category, city, courses, passesOnSale } = organisation;
  const where = [category, city].filter((text) => text !== '').join(' · ');
  return (
    <>
      <PageTitle lead={description === '' ? where : description}>{name}</PageTitle>
      <CourseList courses={courses} />
      <PassList passes={passesOnSale} />
    </>
  );
}

/** For a caller with a token, the server says so of the whole request. */
const isUnknownStudio = (error: CombinedError | undefined): boolean =>
  error?.graphQLErrors.some(({ extensions }) => extensions.code === 'BAD_USER_INPUT') ?? false;

function StudioWhileReading() {
  return (
    <div aria-busy="true">
      <Skeleton shape="title" />
      <Skeleton shape="card" />
    </div>
  );
}
