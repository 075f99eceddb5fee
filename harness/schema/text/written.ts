import type { CodePoints } from './code-points.ts';

/** Assigned letters and emoji of scripts that people write, from which random strings take what is not ASCII. */
export const writtenSet: CodePoints = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x17f, 0x391, 0x3a1, 0x3a3, 0x3c9, 0x410, 0x44f, 0x5d0, 0x5ea, 0x621, 0x63a, 0x641,
  0x64a, 0x905, 0x939, 0xe01, 0xe30, 0x3041, 0x3096, 0x30a1, 0x30fa, 0x4e00, 0x9fa5, 0xac00, 0xd7a3, 0x1f300, 0x1f5ff,
  0x1f600, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f910, 0x1f93a,
];

/** Strings that people write: accents, scripts from left and right, emoji of one and of several code points. */
export const writtenSamples: readonly string[] = ['José 日本語 שלום 👩🏽‍💻', 'Zoë 日本 🙂', 'é日🙂', 'é'];

/** The same word in the two normal forms of Unicode: whether they are one value is for the server to say. */
export const decomposedSample = 'Jose\u0301';
