/** A generated OpenAPI document of at least `bytes`, in the block style that vendors publish, with one operation to find. */
export function largeDocument(bytes: number): string {
  const paths: string[] = [];
  const schemas: string[] = [];
  let size = 0;
  for (let index = 0; size < bytes; index += 1) {
    const path = pathText(index);
    const schema = `${schemaText(index)}${schemaText(index, 'Attributes')}${schemaText(index, 'Relationships')}`;
    paths.push(path);
    schemas.push(schema);
    size += path.length + schema.length;
  }
  return `openapi: 3.0.3
info:
  title: A large API
  version: '1.0'
servers:
  - url: https://api.example.com/v2
security:
  - key: []
paths:
${paths.join('')}components:
  schemas:
${schemas.join('')}  securitySchemes:
    key:
      type: http
      scheme: bearer
`;
}

/** The operation that stands in the middle of a document with `count` paths. */
export function someOperation(document: string): string {
  const paths = [...document.matchAll(/^ {2}(\/\S+):$/gm)];
  return `PATCH ${paths[Math.floor(paths.length / 2)]?.[1] ?? ''}`;
}

function pathText(index: number): string {
  return `  /things${index}/{id}:
    parameters:
      - name: id
        in: path
        required: true
        schema:
          type: string
    get:
      operationId: getThing${index}
      responses:
        '200':
          description: |
            The thing, with number ${index}.

            # Not a comment: a heading inside a block scalar.
            key: value
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Thing${index}'
    patch:
      operationId: updateThing${index}
      summary: "Update a thing: number ${index}"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Thing${index}'
      responses:
        '200':
          description: Updated
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Thing${index}'
        '404':
          description: Not found
`;
}

function schemaText(index: number, suffix = ''): string {
  const properties = Array.from(
    { length: 12 },
    (_, place) => `        field_${place}:
          description: Field ${place} of thing ${index}, told in a good many plain words.
          example: value-${place}
          type: string
`,
  );
  const links = suffix === '' ? ['Attributes', 'Relationships'] : [];
  const references = links.map(
    (link) => `        ${link.toLowerCase()}:
          $ref: '#/components/schemas/Thing${index}${link}'
`,
  );
  return `    Thing${index}${suffix}:
      type: object
      description: Thing ${index}.
      properties:
${references.join('')}${properties.join('')}      required:
        - field_0
`;
}
