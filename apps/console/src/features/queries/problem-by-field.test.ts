import { ApiError } from '@pulse/contract';
import { expect, it } from 'vitest';
import { problemByField } from './problem-by-field.ts';

it('places what the server says at the field that it is about', () => {
  const error = new ApiError({
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    detail: '',
    code: 'confirmation_needed',
    requestId: '1',
    errors: [{ path: 'body.note', message: 'must hold no digits' }],
    questions: [{ path: 'body.occupied.icu', message: 'is that so?' }],
  });
  expect(problemByField(error)).toEqual({
    errors: { note: 'must hold no digits' },
    questions: [{ field: 'occupied.icu', message: 'is that so?' }],
  });
  expect(problemByField(new Error('other'))).toEqual({ errors: {}, questions: [] });
});
