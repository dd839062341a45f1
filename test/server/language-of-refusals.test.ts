import { expect, it } from 'vitest';
import { useGround } from '../support/ground.js';

const ground = useGround();

const CREATE = `mutation ($input: CreateCourseInput!, $locale: Locale) {
  createCourse(input: $input) { errors { code message(locale: $locale) } }
}`;

interface Told {
  createCourse: { errors: { code: string; message: string }[] };
}

it.each(['sk', 'cs', 'en'] as const)(
  'the sentence of a refusal is written in the language that the operation names: %s',
  async (locale) => {
    const { owner } = ground.studio.clients;
    const ask = (variables: object) => owner.request<Told, object>(CREATE, variables);
    const input = { name: 'Joga', type: 'CONTINUOUS' };
    const [named] = (await ask({ input, locale })).createCourse.errors;
    const [own] = (await ask({ input })).createCourse.errors;
    expect(named?.code).toBe('INVALID_INPUT');
    const { viewer } = await owner.request<{ viewer: { locale: string } }, object>('{ viewer { locale } }', {});
    expect(named?.message === own?.message).toBe(viewer.locale === locale);
  },
);
