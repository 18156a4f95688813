using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// Schemas of the types that are one JSON value. Integers smaller than 32 bits, and unsigned ones, get their bounds; the API server
/// knows no format but int32 and int64. The largest <c>ulong</c> values are beyond int64: the API server refuses them.
/// </summary>
internal static class ScalarSchemas
{
    // What a Go duration looks like; the API server's own format "duration" also takes "3 days", which nobody reads.
    private const string DurationPattern = @"^[-+]?(0|(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+)$";
    private const string TimePattern = @"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?$";

    // The syntax of quantities, as Kubernetes' own definitions check it.
    private const string QuantityPattern =
        @"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$";

    public const string Quantity = "k8s.Models.ResourceQuantity";
    public const string IntOrString = "k8s.Models.IntOrString";
    public const string TimeSpan = "System.TimeSpan";

    private static readonly JsonSchemaProps Text = new() { Type = "string" };

    private static readonly JsonSchemaProps Bytes = new() { Type = "string", Format = "byte" };

    private static readonly JsonSchemaProps IntegerOrText = new()
    {
        IntOrString = true,
        AnyOf = new[] { new JsonSchemaProps { Type = "integer" }, new JsonSchemaProps { Type = "string" } },
    };

    private static readonly Dictionary<string, JsonSchemaProps> Named = new(StringComparer.Ordinal)
    {
        ["System.DateTimeOffset"] = new() { Type = "string", Format = "date-time" },
        ["System.DateOnly"] = new() { Type = "string", Format = "date" },
        ["System.TimeOnly"] = new() { Type = "string", Pattern = TimePattern },
        [TimeSpan] = new() { Type = "string", Pattern = DurationPattern },
        ["System.Guid"] = new() { Type = "string", Format = "uuid" },
        ["System.Half"] = new() { Type = "number" },
        // A .NET Uri may be relative, which the API server's format "uri" refuses.
        ["System.Uri"] = Text,
        ["System.Version"] = Text,
        [IntOrString] = IntegerOrText,
        [Quantity] = IntegerOrText with { Pattern = QuantityPattern },
    };

    private static readonly HashSet<string> SimpleNames = [.. Named.Keys.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    /// <summary>The schema of a type; null when it is no such type.</summary>
    public static JsonSchemaProps? Find(ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.None)
        {
            return Find(type.SpecialType);
        }

        if (IsBytes(type))
        {
            return Bytes;
        }

        // Most types are none of these, and their full names need not be built.
        return type is INamedTypeSymbol { IsGenericType: false, ContainingType: null }
            && SimpleNames.Contains(type.Name)
            && Named.TryGetValue($"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}", out var schema)
                ? schema
                : null;
    }

    /// <summary>Whether values of a type are bytes, written as base64.</summary>
    public static bool IsBytes(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } || IsByteMemory(type);

    private static bool IsByteMemory(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] }
        && (type.Is("System.Memory`1") || type.Is("System.ReadOnlyMemory`1"));

    private static JsonSchemaProps? Find(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => new JsonSchemaProps { Type = "boolean" },
        SpecialType.System_String => Text,
        SpecialType.System_Char => new JsonSchemaProps { Type = "string", MinLength = 1, MaxLength = 1 },
        SpecialType.System_SByte => Integer("int32", sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => Integer("int32", byte.MinValue, byte.MaxValue),
        SpecialType.System_Int16 => Integer("int32", short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 => Integer("int32", ushort.MinValue, ushort.MaxValue),
        SpecialType.System_Int32 => Integer("int32", null, null),
        SpecialType.System_UInt32 => Integer("int64", uint.MinValue, uint.MaxValue),
        SpecialType.System_Int64 => Integer("int64", null, null),
        SpecialType.System_UInt64 => Integer("int64", 0, null),
        // The format "float" ends at Go's greatest float32, and the shortest text of float.MaxValue, which C# writes, is above that.
        SpecialType.System_Single => new JsonSchemaProps { Type = "number" },
        SpecialType.System_Double => new JsonSchemaProps { Type = "number", Format = "double" },
        SpecialType.System_Decimal => new JsonSchemaProps { Type = "number" },
        SpecialType.System_DateTime => new JsonSchemaProps { Type = "string", Format = "date-time" },
        _ => null,
    };

    private static JsonSchemaProps Integer(string format, double? minimum, double? maximum) =>
        new() { Type = "integer", Format = format, Minimum = minimum, Maximum = maximum };
}
