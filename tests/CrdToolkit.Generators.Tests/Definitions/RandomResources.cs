using System.Text;

namespace CrdToolkit.Generators.Tests.Definitions;

/// <summary>Resources that a seed determines: properties of every supported type, nested, with attributes that fit and that do not.</summary>
internal sealed class RandomResources(int seed)
{
    private static readonly string[] Scalars =
    [
        "string?", "int?", "long?", "short?", "byte?", "uint?", "bool?", "double?", "decimal?", "char?", "Guid?", "Uri?", "DateTime?", "DateTimeOffset?", "DateOnly?", "TimeSpan?", "byte[]?",
        "JsonNode?", "JsonObject?", "JsonArray?", "JsonElement?", "IntOrString?", "ResourceQuantity?", "V1ObjectMeta?", "V1Container?", "V1LabelSelector?", "DayOfWeek?", "object?",
    ];

    private static readonly string[] Attributes =
    [
        "[MinLength(1)]", "[MaxLength(9)]", "[Length(1, 9)]", "[Range(1, 9)]", "[RegularExpression(\"a+\")]", "[Pattern(\"^b\")]", "[Format(\"uuid\")]", "[AllowedValues(\"a\", \"b\")]", "[DeniedValues(1)]",
        "[Nullable]", "[PreserveUnknownFields]", "[EmbeddedResource]", "[IntOrString]", "[ListType(ListType.Set)]", "[ListType(ListType.Map)]", "[ListType(ListType.Atomic)]", "[MapType(MapType.Atomic)]",
        "[Items(MaxLength = 2)]", "[Values(Minimum = 1)]", "[Items(ListType = ListType.Set)]", "[Immutable]", "[PrinterColumn]", "[SelectableField]", "[ValidationRule(\"true\")]", "[Description(\"d\")]", "[Example(1)]",
        "[MinProperties(1)]", "[MultipleOf(2)]", "[Constraints(MinItems = 1, MaxItems = 3)]",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder types = new();
    private int declared;

    /// <summary>The source of a resource named R.</summary>
    public string Next()
    {
        types.Clear();
        declared = 0;
        var (spec, status) = (Declare(3), Declare(2));
        return $"{types} {OneOf("", "[SubresourceStatus] ")}[CustomResource(\"example.com\", \"v1\"{OneOf("", ", Scope = ResourceScope.Cluster", ", Deprecated = true")})] public partial record R : CustomResource<{spec}, {status}>;";
    }

    private string Declare(int depth)
    {
        var name = $"T{declared++}";
        var members = string.Join(" ", Enumerable.Range(0, random.Next(1, 6)).Select(index => $"{Attribute()}public {OneOf("", "required ")}{TypeOf(depth)} P{index} {{ get; init; }}"));
        types.Append($"{OneOf("", "[MapType(MapType.Atomic)] ", "[PreserveUnknownFields] ", "[AtMostOneOf(\"P0\", \"P1\")] ")}public record {name} {{ {members} }}\n");
        return name;
    }

    private string Attribute() => random.Next(3) == 0 ? Attributes[random.Next(Attributes.Length)] + " " : "";

    private string TypeOf(int depth) => (depth == 0 ? 0 : random.Next(6)) switch
    {
        1 => $"List<{TypeOf(depth - 1)}>?",
        2 => $"Dictionary<string, {TypeOf(depth - 1)}>?",
        3 => $"HashSet<{TypeOf(depth - 1)}>?",
        4 => Declare(depth - 1) + "?",
        5 => Union(depth - 1) + "?",
        _ => Scalars[random.Next(Scalars.Length)],
    };

    private string Union(int depth)
    {
        var (first, second, name) = (Declare(depth), Declare(depth), $"U{declared++}");
        types.Append($"[JsonPolymorphic, JsonDerivedType(typeof({name}A), \"a\"), JsonDerivedType(typeof({name}B), \"b\")] public abstract record {name};\n");
        types.Append($"public sealed record {name}A : {name} {{ public {first}? First {{ get; init; }} }}\npublic sealed record {name}B : {name} {{ public required {second} Second {{ get; init; }} }}\n");
        return name;
    }

    private string OneOf(params string[] choices) => choices[random.Next(choices.Length)];
}
