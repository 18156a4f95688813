namespace CrdToolkit.Schema.Cel;

/// <summary>
/// Finds the types of CEL expressions, and the mistakes that are certain whatever functions an API server knows: names and fields that are
/// not there, and operators on values that they are not for. What it does not know has an unknown type, of which it says nothing.
/// </summary>
internal static class CelChecker
{
    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal)
    {
        "base64", "cidr", "format", "google", "ip", "json", "jsonpatch", "lists", "math", "optional", "quantity", "regex", "semver", "sets", "strings", "url",
    };

    private static readonly HashSet<string> TypeNames = new(StringComparer.Ordinal)
    {
        "bool", "bytes", "double", "dyn", "int", "list", "map", "null_type", "optional_type", "string", "type", "uint",
    };

    private static readonly HashSet<string> StringTests = new(StringComparer.Ordinal) { "contains", "endsWith", "matches", "startsWith" };

    /// <summary>The type of an expression.</summary>
    /// <exception cref="CelCompilationException">It certainly does not compile.</exception>
    public static CelType TypeOf(CelExpression expression, CelScope scope) => expression switch
    {
        CelExpression.Constant constant => new CelType(constant.Kind),
        CelExpression.Name name => TypeOfName(name, scope),
        CelExpression.Select select => TypeOfSelect(select, scope),
        CelExpression.Call call => TypeOfCall(call, scope),
        CelExpression.List list => Each(list.Items, scope, new CelType(CelTypeKind.List)),
        CelExpression.Map map => Each(map.Entries, scope, new CelType(CelTypeKind.Map)),
        CelExpression.Message message => Each(message.Fields.Select(field => field.Value), scope, TypeOfMessage(message.Type, scope)),
        _ => CelType.Unknown,
    };

    /// <summary>Whether a call is a macro that goes through a list or a map, of what type that is, and which variables it declares.</summary>
    public static (CelType Range, CelScope Scope, IEnumerable<CelExpression> Bodies)? Comprehension(CelExpression.Call call, CelScope scope)
    {
        if (call.Target is null || call.Function is not ("all" or "exists" or "exists_one" or "existsOne" or "filter" or "map" or "transformList" or "transformMap" or "transformMapEntry")
            || call.Arguments.Count < 2 || call.Arguments[0] is not CelExpression.Name first)
        {
            return null;
        }

        var range = TypeOf(call.Target, scope);
        if (range.Kind is not (CelTypeKind.Unknown or CelTypeKind.List or CelTypeKind.Map))
        {
            throw new CelCompilationException(call.Target.Position, $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)");
        }

        var element = range.Element ?? AsDynamic(range);
        // One variable is the item of a list or the name of an entry; of two, the second is the item or its value.
        var isPair = call.Arguments is [_, CelExpression.Name, _, ..] && call.Function is not ("map" or "filter");
        if (!isPair)
        {
            return (range, scope.With(first.Text, range.Kind == CelTypeKind.Map ? CelType.String : range.Kind == CelTypeKind.List ? element : AsDynamic(range)), call.Arguments.Skip(1));
        }

        var key = range.Kind == CelTypeKind.Map ? CelType.String : range.Kind == CelTypeKind.List ? CelType.Int : AsDynamic(range);
        return (range, scope.With(first.Text, key).With(((CelExpression.Name)call.Arguments[1]).Text, element), call.Arguments.Skip(2));
    }

    private static CelType TypeOfName(CelExpression.Name name, CelScope scope) =>
        scope.Find(name.Text)
        ?? (TypeNames.Contains(name.Text) ? CelType.Unknown : throw new CelCompilationException(name.Position, $"undeclared reference to '{name.Text}' (in container '')"));

    private static CelType TypeOfMessage(string type, CelScope scope) =>
        scope.Find(type.Split('.')[0])?.Message is null ? CelType.Unknown : CelType.OfMessage(type);

    private static CelType TypeOfSelect(CelExpression.Select select, CelScope scope)
    {
        if (IsLibrary(select.Operand, scope))
        {
            return CelType.Unknown;
        }

        var found = FieldOf(TypeOf(select.Operand, scope), select.Field, select.Position);
        // An optional value is one of another type.
        return select.IsOptional || HasOptional(select.Operand) ? CelType.Unknown : found;
    }

    private static CelType FieldOf(CelType operand, string field, int position) => operand.Kind switch
    {
        CelTypeKind.Object => operand.Field(field) ?? throw new CelCompilationException(position, $"undefined field '{field}'"),
        CelTypeKind.Map => operand.Element ?? CelType.Unknown,
        CelTypeKind.Unknown => AsDynamic(operand),
        _ => throw new CelCompilationException(position, $"type '{operand}' does not support field selection"),
    };

    private static bool HasOptional(CelExpression expression) => expression is CelExpression.Select select && (select.IsOptional || HasOptional(select.Operand));

    private static bool IsLibrary(CelExpression expression, CelScope scope) => expression switch
    {
        CelExpression.Name name => scope.Find(name.Text) is null && Libraries.Contains(name.Text),
        CelExpression.Select select => IsLibrary(select.Operand, scope),
        _ => false,
    };

    private static CelType TypeOfCall(CelExpression.Call call, CelScope scope)
    {
        if (call.Target is { } library && IsLibrary(library, scope))
        {
            return Each(call.Arguments, scope, CelType.Unknown);
        }

        if (Comprehension(call, scope) is { } comprehension)
        {
            var bodies = comprehension.Bodies.Select(body => TypeOf(body, comprehension.Scope)).ToList();
            return TypeOfComprehension(call, bodies, comprehension.Range);
        }

        if (call is { Target: { } optional, Function: "optMap" or "optFlatMap", Arguments: [CelExpression.Name content, var made] })
        {
            TypeOf(optional, scope);
            TypeOf(made, scope.With(content.Text, CelType.Unknown));
            return CelType.Unknown;
        }

        if (call is { Target: null, Function: "has", Arguments: [var tested] })
        {
            return tested is CelExpression.Select present
                ? Has(call, present, scope)
                : throw new CelCompilationException(tested.Position, "invalid argument to has() macro");
        }

        var target = call.Target is null ? null : TypeOf(call.Target, scope);
        var arguments = call.Arguments.Select(argument => TypeOf(argument, scope)).ToList();
        if (target is not null)
        {
            return TypeOfMethod(call, target, arguments);
        }

        return call.Arguments.Count switch
        {
            3 when call.Function == "?:" => CelOperators.Condition(call, arguments),
            2 when call.Function == "[]" => arguments[0].Element ?? AsDynamic(arguments[0]),
            2 => CelOperators.Binary(call, arguments[0], arguments[1]),
            1 => CelOperators.Unary(call, arguments[0]),
            _ => CelType.Unknown,
        };
    }

    // The compiler puts what is wrong with the field itself where the macro begins.
    private static CelType Has(CelExpression.Call call, CelExpression.Select present, CelScope scope)
    {
        if (!IsLibrary(present.Operand, scope))
        {
            FieldOf(TypeOf(present.Operand, scope), present.Field, call.Position);
        }

        return CelType.Bool;
    }

    private static CelType TypeOfComprehension(CelExpression.Call call, List<CelType> bodies, CelType range)
    {
        switch (call.Function)
        {
            case "map" or "transformList":
                return new CelType(CelTypeKind.List, null, bodies[bodies.Count - 1]);
            case "transformMap" or "transformMapEntry":
                return CelType.Unknown;
        }

        if (bodies[0].Kind is not (CelTypeKind.Unknown or CelTypeKind.Bool))
        {
            throw new CelCompilationException(call.Arguments[call.Arguments.Count - 1].Position, $"expected type 'bool' but found '{bodies[0]}'");
        }

        // Of a map, its names are filtered.
        return call.Function != "filter" ? CelType.Bool
            : range.Kind == CelTypeKind.List ? range
            : new CelType(CelTypeKind.List);
    }

    // What is in something of any type is of any type.
    private static CelType AsDynamic(CelType outer) => outer.IsDynamic ? CelType.Dynamic : CelType.Unknown;

    private static CelType TypeOfMethod(CelExpression.Call call, CelType target, IReadOnlyList<CelType> arguments)
    {
        if (target.Declaration is { } declaration)
        {
            return declaration.Methods.TryGetValue(call.Function, out var result)
                ? result
                : throw new CelCompilationException(call.Position, $"found no matching overload for '{call.Function}' applied to '{target}.({string.Join(", ", arguments)})'");
        }

        if (StringTests.Contains(call.Function))
        {
            return target.Kind is CelTypeKind.Unknown or CelTypeKind.String
                ? CelType.Bool
                : throw new CelCompilationException(call.Position, $"found no matching overload for '{call.Function}' applied to '{target}.(…)'");
        }

        return call is { Function: "size", Arguments.Count: 0 } ? CelOperators.Size(call, target) : CelType.Unknown;
    }

    private static CelType Each(IEnumerable<CelExpression> expressions, CelScope scope, CelType type)
    {
        foreach (var expression in expressions)
        {
            TypeOf(expression, scope);
        }

        return type;
    }
}
