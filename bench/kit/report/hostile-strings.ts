/** Strings that a server may respond to break whoever shows them. Each must stay text in every format. */
export const hostileStrings = {
  script: '<script>window.planted = 1</script>',
  closing: '</script></template></style></title><img src=x onerror="window.planted = 1">',
  attribute: '" onmouseover="window.planted = 1" autofocus onfocus="window.planted = 1',
  link: 'javascript:window.planted=1',
  svg: '<svg onload=window.planted=1><a xlink:href="javascript:window.planted=1">x</a></svg>',
  comment: '<!--<script>-->]]>&lt;b&gt;<![CDATA[',
  bidi: 'admin\u202Enimda\u202C\u2066x\u2069',
  invisible: 'ad\u200Bmin\uFEFF\u00AD',
  control: 'a\u0000b\u0007c\u0008\u007F\u009B31m',
  ansi: '\u001B[31mred\u001B[0m\u001B]8;;http://example.invalid\u0007link\u001B]8;;\u0007\u001B[2J',
  surrogate: 'lone \uD800 end',
  markdown: '`` ` | <b>bold</b> [x](javascript:window.planted=1) ![i](https://example.invalid/p.png) @everyone',
  command: '::error file=a,line=1::planted%0A::set-output name=x::y\n::warning::planted',
  shell: `'; kill -9 $$; echo "$(kill -9 $$)" \`kill -9 $$\` $HOME \\`,
  template: '$' + '{window.planted=1} {{constructor.constructor("window.planted=1")()}}',
  prototype: '__proto__',
} as const;
