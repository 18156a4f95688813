using System.Globalization;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>
/// Evaluates an expression as far as its operators and functions are known here. The result is a value (see <see cref="CelValues"/>), a
/// <see cref="CelFailure"/>, or a <see cref="CelUnknown"/>, of which nothing is said.
/// </summary>
internal sealed class CelEvaluator
{
    // Of rules that take longer only the API server knows more; it has a budget of its own.
    private const int MostSteps = 100_000;

    private readonly Dictionary<string, object> variables;
    private int steps;

    private CelEvaluator(Dictionary<string, object> variables) => this.variables = variables;

    /// <summary>Evaluates an expression that compiles.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="self">The value of <c>self</c>.</param>
    /// <param name="oldSelf">The value of <c>oldSelf</c>; null where there is none.</param>
    public static object Evaluate(CelExpression expression, object self, object? oldSelf)
    {
        var variables = new Dictionary<string, object>(StringComparer.Ordinal) { ["self"] = self };
        if (oldSelf is not null)
        {
            variables["oldSelf"] = oldSelf;
        }

        return Evaluate(expression, variables);
    }

    /// <summary>Evaluates an expression that compiles.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="variables">The values of its variables.</param>
    public static object Evaluate(CelExpression expression, IReadOnlyDictionary<string, object> variables) =>
        new CelEvaluator(variables.ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal)).Of(expression);

    private object Of(CelExpression expression) => ++steps > MostSteps ? CelUnknown.Instance : expression switch
    {
        CelExpression.Constant constant => OfConstant(constant),
        CelExpression.Name name => variables.TryGetValue(name.Text, out var value) ? value : CelUnknown.Instance,
        CelExpression.Select { IsOptional: true } select => CelIndex.Optional(Of(select.Operand), select.Field),
        CelExpression.Select select => CelIndex.Of(Of(select.Operand), select.Field),
        CelExpression.Call call => OfCall(call),
        CelExpression.Optional optional => Of(optional.Value),
        CelExpression.List list => All(list.Items) is { } items ? Each(items, values => values.Exists(value => value is CelOptional) ? CelUnknown.Instance : values) : CelUnknown.Instance,
        CelExpression.Map map => All(map.Entries) is { } entries ? Each(entries, Map) : CelUnknown.Instance,
        CelExpression.Message message => All([.. message.Fields.Select(field => field.Value)]) is { } fields ? Each(fields, values => Message(message, values)) : CelUnknown.Instance,
        _ => CelUnknown.Instance,
    };

    private static object OfConstant(CelExpression.Constant constant) => constant.Kind switch
    {
        CelTypeKind.Bool => constant.Text == "true",
        CelTypeKind.String => constant.Text,
        CelTypeKind.Null => CelNull.Instance,
        CelTypeKind.Int when long.TryParse(constant.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        CelTypeKind.Double when double.TryParse(constant.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => CelUnknown.Instance,
    };

    private object OfCall(CelExpression.Call call)
    {
        switch (call)
        {
            case { Target: null, Function: "&&" or "||", Arguments: [var left, var right] }:
                return Logical(left, right, call.Function == "||");
            case { Target: null, Function: "?:", Arguments: [var condition, var whenTrue, var whenFalse] }:
                return Of(condition) switch { true => Of(whenTrue), false => Of(whenFalse), CelFailure failure => failure, CelUnknown => CelUnknown.Instance, _ => CelFunctions.NoOverload };
            case { Target: null, Function: "has", Arguments: [CelExpression.Select present] }:
                return CelIndex.Optional(Of(present.Operand), present.Field) is var found && found is CelOptional optional ? optional.Value is not null : found;
            case { Target: { } range, Arguments: [CelExpression.Name variable, var body] } when call.Function is "all" or "exists" or "exists_one" or "filter" or "map":
                return Comprehension(call.Function, Of(range), variable.Text, body);
            case { Target: CelExpression.Name { Text: "optional" }, Function: "of", Arguments: [var content] } when !variables.ContainsKey("optional"):
                return Each([Of(content)], values => new CelOptional(values[0]));
            case { Target: CelExpression.Name { Text: "jsonpatch" }, Function: "escapeKey", Arguments: [var key] } when !variables.ContainsKey("jsonpatch"):
                return Each([Of(key)], values => values[0] is string text ? text.Replace("~", "~0").Replace("/", "~1") : CelFunctions.NoOverload);
            case { Target: CelExpression.Name { Text: "optional" }, Function: "none", Arguments: [] } when !variables.ContainsKey("optional"):
                return new CelOptional(null);
        }

        var operands = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        return All(operands) is { } values
            ? Each(values, all => call.Target is null ? CelFunctions.Call(call.Function, all) : CelFunctions.CallMethod(call.Function, all[0], all.Skip(1).ToList()))
            : CelUnknown.Instance;
    }

    // What one side makes sure of stands, whatever becomes of the other.
    private object Logical(CelExpression left, CelExpression right, bool decisive)
    {
        var first = Of(left);
        if (first is bool known && known == decisive)
        {
            return decisive;
        }

        return (first, Of(right)) switch
        {
            (_, bool second) when second == decisive => decisive,
            (CelUnknown, _) or (_, CelUnknown) => CelUnknown.Instance,
            (CelFailure failure, _) => failure,
            (_, CelFailure failure) => failure,
            (bool, bool) => !decisive,
            _ => CelFunctions.NoOverload,
        };
    }

    private object Comprehension(string macro, object range, string variable, CelExpression body)
    {
        if (range is CelFailure)
        {
            return range;
        }

        IReadOnlyList<object>? items = range switch
        {
            IReadOnlyList<object> list => list,
            // Which names come first is chance, which matters to no macro but these.
            CelStructure map when macro is not ("map" or "filter") => [.. map.Fields.Keys],
            _ => null,
        };
        if (items is null)
        {
            return range switch
            {
                string => NotIterable("String"),
                bool => NotIterable("Bool"),
                long => NotIterable("Int"),
                double => NotIterable("Double"),
                CelNull => NotIterable("Null"),
                _ => CelUnknown.Instance,
            };
        }

        var results = new List<object>();
        var hidden = variables.TryGetValue(variable, out var outer);
        foreach (var item in items)
        {
            variables[variable] = item;
            results.Add(Of(body));
        }

        if (hidden)
        {
            variables[variable] = outer!;
        }
        else
        {
            variables.Remove(variable);
        }

        return macro switch
        {
            "all" => Quantified(results, decisive: false),
            "exists" => Quantified(results, decisive: true),
            "map" => Each(results, values => values),
            _ when results.Exists(result => result is not bool) => results.Find(result => result is CelFailure) ?? CelUnknown.Instance,
            "filter" => items.Where((_, index) => (bool)results[index]).ToList(),
            _ => results.Count(result => (bool)result) == 1,
        };
    }

    private static object Quantified(List<object> results, bool decisive) =>
        results.Exists(result => result is bool value && value == decisive) ? decisive
        : results.Exists(result => result is CelUnknown) ? CelUnknown.Instance
        : results.Find(result => result is CelFailure) is { } failure ? failure
        : results.TrueForAll(result => result is bool) ? !decisive
        : CelFunctions.NoOverload;

    private static CelFailure NotIterable(string type) => new($"got 'types.{type}', expected iterable type");

    private static object Map(List<object> entries)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i += 2)
        {
            if (entries[i] is not string name || entries[i + 1] is CelOptional || fields.ContainsKey(name))
            {
                return CelUnknown.Instance;
            }

            fields.Add(name, entries[i + 1]);
        }

        return new CelStructure(fields);
    }

    private static object Message(CelExpression.Message message, List<object> values)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (field, value) in message.Fields.Zip(values, (field, value) => (field, value)))
        {
            if (field.IsOptional != value is CelOptional)
            {
                return CelUnknown.Instance;
            }

            if ((value is CelOptional optional ? optional.Value : value) is { } given)
            {
                fields[field.Name] = given;
            }
        }

        return new CelMessage(message.Type, fields);
    }

    // Null where there are too many of them.
    private List<object>? All(IReadOnlyList<CelExpression> expressions) => steps > MostSteps ? null : [.. expressions.Select(Of)];

    private static object Each(List<object> values, Func<List<object>, object> make) =>
        values.Find(value => value is CelFailure) ?? (values.Exists(value => value is CelUnknown) ? CelUnknown.Instance : make(values));
}
