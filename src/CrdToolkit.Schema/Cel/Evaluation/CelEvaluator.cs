using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Cel.Functions;

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
        CelExpression.Constant constant => CelConstants.Of(constant),
        CelExpression.Name name => variables.TryGetValue(name.Text, out var value) ? value : TypeName(name.Text),
        CelExpression.Select select => OfSelect(select),
        CelExpression.Call call => OfCall(call),
        CelExpression.List list => All([.. list.Items.Select(Content)]) is { } items ? Each(items, values => List(list.Items, values)) : CelUnknown.Instance,
        CelExpression.Map map => All([.. map.Entries.Select(Content)]) is { } entries ? Each(entries, values => Map(map.Entries, values)) : CelUnknown.Instance,
        CelExpression.Message message => All([.. message.Fields.Select(field => field.Value)]) is { } fields ? Each(fields, values => Message(message, values)) : CelUnknown.Instance,
        _ => CelUnknown.Instance,
    };

    private static object TypeName(string name) => CelTypeName.Find(name) ?? (object)CelUnknown.Instance;

    // The names of some types have dots.
    private object OfSelect(CelExpression.Select select) =>
        select is { Operand: CelExpression.Select { Operand: CelExpression.Name { Text: "google" }, Field: var field } } && !variables.ContainsKey("google") ? TypeName($"google.{field}.{select.Field}")
        : select.IsOptional ? CelIndex.Optional(Of(select.Operand), select.Field)
        : CelIndex.Of(Of(select.Operand), select.Field);

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
            case { Target: { } target, Function: "optMap" or "optFlatMap", Arguments: [CelExpression.Name variable, var body] }:
                return Mapped(call.Function, Of(target), variable.Text, body);
            case { Target: { } target, Function: "or" or "orValue", Arguments: [var other] }:
                return Alternative(call.Function, Of(target), other);
            case { Target: { } range } when CelMacro.Of(call) is { } macro:
                return new CelComprehension(call.Function, macro, (body, values) => With(macro.Variables, values, body)).Of(Of(range));
        }

        var function = CelLibrary.QualifiedName(call, variables.ContainsKey);
        return All(function is not null || call.Target is null ? call.Arguments : [call.Target, .. call.Arguments]) is { } all && Charge(all)
            ? Each(all, values => CelFunctions.Call(function ?? call.Function, values))
            : CelUnknown.Instance;
    }

    // What is large takes its time: as often as lists can be compared with one another.
    private bool Charge(List<object> values)
    {
        var lists = values.OfType<IReadOnlyList<object>>().Select(list => (double)list.Count).ToList();
        var texts = values.OfType<string>().Sum(text => text.Length / 64d);
        steps += (int)Math.Min(MostSteps, texts + (lists.Sum() / 4) + (lists.Count == 2 ? lists[0] * lists[1] / 16 : lists.Sum(count => count * count) / 256));
        return steps <= MostSteps;
    }

    private object With(IReadOnlyList<string> names, IReadOnlyList<object> values, CelExpression body)
    {
        var outer = names.Select(name => variables.TryGetValue(name, out var value) ? value : null).ToArray();
        for (var i = 0; i < names.Count; i++)
        {
            variables[names[i]] = values[i];
        }

        var result = Of(body);
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (outer[i] is { } value)
            {
                variables[names[i]] = value;
            }
            else
            {
                variables.Remove(names[i]);
            }
        }

        return result;
    }

    private object Mapped(string macro, object target, string variable, CelExpression body) => target switch
    {
        CelOptional { Value: null } => target,
        CelOptional { Value: { } value } => With([variable], [value], body) is var made && made is not (CelFailure or CelUnknown) && macro == "optMap" ? new CelOptional(made) : made,
        CelFailure or CelUnknown or CelOpaque => target is CelFailure ? target : CelUnknown.Instance,
        _ => CelFunctions.Call("hasValue", [target]),
    };

    // What takes the place of a value that is not there is evaluated only then.
    private object Alternative(string method, object target, CelExpression other) => target switch
    {
        CelOptional { Value: { } value } => method == "orValue" ? value : target,
        CelOptional => Of(other) is var found && found is CelFailure or CelUnknown or CelOptional || method == "orValue" ? found : CelFunctions.NoOverload,
        CelFailure => target,
        CelUnknown or CelOpaque => CelUnknown.Instance,
        _ => CelFunctions.NoOverload,
    };

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

    private static CelExpression Content(CelExpression entry) => entry is CelExpression.Optional optional ? optional.Value : entry;

    private static object List(IReadOnlyList<CelExpression> entries, List<object> values)
    {
        var items = new List<object>();
        foreach (var (entry, value) in entries.Zip(values, (entry, value) => (entry, value)))
        {
            if (entry is not CelExpression.Optional)
            {
                items.Add(value);
            }
            else if (value is not CelOptional optional)
            {
                return CelUnknown.Instance;
            }
            else if (optional.Value is { } given)
            {
                items.Add(given);
            }
        }

        return items;
    }

    private static object Map(IReadOnlyList<CelExpression> entries, List<object> values)
    {
        var fields = new Dictionary<object, object>(CelKeys.Comparer);
        for (var i = 0; i < values.Count; i += 2)
        {
            var isOptional = entries[i + 1] is CelExpression.Optional;
            if (!CelKeys.IsKey(values[i]) || (isOptional && values[i + 1] is not CelOptional))
            {
                return CelUnknown.Instance;
            }

            if ((isOptional ? ((CelOptional)values[i + 1]).Value : values[i + 1]) is { } given)
            {
                fields[values[i]] = given;
            }
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
