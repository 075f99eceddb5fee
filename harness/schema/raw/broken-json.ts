import type { JsonObject } from '../../model/json.ts';
import { withFirst, withMember } from './member-text.ts';

/** Texts that are almost the payload and no JSON, with a name each. */
export function brokenTexts(text: string, object: JsonObject): readonly (readonly [string, string])[] {
  const open = text.slice(0, -1);
  return [
    ['truncated by one', open],
    ['truncated in the middle', text.slice(0, Math.max(1, Math.ceil(text.length / 2) - (text.length < 3 ? 1 : 0)))],
    ['only the opening brace', '{'],
    ['trailing brace', `${text}}`],
    ['trailing word', `${text} true`],
    ['two payloads', `${text}${text}`],
    ['trailing comma', `${open}${open === '{' ? '"a":1' : ''},}`],
    ['single quotes', `{'a':1}`],
    ['bare key', '{a:1}'],
    ['comment', `/* */${text}`],
    ['line comment', `${text} // end`],
    ['missing colon', '{"a" 1}'],
    ['missing comma', '{"a":1 "b":2}'],
    ['missing value', '{"a":}'],
    ['word undefined', withMember(object, 'extra', 'undefined')],
    ['word NaN', withMember(object, 'extra', 'NaN')],
    ['word Infinity', withMember(object, 'extra', '-Infinity')],
    ['word True', withMember(object, 'extra', 'True')],
    ['leading zero', withMember(object, 'extra', '01')],
    ['leading plus', withMember(object, 'extra', '+1')],
    ['hexadecimal number', withMember(object, 'extra', '0x1F')],
    ['number ends in point', withMember(object, 'extra', '1.')],
    ['bare minus', withMember(object, 'extra', '-')],
    ['raw NUL in a string', withMember(object, 'extra', '"a\u0000b"')],
    ['raw line feed in a string', withMember(object, 'extra', '"a\nb"')],
    ['unknown escape', withMember(object, 'extra', '"\\x41"')],
    ['short unicode escape', withMember(object, 'extra', '"\\u12"')],
    ['unclosed string', '{"a":"b'],
    ['NUL after the payload', `${text}\u0000`],
    ['form body', 'role=admin'],
    ['XML body', '<role>admin</role>'],
  ];
}

/** Well-formed texts with numbers past what a double holds. */
export function numberTexts(object: JsonObject): readonly (readonly [string, string])[] {
  const numbers: readonly (readonly [string, string])[] = [
    ['1e400', '1e400'],
    ['-1e400', '-1e400'],
    ['1e-400', '1e-400'],
    ['minus zero', '-0'],
    ['2^53+1', '9007199254740993'],
    ['2^63', '9223372036854775808'],
    ['a thousand digits', '9'.repeat(1000)],
    ['a thousand decimals', `0.${'3'.repeat(1000)}`],
    ['huge exponent', '1e999999999'],
  ];
  return numbers.map(([name, text]) => [`number ${name}`, withFirst(object, 'number', text)]);
}

/** Well-formed texts in which a name stands twice: RFC 8259 says names SHOULD be unique and leaves the reading open. */
export function duplicates(object: JsonObject): readonly (readonly [string, string])[] {
  const [[name, value] = ['extra', 1]] = Object.entries(object);
  const base = Object.keys(object).length === 0 ? { [name]: value } : object;
  return [
    ['duplicate name, same value', withMember(base, name, JSON.stringify(value))],
    ['duplicate name, null last', withMember(base, name, 'null')],
  ];
}
