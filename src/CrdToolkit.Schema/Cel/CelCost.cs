using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Cel;

/// <summary>
/// What a rule costs at least in the API server's estimate: its iterations through lists and maps, and what goes through strings. Operators
/// that the API server counts and this does not make the true figure higher.
/// </summary>
internal sealed class CelCost
{
    // CEL counts a tenth for each character that it looks at, and a quarter for each of a regular expression.
    private const double Character = 0.1;
    private const double Pattern = 0.25;

    // An iteration looks at the result so far to see whether to go on, and to keep it.
    private const double Iteration = 2;

    private readonly List<(string Text, string Bound)> unbounded = [];

    /// <summary>What is gone through though nothing bounds it, and the keyword that would.</summary>
    public IReadOnlyList<(string Text, string Bound)> Unbounded => unbounded;

    /// <summary>The cost of one evaluation.</summary>
    /// <exception cref="CelCompilationException">The expression does not compile.</exception>
    public double Of(CelExpression expression, CelScope scope) => expression switch
    {
        CelExpression.Name => 1,
        CelExpression.Select select => 1 + Of(select.Operand, scope),
        CelExpression.Call call => OfCall(call, scope),
        CelExpression.Optional optional => Of(optional.Value, scope),
        CelExpression.List list => list.Items.Sum(item => Of(item, scope)),
        CelExpression.Map map => map.Entries.Sum(entry => Of(entry, scope)),
        CelExpression.Message message => message.Fields.Sum(field => Of(field.Value, scope)),
        _ => 0,
    };

    private double OfCall(CelExpression.Call call, CelScope scope)
    {
        if (CelChecker.Comprehension(call, scope) is { } comprehension)
        {
            return Of(call.Target!, scope) + (Length(call.Target!, scope) * (Iteration + comprehension.Bodies.Sum(body => Of(body, comprehension.Scope))));
        }

        switch (call)
        {
            case { Target: null, Function: "has", Arguments: [CelExpression.Select present] }:
                return Of(present.Operand, scope);
            case { Function: "?:", Arguments: [var condition, var whenTrue, var whenFalse] }:
                return Of(condition, scope) + Math.Max(Of(whenTrue, scope), Of(whenFalse, scope));
            case { Function: "&&" or "||", Arguments: [var left, var right] }:
                return Of(left, scope) + Of(right, scope);
        }

        var parts = (call.Target is null ? 0 : Of(call.Target, scope)) + call.Arguments.Sum(argument => Of(argument, scope));
        return parts + call switch
        {
            { Function: "matches", Target: { } text, Arguments: [var pattern] } => Math.Ceiling(Length(text, scope) * Character) * Math.Max(1, Math.Ceiling(LengthOf(pattern) * Pattern)),
            { Function: "contains" or "lowerAscii" or "upperAscii" or "replace" or "split" or "trim" or "find" or "findAll", Target: { } text } => Math.Ceiling(Length(text, scope) * Character),
            { Function: "in", Arguments: [_, var range] } when TypeOf(range, scope).Kind == CelTypeKind.List && range is not CelExpression.List => Length(range, scope),
            { Function: "isSorted" or "sum" or "min" or "max" or "indexOf" or "lastIndexOf", Target: { } list } => Length(list, scope),
            _ => 1,
        };
    }

    private static double LengthOf(CelExpression pattern) => pattern is CelExpression.Constant constant ? constant.Text.Length : 1;

    // What has no schema is not known, and counts as one.
    private double Length(CelExpression expression, CelScope scope)
    {
        if (TypeOf(expression, scope).Schema is not { } schema || schema.IntOrString || (schema.Type == "object" && schema.AdditionalProperties is null))
        {
            return 1;
        }

        if (!CelSizes.IsBounded(schema) && Text(expression) is { } text && !unbounded.Exists(known => known.Text == text))
        {
            unbounded.Add((text, BoundOf(schema)));
        }

        return CelSizes.Most(schema);
    }

    private static CelType TypeOf(CelExpression expression, CelScope scope) => CelChecker.TypeOf(expression, scope);

    private static string BoundOf(JsonSchemaProps schema) => schema.Type switch { "array" => "maxItems", "object" => "maxProperties", _ => "maxLength" };

    private static string? Text(CelExpression expression) => expression switch
    {
        CelExpression.Name name => name.Text,
        CelExpression.Select select when Text(select.Operand) is { } operand => $"{operand}.{select.Field}",
        _ => null,
    };
}
