namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The attributes and types of .NET that decide the JSON of a type, by metadata name.</summary>
internal static class WireAttributes
{
    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonIgnore = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string JsonInclude = "System.Text.Json.Serialization.JsonIncludeAttribute";
    public const string JsonRequired = "System.Text.Json.Serialization.JsonRequiredAttribute";
    public const string JsonConverter = "System.Text.Json.Serialization.JsonConverterAttribute";
    public const string JsonConstructor = "System.Text.Json.Serialization.JsonConstructorAttribute";
    public const string JsonExtensionData = "System.Text.Json.Serialization.JsonExtensionDataAttribute";
    public const string JsonNumberHandling = "System.Text.Json.Serialization.JsonNumberHandlingAttribute";
    public const string JsonNamingPolicy = "System.Text.Json.Serialization.JsonNamingPolicyAttribute";
    public const string JsonObjectCreationHandling = "System.Text.Json.Serialization.JsonObjectCreationHandlingAttribute";
    public const string JsonPolymorphic = "System.Text.Json.Serialization.JsonPolymorphicAttribute";
    public const string JsonDerivedType = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    public const string JsonUnion = "System.Text.Json.Serialization.JsonUnionAttribute";
    public const string JsonStringEnumMemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    public const string JsonStringEnumConverter = "System.Text.Json.Serialization.JsonStringEnumConverter";
    public const string JsonStringEnumConverterOf = "System.Text.Json.Serialization.JsonStringEnumConverter`1";
    public const string JsonNumberEnumConverterOf = "System.Text.Json.Serialization.JsonNumberEnumConverter`1";

    public const string Required = "System.ComponentModel.DataAnnotations.RequiredAttribute";
    public const string Display = "System.ComponentModel.DataAnnotations.DisplayAttribute";
    public const string DisplayName = "System.ComponentModel.DisplayNameAttribute";
    public const string Description = "System.ComponentModel.DescriptionAttribute";
    public const string DefaultValue = "System.ComponentModel.DefaultValueAttribute";
}
