import { type Ajv, type KeywordCxt, Name } from 'ajv';
import { alwaysValidSchema, evaluatedPropsToName } from 'ajv/dist/compile/util.js';

/** Keywords whose schemas may or may not hold, or are checked by a function of their own. */
const conditional = ['$ref', '$dynamicRef', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'dependencies'];

/**
 * Lets ajv count rightly what is evaluated. Left to itself it keeps what it knows for sure in a variable of the first
 * branch, where it is lost when the branch does not hold, adds to the list of a schema that is referred to from several
 * places, and counts what a failed `if` found.
 */
export function countEvaluated(ajv: Ajv): void {
  for (const keyword of conditional) {
    const rule = ajv.RULES.all[keyword];
    if (typeof rule !== 'object' || !('code' in rule.definition)) continue;
    const { code } = rule.definition;
    const own = keyword === 'if' ? codeOfIf(code) : code;
    rule.definition.code = (context, type) => {
      keepInVariables(context);
      own(context, type);
    };
  }
}

type Code = (context: KeywordCxt, type?: string) => void;

function keepInVariables({ gen, it }: KeywordCxt): void {
  if (it.props !== true && !(it.props instanceof Name)) it.props = evaluatedPropsToName(gen, it.props);
  if (it.items !== true && !(it.items instanceof Name)) it.items = gen.var('items', it.items ?? 0);
}

/** What `if` evaluates counts where it holds, whatever stands beside it. */
function codeOfIf(code: Code): Code {
  return (context, type) => {
    const { gen, it, parentSchema } = context;
    const isIdle = ['then', 'else'].every((one) => {
      const schema: unknown = parentSchema[one];
      return schema === undefined || alwaysValidSchema(it, schema as boolean | object);
    });
    if (isIdle) {
      const holds = gen.name('holds');
      const tried = { keyword: 'if', compositeRule: true, createErrors: false, allErrors: false } as const;
      context.mergeValidEvaluated(context.subschema(tried, holds), holds);
      context.reset();
      return;
    }
    const { subschema, mergeEvaluated } = context;
    let holds: Name | undefined;
    context.subschema = (applied, valid) => {
      holds = valid;
      return subschema.call(context, applied, valid);
    };
    context.mergeEvaluated = (evaluated, toName) => {
      if (toName === undefined && holds !== undefined) context.mergeValidEvaluated(evaluated, holds);
      else mergeEvaluated.call(context, evaluated, toName);
    };
    code(context, type);
  };
}
