using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Definitions;

/// <summary>
/// A node of an OpenAPI v3 schema as CustomResourceDefinitions hold it (<c>JSONSchemaProps</c> of apiextensions.k8s.io/v1). A
/// null or empty property is a keyword that is not written.
/// </summary>
public sealed record JsonSchemaProps
{
    /// <summary><c>type</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>format</c>.</summary>
    public string? Format { get; init; }

    /// <summary><c>title</c>.</summary>
    public string? Title { get; init; }

    /// <summary><c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary><c>default</c>.</summary>
    public JsonValue? Default { get; init; }

    /// <summary><c>example</c>.</summary>
    public JsonValue? Example { get; init; }

    /// <summary><c>externalDocs</c>.</summary>
    public ExternalDocumentation? ExternalDocs { get; init; }

    /// <summary><c>nullable</c>; written only when true.</summary>
    public bool Nullable { get; init; }

    /// <summary><c>maximum</c>.</summary>
    public double? Maximum { get; init; }

    /// <summary><c>exclusiveMaximum</c>, the boolean of OpenAPI 3.0.</summary>
    public bool ExclusiveMaximum { get; init; }

    /// <summary><c>minimum</c>.</summary>
    public double? Minimum { get; init; }

    /// <summary><c>exclusiveMinimum</c>, the boolean of OpenAPI 3.0.</summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary><c>multipleOf</c>.</summary>
    public double? MultipleOf { get; init; }

    /// <summary><c>maxLength</c>, in code points.</summary>
    public long? MaxLength { get; init; }

    /// <summary><c>minLength</c>, in code points.</summary>
    public long? MinLength { get; init; }

    /// <summary><c>pattern</c>, in the syntax of RE2.</summary>
    public string? Pattern { get; init; }

    /// <summary><c>maxItems</c>.</summary>
    public long? MaxItems { get; init; }

    /// <summary><c>minItems</c>.</summary>
    public long? MinItems { get; init; }

    /// <summary><c>uniqueItems</c>; the API server refuses true.</summary>
    public bool UniqueItems { get; init; }

    /// <summary><c>maxProperties</c>.</summary>
    public long? MaxProperties { get; init; }

    /// <summary><c>minProperties</c>.</summary>
    public long? MinProperties { get; init; }

    /// <summary><c>enum</c>.</summary>
    public EquatableArray<JsonValue> Enum { get; init; }

    /// <summary><c>required</c>.</summary>
    public EquatableArray<string> Required { get; init; }

    /// <summary><c>properties</c>.</summary>
    public EquatableDictionary<JsonSchemaProps> Properties { get; init; }

    /// <summary><c>additionalProperties</c>.</summary>
    public JsonSchemaPropsOrBoolean? AdditionalProperties { get; init; }

    /// <summary><c>items</c>.</summary>
    public JsonSchemaProps? Items { get; init; }

    /// <summary><c>allOf</c>.</summary>
    public EquatableArray<JsonSchemaProps> AllOf { get; init; }

    /// <summary><c>anyOf</c>.</summary>
    public EquatableArray<JsonSchemaProps> AnyOf { get; init; }

    /// <summary><c>oneOf</c>.</summary>
    public EquatableArray<JsonSchemaProps> OneOf { get; init; }

    /// <summary><c>not</c>.</summary>
    public JsonSchemaProps? Not { get; init; }

    /// <summary><c>x-kubernetes-preserve-unknown-fields</c>; null is undefined.</summary>
    public bool? PreserveUnknownFields { get; init; }

    /// <summary><c>x-kubernetes-embedded-resource</c>.</summary>
    public bool EmbeddedResource { get; init; }

    /// <summary><c>x-kubernetes-int-or-string</c>.</summary>
    public bool IntOrString { get; init; }

    /// <summary><c>x-kubernetes-list-type</c>: <c>atomic</c>, <c>set</c> or <c>map</c>.</summary>
    public string? ListType { get; init; }

    /// <summary><c>x-kubernetes-list-map-keys</c>.</summary>
    public EquatableArray<string> ListMapKeys { get; init; }

    /// <summary><c>x-kubernetes-map-type</c>: <c>granular</c> or <c>atomic</c>.</summary>
    public string? MapType { get; init; }

    /// <summary><c>x-kubernetes-validations</c>.</summary>
    public EquatableArray<ValidationRule> Validations { get; init; }

    /// <summary>
    /// Keywords that CustomResourceDefinitions know but refuse or that have a shape the API server refuses (<c>$ref</c>,
    /// <c>definitions</c>, <c>items</c> as a list…), as they were read, so that they can be reported; and lists and maps that are written
    /// though they are empty, which the API server refuses in a few places.
    /// </summary>
    public EquatableDictionary<JsonValue> Forbidden { get; init; }
}
