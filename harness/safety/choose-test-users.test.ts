import { expect, test } from 'vitest';
import { type Candidate, chooseTestUsers } from './choose-test-users.ts';

const candidate = (id: string, ...lacks: readonly string[]): Candidate => ({
  testUser: { id },
  lacks: new Map(lacks.map((field) => [field, `has no ${field}`])),
});

const choose = (...candidates: readonly Candidate[]) => {
  const { testUsers, leave, unusable } = chooseTestUsers(candidates);
  return [testUsers.map(({ id }) => id).join(' '), [...leave.keys()].join(' '), unusable.length];
};

test('one test user that lacks a field is left alone, and the field varies', () => {
  expect(choose(candidate('1'), candidate('2', 'name'), candidate('3'))).toEqual(['1 3', '', 1]);
});

test('a field that nearly all lack is left alone, and everybody is used', () => {
  expect(choose(candidate('1', 'title'), candidate('2', 'title'), candidate('3'))).toEqual(['1 2 3', 'title', 0]);
});

test('fields that would leave too few test users between them are all left alone', () => {
  const all = [candidate('1', 'name'), candidate('2', 'title'), candidate('3')];
  expect(choose(...all)).toEqual(['1 2 3', 'name title', 0]);
});

test('a single test user is used with what it has', () => {
  expect(choose(candidate('1', 'title'))).toEqual(['1', 'title', 0]);
  expect(choose(candidate('1'))).toEqual(['1', '', 0]);
  expect(choose()).toEqual(['', '', 0]);
});

test('the reasons name the test user and what it lacks', () => {
  const { leave, unusable } = chooseTestUsers([
    candidate('1', 'title'),
    candidate('2', 'title', 'name'),
    candidate('3'),
    candidate('4', 'title'),
  ]);
  expect(leave.get('title')).toBe('title is not varied: test user 1 has no title');
  expect(unusable).toEqual(['test user 2 has no name']);
});
