using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Attributes;

/// <summary>
/// The keywords of a schema that attributes of CrdToolkit say. One table for all places: an attribute on a property is found by its
/// name, and so is an argument of <c>[Constraints]</c>, <c>[Items]</c> and <c>[Values]</c>.
/// </summary>
internal static class Keywords
{
    private const string Numbers = "it is for numbers";
    private const string Strings = "it is for strings";
    private const string Lists = "it is for lists";
    private const string Objects = "it is for objects and dictionaries";

    // In the order of the enums ListType and MapType; a test compares them.
    private static readonly string[] ListTypes = ["atomic", "set", "map"];
    private static readonly string[] MapTypes = ["granular", "atomic"];

    /// <summary>In the order in which they are applied; a bound goes before what says that it is exclusive.</summary>
    public static IReadOnlyList<Keyword> All { get; } =
    [
        new("IntOrString", (use, schema) => use.IsOn ? FreeJson.IntOrString(schema) : schema, "it is for free JSON: JsonElement, JsonNode or JsonValue; IntOrString says it itself"),
        new("PreserveUnknownFields", (use, schema) => use.IsOn ? FreeJson.Preserve(schema) : schema, "it is for objects that have properties, and for free JSON"),
        new("EmbeddedResource", (use, schema) => use.IsOn ? FreeJson.Embedded(schema) : schema, "it is for objects with properties, and for free JSON"),
        new("Nullable", Nullable, "it is for types that can be null; write the type with a question mark"),
        new("Minimum", (use, schema) => Bounds.Minimum(schema, use.Type, use.Number, Flag(use, "ExclusiveMinimum")), Numbers),
        new("ExclusiveMinimum", (use, schema) => Exclusive(use, schema, "Minimum"), Numbers),
        new("Maximum", (use, schema) => Bounds.Maximum(schema, use.Type, use.Number, Flag(use, "ExclusiveMaximum")), Numbers),
        new("ExclusiveMaximum", (use, schema) => Exclusive(use, schema, "Maximum"), Numbers),
        new("MultipleOf", (use, schema) => Bounds.MultipleOf(schema, use.Type, use.Number), Numbers),
        new("MinLength", (use, schema) => Lengths.Keyword(schema, "characters", use.Number, null), Strings),
        new("MaxLength", (use, schema) => Lengths.Keyword(schema, "characters", null, use.Number), Strings),
        new("Pattern", (use, schema) => Texts.Pattern(schema, use.Text), Strings),
        new("Format", (use, schema) => Texts.Format(schema, use.Text), "it is for strings and numbers"),
        new("AllowedValues", Choices.Allow, Choices.Use),
        new("MinItems", (use, schema) => Lengths.Keyword(schema, "items", use.Number, null), Lists),
        new("MaxItems", (use, schema) => Lengths.Keyword(schema, "items", null, use.Number), Lists),
        new("MinProperties", (use, schema) => Lengths.Keyword(schema, "entries", use.Number, null), Objects),
        new("MaxProperties", (use, schema) => Lengths.Keyword(schema, "entries", null, use.Number), Objects),
        new("ListType", (use, schema) => schema.Type == "array" ? schema with { ListType = ListTypes[use.Choice] } : ConstraintResult.Misfit, Lists),
        new("MapType", (use, schema) => schema.Type == "object" ? schema with { MapType = MapTypes[use.Choice] } : ConstraintResult.Misfit, Objects),
        new("Example", Examples.Apply, "it must be a constant of the type of the property; lists and objects are said as JSON: [Example(Json = \"…\")]"),
        new("ExternalDocumentation", ExternalDocumentations.Apply, ""),
    ];

    private static readonly Dictionary<string, Keyword> ByName = All.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);

    public static Keyword? Find(string name) => ByName.TryGetValue(name, out var keyword) ? keyword : null;

    private static ConstraintResult Nullable(ConstraintUse use, JsonSchemaProps schema) =>
        use.Declared.CanBeNull() ? schema with { Nullable = true } : ConstraintResult.Misfit;

    private static bool Flag(ConstraintUse use, string name) => use.Attribute.Property<bool>(name);

    // The bound itself carries it.
    private static ConstraintResult Exclusive(ConstraintUse use, JsonSchemaProps schema, string bound) =>
        !use.IsOn || use.Attribute.IsSet(bound) ? schema : ConstraintResult.Wrong($"is exclusive of a bound that is not there; set {bound} too");
}
