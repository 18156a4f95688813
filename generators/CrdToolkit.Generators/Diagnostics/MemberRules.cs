using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>Rules about what is written on members and types of an API, and does nothing there.</summary>
internal static class MemberRules
{
    public static readonly DiagnosticDescriptor AttributeOutsideJson = Rules.Warning(
        39,
        "An attribute says nothing of a member that is not in the JSON",
        "[{0}] on '{1}' says nothing: the member {2}, so it is not in the JSON and the schema does not know it; {3}, or remove the attribute");

    public static readonly DiagnosticDescriptor FieldOutsideJson = Rules.Warning(
        40,
        "A public field is not in the JSON",
        "'{0}' is a field, which System.Text.Json neither reads nor writes, so the schema does not have it; make it a property, or say what is meant with [JsonInclude] or [JsonIgnore]");

    public static readonly DiagnosticDescriptor NotOnAResource = Rules.Error(
        41,
        "The attribute is for custom resources",
        "'{0}' has [{1}] but not [CustomResource], so nothing reads the attribute; {2}, or remove it");

    public static readonly DiagnosticDescriptor AbstractResource = Rules.Error(
        42,
        "A custom resource is a type that has objects",
        "'{0}' has [CustomResource] and is abstract, so no object of its kind could ever be read; make it not abstract, or put [CustomResource] on the types that derive from it");

    public static readonly DiagnosticDescriptor ColumnNameTaken = Rules.Warning(
        43,
        "Two columns need two names",
        "The column of '{0}' at {1} and that at {2} are both named '{3}', and kubectl shows two columns that look the same; give one of them another name: [PrinterColumn(Name = \"…\")]");

    public static readonly DiagnosticDescriptor InitializerNotConstant = Rules.Warning(
        44,
        "A default is a constant",
        "The initializer '{1}' of '{0}' is no constant, so the schema has no default: where an object leaves the field out it stays unset on the API server, while C# takes this value at each read; make it a constant, say one with [DefaultValue], or make the property nullable or required");

    /// <summary>All rules of this family, by identifier.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        AttributeOutsideJson, FieldOutsideJson, NotOnAResource, AbstractResource, ColumnNameTaken, InitializerNotConstant,
    ];
}
