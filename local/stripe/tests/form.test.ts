import { expect, test } from 'vitest';
import { canonical, parseForm } from '../form.ts';

test('nested names become records, with both notations of a list', () => {
  expect(parseForm('amount=5&metadata[order id]=a%26b&x[y][z]=1&expand[0]=charge&types[]=a&types[]=b')).toEqual({
    ok: true,
    form: { amount: '5', metadata: { 'order id': 'a&b' }, x: { y: { z: '1' } }, expand: { 0: 'charge' }, types: { 0: 'a', 1: 'b' } },
  });
});

test('no name reaches a prototype', () => {
  const parsed = parseForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes');

  expect(parsed.ok).toBe(true);
  expect('polluted' in {}).toBe(false);
});

test.each(['a[b=1', '[a]=1', 'a=1&a[b]=2', `a${'[b]'.repeat(9)}=1`])('rejects %s', (text) => {
  expect(parseForm(text).ok).toBe(false);
});

test('the order of parameters does not change their meaning', () => {
  const texts = ['a=1&b[c]=2&b[d]=3', 'b[d]=3&b[c]=2&a=1', 'a=1&b[c]=2&b[d]=4'].map((text) => {
    const parsed = parseForm(text);
    return parsed.ok ? canonical(parsed.form) : '';
  });

  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});
