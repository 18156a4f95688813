namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>What the type parameters of an overload stand for in a call.</summary>
internal sealed class CelBindings
{
    private readonly Dictionary<string, CelType> bound = new(StringComparer.Ordinal);

    /// <summary>Whether an argument fits a parameter, given what came before.</summary>
    public bool Bind(CelType parameter, CelType argument)
    {
        if (parameter.Parameter is { } name)
        {
            if (!bound.TryGetValue(name, out var known))
            {
                bound.Add(name, argument);
                return true;
            }

            if (!Fit(known, argument))
            {
                return false;
            }

            // Of two that fit, the one of which less is known: what either gives may be that.
            if (argument.Kind == CelTypeKind.Unknown || known.Kind == CelTypeKind.Null)
            {
                bound[name] = argument;
            }

            return true;
        }

        if (parameter.Kind == CelTypeKind.Unknown || argument.Kind == CelTypeKind.Unknown)
        {
            return true;
        }

        return parameter.Kind switch
        {
            CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Optional when parameter.Kind == argument.Kind => BindPart(parameter.Key, argument.Key) & BindPart(parameter.Element, argument.Element),
            _ => Fit(parameter, argument),
        };
    }

    /// <summary>A type with what its parameters stand for.</summary>
    public CelType Apply(CelType type) => type switch
    {
        { Parameter: { } name } => bound.TryGetValue(name, out var known) ? known : CelType.Unknown,
        { Kind: CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Optional or CelTypeKind.Type } => type with { Key = type.Key is null ? null : Apply(type.Key), Element = type.Element is null ? null : Apply(type.Element) },
        _ => type,
    };

    // Nothing is in an empty list: it leaves open what a parameter stands for.
    private bool BindPart(CelType? parameter, CelType? argument) => parameter is null || argument is null || Bind(parameter, argument);

    /// <summary>Whether values of two types can stand for each other: types that are not known can, and null for what is no scalar, list or map.</summary>
    public static bool Fit(CelType left, CelType right)
    {
        if (left.Kind == CelTypeKind.Unknown || right.Kind == CelTypeKind.Unknown || IsNullable(left, right) || IsNullable(right, left))
        {
            return true;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Optional =>
                Fit(left.Key ?? CelType.Unknown, right.Key ?? CelType.Unknown) && Fit(left.Element ?? CelType.Unknown, right.Element ?? CelType.Unknown),
            CelTypeKind.Object => left.Declaration?.Name == right.Declaration?.Name && ReferenceEquals(left.Schema, right.Schema),
            _ => true,
        };
    }

    private static bool IsNullable(CelType type, CelType other) =>
        type.Kind == CelTypeKind.Null && other.Kind is CelTypeKind.Object or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Optional or CelTypeKind.Type;
}
