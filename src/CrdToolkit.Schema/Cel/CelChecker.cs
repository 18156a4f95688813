using CrdToolkit.Schema.Cel.Functions;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Cel;

/// <summary>
/// Finds the types of a CEL expression, and the mistakes that are certain: names, fields and functions that are not there, and values that
/// functions and operators are not for. What it does not know has an unknown type, of which it says nothing.
/// </summary>
internal sealed class CelChecker
{
    private static readonly Dictionary<string, CelType> TypeNames = new(StringComparer.Ordinal)
    {
        ["bool"] = CelType.Bool,
        ["bytes"] = CelType.Bytes,
        ["double"] = CelType.Double,
        ["dyn"] = CelType.Unknown,
        ["int"] = CelType.Int,
        ["list"] = new(CelTypeKind.List),
        ["map"] = new(CelTypeKind.Map),
        ["null_type"] = new(CelTypeKind.Null),
        ["optional_type"] = new(CelTypeKind.Optional),
        ["string"] = CelType.String,
        ["type"] = new(CelTypeKind.Type),
        ["uint"] = CelType.Uint,
    };

    private readonly List<CelError> errors = [];

    // What the compiler looks at once all types are right (the validators of cel/environment/base.go of apiserver).
    private readonly List<CelError> literals = [];

    private CelChecker()
    {
    }

    /// <summary>The type of an expression.</summary>
    /// <exception cref="CelCompilationException">It certainly does not compile.</exception>
    public static CelType TypeOf(CelExpression expression, CelScope scope)
    {
        var checker = new CelChecker();
        var type = checker.Check(expression, scope);
        var found = checker.errors.Count > 0 ? checker.errors : checker.literals;
        return found.Count == 0 ? type : throw new CelCompilationException([.. found.OrderBy(error => error.Position)]);
    }

    /// <summary>A macro that goes through a list or a map, where a call is one: the type of that, and what it evaluates with which variables.</summary>
    public static (CelType Range, CelScope Scope, IEnumerable<CelExpression> Bodies)? Comprehension(CelExpression.Call call, CelScope scope) =>
        CelMacro.Of(call) is { } macro && TypeOf(call.Target!, scope) is var range ? (range, macro.ScopeOf(range, scope), macro.Bodies) : null;

    private CelType Check(CelExpression expression, CelScope scope) => expression switch
    {
        CelExpression.Constant constant => new CelType(constant.Kind),
        CelExpression.Name name => TypeOfName(name, scope),
        CelExpression.Select select => TypeOfSelect(select, scope),
        CelExpression.Call call => TypeOfCall(call, scope),
        CelExpression.List list => new CelType(CelTypeKind.List, null, TypeOfEach(list.Items, scope)),
        CelExpression.Map map => TypeOfMap(map, scope),
        CelExpression.Message message => TypeOfMessage(message, scope),
        _ => CelType.Unknown,
    };

    private CelType TypeOfName(CelExpression.Name name, CelScope scope) =>
        scope.Find(name.Text)
        ?? (TypeNames.TryGetValue(name.Text, out var type) ? CelType.TypeOf(type) : Undeclared(name.Text, name.Position, scope.Names));

    private CelType TypeOfSelect(CelExpression.Select select, CelScope scope)
    {
        if (Root(select) is { Text: "google" } && scope.Find("google") is null)
        {
            return CelType.Unknown;
        }

        var operand = Check(select.Operand, scope);
        var field = FieldOf(operand.Unwrapped, select.Field, select.Position);
        return select.IsOptional || operand.Kind == CelTypeKind.Optional ? CelType.OptionalOf(field) : field;
    }

    private CelType FieldOf(CelType operand, string field, int position) => operand.Kind switch
    {
        CelTypeKind.Object => operand.Field(field) ?? Wrong(position, $"undefined field '{field}'", NearestName.Of(field, operand.FieldNames)),
        CelTypeKind.Map => operand.Element ?? CelType.Unknown,
        CelTypeKind.Unknown => operand.Inner,
        _ => Wrong(position, $"type '{operand}' does not support field selection"),
    };

    private CelType ValueOf(CelExpression.Optional entry, CelScope scope) => Check(entry.Value, scope) switch
    {
        { Kind: CelTypeKind.Optional, Element: var value } => value ?? CelType.Unknown,
        { Kind: CelTypeKind.Unknown } unknown => unknown,
        var plain => Wrong(entry.Position, $"expected type '{CelType.OptionalOf(plain)}' but found '{plain}'"),
    };

    private CelType TypeOfMap(CelExpression.Map map, CelScope scope)
    {
        var names = TypeOfEach([.. map.Entries.Where((_, index) => index % 2 == 0)], scope);
        var values = TypeOfEach([.. map.Entries.Where((_, index) => index % 2 == 1)], scope);
        return new CelType(CelTypeKind.Map, null, values) { Key = names };
    }

    // All are of the type of the first. There is none where there are none.
    private CelType? TypeOfEach(IReadOnlyList<CelExpression> items, CelScope scope)
    {
        var types = items.Select(item => item is CelExpression.Optional optional ? ValueOf(optional, scope) : Check(item, scope)).ToList();
        var other = types.FindIndex(type => !CelBindings.Fit(types[0], type) || (types[0].Kind != type.Kind && (types[0].IsDynamic || type.IsDynamic)));
        if (other > 0)
        {
            literals.Add(new CelError(items[other].Position, $"expected type '{types[0]}' but found '{types[other]}'"));
        }

        return types.FirstOrDefault();
    }

    private CelType TypeOfMessage(CelExpression.Message message, CelScope scope)
    {
        foreach (var field in message.Fields)
        {
            Check(field.Value, scope);
        }

        return scope.Find(message.Type.Split('.')[0])?.Message is null ? CelType.Unknown : CelType.OfMessage(message.Type);
    }

    private CelType TypeOfCall(CelExpression.Call call, CelScope scope)
    {
        if (CelMacro.Of(call) is { } macro)
        {
            return TypeOfComprehension(call, macro, scope);
        }

        switch (call)
        {
            case { Target: { } optional, Function: "optMap" or "optFlatMap", Arguments: [var variable, var made] }:
                return variable is CelExpression.Name content
                    ? TypeOfMapped(call, Check(optional, scope), content.Text, made, scope)
                    : throw new CelCompilationException(variable.Position, $"{call.Function}() variable name must be a simple identifier");
            case { Target: null, Function: "has", Arguments: [var tested] }:
                return tested is CelExpression.Select { IsOptional: false } present
                    ? Has(call, present, scope)
                    : throw new CelCompilationException(tested.Position, "invalid argument to has() macro");
            case { Target: null, Function: "&&" or "||", Arguments: [var left, var right] }:
                RequireBool(left.Position, Check(left, scope));
                RequireBool(right.Position, Check(right, scope));
                return CelType.Bool;
        }

        CheckLiteral(call);
        var (function, receiver) = Qualified(call, scope) is { } qualified ? (qualified, null) : (CelOperators.NameOf(call), call.Target is null ? null : Check(call.Target, scope));
        return Resolve(call.Position, function, receiver, [.. call.Arguments.Select(argument => Check(argument, scope))]);
    }

    // Texts that stand for a pattern, a time or a duration.
    private void CheckLiteral(CelExpression.Call call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not CelExpression.Constant { Kind: CelTypeKind.String } text)
        {
            return;
        }

        var isRight = call switch
        {
            { Function: "matches" } => Re2.FindError(text.Text) is null,
            { Function: "timestamp", Target: null } => TimeFormats.IsGoTime(text.Text),
            { Function: "duration", Target: null } => TimeFormats.IsGoDuration(text.Text),
            _ => true,
        };
        if (!isRight)
        {
            literals.Add(new CelError(text.Position, $"invalid {call.Function} argument"));
        }
    }

    private CelType Resolve(int position, string function, CelType? receiver, IReadOnlyList<CelType> arguments)
    {
        var overloads = CelLibrary.Find(function);
        if (overloads.Count == 0)
        {
            return Undeclared(function, position, CelLibrary.Names);
        }

        var results = overloads.Select(overload => overload.ResultOf(receiver, arguments)).OfType<CelType>().ToList();
        return results.Count switch
        {
            0 => Wrong(position, $"found no matching overload for '{function}' applied to '{(receiver is null ? "" : $"{receiver}.")}({string.Join(", ", arguments)})'"),
            1 => results[0],
            _ => results.TrueForAll(result => result.IsScalar && result.Kind == results[0].Kind) ? results[0] : CelType.Unknown,
        };
    }

    // Patches are made where their type is declared.
    private static string? Qualified(CelExpression.Call call, CelScope scope) =>
        CelLibrary.QualifiedName(call, name => scope.Find(name) is not null || (name == "jsonpatch" && scope.Find("JSONPatch") is null));

    private static CelExpression.Name? Root(CelExpression expression) => expression switch
    {
        CelExpression.Name name => name,
        CelExpression.Select select => Root(select.Operand),
        _ => null,
    };

    // The compiler puts what is wrong with the field itself where the macro begins.
    private CelType Has(CelExpression.Call call, CelExpression.Select present, CelScope scope)
    {
        FieldOf(Check(present.Operand, scope).Unwrapped, present.Field, call.Position);
        return CelType.Bool;
    }

    private CelType TypeOfMapped(CelExpression.Call call, CelType optional, string variable, CelExpression made, CelScope scope)
    {
        if (optional.Kind is not (CelTypeKind.Unknown or CelTypeKind.Optional))
        {
            Resolve(call.Position, "hasValue", optional, []);
            Resolve(call.Position, "value", optional, []);
        }

        var type = Check(made, scope.With(variable, optional.Element ?? CelType.Unknown));
        return call.Function == "optMap" ? CelType.OptionalOf(type) : type;
    }

    private CelType TypeOfComprehension(CelExpression.Call call, CelMacro macro, CelScope scope)
    {
        var range = Check(call.Target!, scope);
        if (range.Kind is not (CelTypeKind.Unknown or CelTypeKind.List or CelTypeKind.Map))
        {
            range = Wrong(call.Target!.Position, $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
        }

        var inner = macro.ScopeOf(range, scope);
        var bodies = macro.Bodies.Select(body => Check(body, inner)).ToList();
        var last = bodies[bodies.Count - 1];
        if (bodies.Count == 2)
        {
            Resolve(call.Position, "_?_:_", null, [bodies[0], CelType.ListOf(last), CelType.ListOf(last)]);
        }

        switch (call.Function)
        {
            case "map" or "transformList":
                return CelType.ListOf(last);
            case "transformMap":
                return new CelType(CelTypeKind.Map, null, last) { Key = range.Kind == CelTypeKind.List ? CelType.Int : range.Key };
            case "transformMapEntry":
                return new CelType(CelTypeKind.Map, null, last.Element) { Key = last.Key };
            case "sortBy":
                return Resolve(call.Position, CelListFunctions.SortByKeys, range, [CelType.ListOf(last)]);
            case "filter":
                RequireBool(call.Position, last);
                return range.Kind == CelTypeKind.List ? range : CelType.ListOf(range.Key ?? range.Inner);
            default:
                RequireBool(call.Arguments[call.Arguments.Count - 1].Position, last);
                return CelType.Bool;
        }
    }

    private void RequireBool(int position, CelType type)
    {
        if (type.Kind is not (CelTypeKind.Unknown or CelTypeKind.Bool))
        {
            Wrong(position, $"expected type 'bool' but found '{type}'");
        }
    }

    private CelType Undeclared(string name, int position, IEnumerable<string> declared) =>
        Wrong(position, $"undeclared reference to '{name}' (in container '')", NearestName.Of(name, declared));

    private CelType Wrong(int position, string message, string? suggestion = null)
    {
        errors.Add(new CelError(position, message) { Suggestion = suggestion });
        return CelType.Unknown;
    }
}
