using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Cel;

/// <summary>The type of a CEL expression, with the schema that it comes from where there is one.</summary>
/// <param name="Kind">Which type.</param>
/// <param name="Schema">The schema; null for what an expression makes.</param>
/// <param name="Element">The type of the items of a list, of the values of a map, or of what an optional value may be; null where it is not known.</param>
internal sealed record CelType(CelTypeKind Kind, JsonSchemaProps? Schema = null, CelType? Element = null)
{
    public static CelType Unknown { get; } = new(CelTypeKind.Unknown);

    /// <summary>That of what has no schema: certainly of any type, where <see cref="Unknown"/> may have one.</summary>
    public static CelType Dynamic { get; } = new(CelTypeKind.Unknown) { IsDynamic = true };

    public static CelType Bool { get; } = new(CelTypeKind.Bool);

    public static CelType Int { get; } = new(CelTypeKind.Int);

    public static CelType Uint { get; } = new(CelTypeKind.Uint);

    public static CelType Double { get; } = new(CelTypeKind.Double);

    public static CelType String { get; } = new(CelTypeKind.String);

    public static CelType Bytes { get; } = new(CelTypeKind.Bytes);

    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp);

    public static CelType Duration { get; } = new(CelTypeKind.Duration);

    /// <summary>The type of the names of a map; null where it is not known.</summary>
    public CelType? Key { get; init; }

    /// <summary>The name of a type parameter of a function; null for all else.</summary>
    public string? Parameter { get; private init; }

    /// <summary>Whether it is a resource, of which every object has apiVersion, kind and a name.</summary>
    public bool IsResource { get; private init; }

    /// <summary>Whether it is certain that the compiler knows no type either.</summary>
    public bool IsDynamic { get; private init; }

    /// <summary>The type of what is in it, where nothing says more: what is in something of any type is of any type.</summary>
    public CelType Inner => IsDynamic ? Dynamic : Unknown;

    /// <summary>The type of what an optional value may be; of others the type itself.</summary>
    public CelType Unwrapped => Kind == CelTypeKind.Optional ? Element ?? Unknown : this;

    /// <summary>Whether it is one of plain values, of which nothing but their kind is to be known.</summary>
    public bool IsScalar => Kind is not (CelTypeKind.Unknown or CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Object or CelTypeKind.Optional or CelTypeKind.Type);

    /// <summary>Whether an expression that has to give a kind certainly does not, be it that it gives a value of any type.</summary>
    public bool IsCertainlyNot(CelTypeKind kind) => Kind != kind && (Kind != CelTypeKind.Unknown || IsDynamic);

    /// <summary>What its fields are where no schema says so.</summary>
    public CelDeclaration? Declaration { get; private init; }

    /// <summary>The name of a message that an expression makes, of whose fields nothing is known; null for all else.</summary>
    public string? Message { get; private init; }

    /// <summary>As the compiler names it.</summary>
    public override string ToString() => Kind switch
    {
        CelTypeKind.Unknown when Message is not null => Message,
        CelTypeKind.Unknown => "dyn",
        CelTypeKind.List => $"list({Element ?? Unknown})",
        CelTypeKind.Map => $"map({Key ?? Unknown}, {Element ?? Unknown})",
        CelTypeKind.Optional => $"optional_type({Element ?? Unknown})",
        CelTypeKind.Type => $"type({Element ?? Unknown})",
        _ => Declaration?.Name ?? Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>As the type of a whole expression is named.</summary>
    public string RuntimeName => Kind switch
    {
        CelTypeKind.Null => "null_type",
        CelTypeKind.Timestamp => "google.protobuf.Timestamp",
        CelTypeKind.Duration => "google.protobuf.Duration",
        _ => ToString(),
    };

    /// <summary>An object whose fields are declared.</summary>
    public static CelType Of(CelDeclaration declaration) => new(CelTypeKind.Object) { Declaration = declaration };

    /// <summary>A value of which only functions see something.</summary>
    public static CelType Opaque(string name) => Of(new CelDeclaration(name));

    public static CelType ListOf(CelType item) => new(CelTypeKind.List, null, item);

    public static CelType MapOf(CelType key, CelType value) => new(CelTypeKind.Map, null, value) { Key = key };

    public static CelType OptionalOf(CelType value) => new(CelTypeKind.Optional, null, value);

    public static CelType TypeOf(CelType type) => new(CelTypeKind.Type, null, type);

    /// <summary>What stands for any type in the declaration of a function, for the same one each time.</summary>
    public static CelType AnyNamed(string name) => new(CelTypeKind.Unknown) { Parameter = name };

    /// <summary>A message that an expression makes.</summary>
    public static CelType OfMessage(string name) => new(CelTypeKind.Unknown) { Message = name };

    /// <summary>The type of the values of a schema (<c>SchemaDeclType</c> of apiserver); null where CEL has none, so that no rule sees them.</summary>
    public static CelType? Of(JsonSchemaProps schema, bool isResource) => schema switch
    {
        { IntOrString: true } => Dynamic with { Schema = schema },
        { Type: "array" } => schema.Items is { } items && Of(items, items.EmbeddedResource) is { } item ? new(CelTypeKind.List, schema, item) : null,
        { Type: "object", AdditionalProperties.Schema: { } values } => Of(values, values.EmbeddedResource) is { } value ? new CelType(CelTypeKind.Map, schema, value) { Key = String } : null,
        { Type: "object", AdditionalProperties: not null } => Unknown with { Schema = schema },
        { Type: "object" } => new(CelTypeKind.Object, schema) { IsResource = isResource || schema.EmbeddedResource },
        { Type: "boolean" } => new(CelTypeKind.Bool, schema),
        { Type: "integer" } => new(CelTypeKind.Int, schema),
        { Type: "number" } => new(CelTypeKind.Double, schema),
        { Type: "string" } => new(KindOf(schema.Format), schema),
        _ => null,
    };

    /// <summary>The names that its fields have in CEL.</summary>
    public IEnumerable<string> FieldNames =>
        Declaration is not null ? Declaration.Fields.Keys
        : (Schema?.Properties.Select(property => CelName.Escape(property.Key)).OfType<string>() ?? []).Concat(IsResource ? ["apiVersion", "kind", "metadata"] : []);

    /// <summary>The type of a field of an object by its name in CEL; null where a rule sees none.</summary>
    public CelType? Field(string name)
    {
        if (Declaration is not null)
        {
            return Declaration.Fields.TryGetValue(name, out var declared) ? declared : null;
        }

        foreach (var property in Schema!.Properties)
        {
            if (CelName.Escape(property.Key) == name)
            {
                return IsResource && name == "metadata" ? Metadata : Of(property.Value, property.Value.EmbeddedResource);
            }
        }

        return !IsResource ? null
            : name is "apiVersion" or "kind" ? String
            : name == "metadata" ? Metadata
            : null;
    }

    private static CelType Metadata { get; } = Of(
        new JsonSchemaProps
        {
            Type = "object",
            Properties = new(new Dictionary<string, JsonSchemaProps> { ["name"] = new() { Type = "string" }, ["generateName"] = new() { Type = "string" } }),
        },
        isResource: false)!;

    private static CelTypeKind KindOf(string? format) => format switch
    {
        "byte" => CelTypeKind.Bytes,
        "date" or "date-time" => CelTypeKind.Timestamp,
        "duration" => CelTypeKind.Duration,
        _ => CelTypeKind.String,
    };
}
