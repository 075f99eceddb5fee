/**
 * What a finding is the mere consequence of: code of what follows, codes of what it follows from. Where both are seen in one
 * contract, whoever mends the root has mended the other.
 */
export const followsFrom: Readonly<Record<string, readonly string[]>> = {
  'change-not-echoed': ['change-not-stored'],
  'change-not-shown': ['change-not-stored'],
  'response-disagrees': ['change-not-stored'],
  'reads-disagree': ['change-not-stored'],
  diverged: ['change-not-stored'],
  'neither-old-nor-new': ['change-not-stored'],
  'update-lost': ['change-not-stored'],
  'users-mixed': ['change-not-stored'],
  'undocumented-success': ['wrong-success-status'],
  'last-owner-lost': ['accepted-last-owner'],
  'demoted-caller-accepted': ['accepted-insufficient-role'],
  'accepted-self-promotion': ['accepted-insufficient-role'],
  'accepted-above-caller': ['accepted-insufficient-role'],
  'user-not-shown': ['media-type-undocumented', 'media-type-missing', 'not-json', 'body-missing', 'required-missing'],
  'problem-status-differs': ['wrong-refusal-status', 'wrong-status'],
  'unknown-field-honored': ['accepted-invalid-value'],
  'prototype-honored': ['unknown-field-honored'],
};
