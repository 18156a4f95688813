namespace CrdToolkit.Schema.Cel;

/// <summary>What the operators and functions of CEL give, and what they are not for.</summary>
internal static class CelOperators
{
    public static CelType Condition(CelExpression.Call call, IReadOnlyList<CelType> arguments)
    {
        if (arguments[0].Kind is not (CelTypeKind.Unknown or CelTypeKind.Bool))
        {
            throw NoOverload(call, [.. arguments]);
        }

        return arguments[1].IsDynamic || arguments[2].IsDynamic ? CelType.Dynamic : arguments[1].Kind == arguments[2].Kind ? arguments[1] : CelType.Unknown;
    }

    public static CelType Unary(CelExpression.Call call, CelType operand)
    {
        switch (call.Function)
        {
            case "!":
                return operand.Kind is CelTypeKind.Unknown or CelTypeKind.Bool ? CelType.Bool : throw NoOverload(call, operand);
            case "-_":
                return operand.Kind is CelTypeKind.Unknown or CelTypeKind.Int or CelTypeKind.Double or CelTypeKind.Duration ? operand with { Schema = null } : throw NoOverload(call, operand);
            case "size":
                return Size(call, operand);
            case "bool" or "isURL" or "isIP" or "isCIDR" or "isQuantity" or "isSemver":
                return CelType.Bool;
            case "string":
                return CelType.String;
            case "int":
                return CelType.Int;
            case "dyn":
                return CelType.Dynamic;
            default:
                return CelType.Unknown;
        }
    }

    public static CelType Binary(CelExpression.Call call, CelType left, CelType right)
    {
        switch (call.Function)
        {
            case "&&" or "||":
                RequireBool(call.Arguments[0], left);
                RequireBool(call.Arguments[1], right);
                return CelType.Bool;
            case "==" or "!=":
                return AreOfOneType(left, right) ? CelType.Bool : throw NoOverload(call, left, right);
            case "<" or "<=" or ">" or ">=":
                return AreOfOneType(left, right) && left.Kind is not (CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Object) ? CelType.Bool : throw NoOverload(call, left, right);
            case "in":
                return right.Kind is CelTypeKind.Unknown or CelTypeKind.List or CelTypeKind.Map ? CelType.Bool : throw NoOverload(call, left, right);
            case "+" or "-" or "*" or "/" or "%":
                return Arithmetic(call, left, right);
            default:
                return CelType.Unknown;
        }
    }

    public static CelType Size(CelExpression.Call call, CelType operand) =>
        operand.Kind is CelTypeKind.Unknown or CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.List or CelTypeKind.Map
            ? CelType.Int
            : throw NoOverload(call, operand);

    private static CelType Arithmetic(CelExpression.Call call, CelType left, CelType right)
    {
        if (left.Kind is CelTypeKind.Unknown || right.Kind is CelTypeKind.Unknown)
        {
            return CelType.Unknown;
        }

        if (left.Kind is CelTypeKind.Timestamp or CelTypeKind.Duration || right.Kind is CelTypeKind.Timestamp or CelTypeKind.Duration)
        {
            return CelType.Unknown;
        }

        var fits = left.Kind == right.Kind && (left.Kind is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double
            || (call.Function == "+" && left.Kind is CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.List));
        return fits ? new CelType(left.Kind, null, left.Element) : throw NoOverload(call, left, right);
    }

    // Numbers of different types are compared by some servers and not by others. No scalar, list or map is null.
    private static bool AreOfOneType(CelType left, CelType right) =>
        left.Kind == right.Kind || left.Kind is CelTypeKind.Unknown || right.Kind is CelTypeKind.Unknown || IsNullable(left, right) || IsNullable(right, left) || (IsNumber(left) && IsNumber(right)) || (IsStructure(left) && IsStructure(right));

    private static bool IsNullable(CelType type, CelType other) =>
        type.Kind is CelTypeKind.Null && other.Kind is CelTypeKind.Object or CelTypeKind.Timestamp or CelTypeKind.Duration;

    private static bool IsNumber(CelType type) => type.Kind is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double;

    private static bool IsStructure(CelType type) => type.Kind is CelTypeKind.Map or CelTypeKind.Object;

    private static void RequireBool(CelExpression expression, CelType operand)
    {
        if (operand.Kind is not (CelTypeKind.Unknown or CelTypeKind.Bool))
        {
            throw new CelCompilationException(expression.Position, $"expected type 'bool' but found '{operand}'");
        }
    }

    private static CelCompilationException NoOverload(CelExpression.Call call, params CelType[] operands) =>
        new(call.Position, $"found no matching overload for '{Name(call)}' applied to '({string.Join(", ", operands.Select(operand => operand.ToString()))})'");

    // As the compiler calls its operators.
    private static string Name(CelExpression.Call call) => call.Function switch
    {
        "?:" => "_?_:_",
        "!" => "!_",
        "in" => "@in",
        var sign when call.Arguments.Count == 2 && !char.IsLetter(sign[0]) => $"_{sign}_",
        var function => function,
    };
}
