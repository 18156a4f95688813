using CrdToolkit.Schema.Cel;

namespace CrdToolkit.Schema.Admission;

/// <summary>What an expression of admission has to give (ReturnTypes of apiserver).</summary>
public sealed class AdmissionResultType
{
    private readonly CelTypeKind[] kinds;
    private readonly string? message;
    private readonly string words;

    private AdmissionResultType(string words, CelTypeKind[] kinds, string? message = null) => (this.words, this.kinds, this.message) = (words, kinds, message);

    /// <summary>Whether something holds: a condition or a validation.</summary>
    public static AdmissionResultType Bool { get; } = new("bool", [CelTypeKind.Bool]);

    /// <summary>A message.</summary>
    public static AdmissionResultType String { get; } = new("string", [CelTypeKind.String]);

    /// <summary>The value of an audit annotation; null leaves it out.</summary>
    public static AdmissionResultType StringOrNull { get; } = new("one of [string null_type]", [CelTypeKind.String, CelTypeKind.Null]);

    /// <summary>The value of a variable.</summary>
    public static AdmissionResultType Any { get; } = new("any", []);

    /// <summary>An object that is merged into that of the request (<c>ApplyConfiguration</c>).</summary>
    public static AdmissionResultType ApplyConfiguration { get; } = new("Object", [], "Object");

    /// <summary>A JSON patch, as a list of its operations.</summary>
    public static AdmissionResultType JsonPatch { get; } = new("list(JSONPatch)", [CelTypeKind.List], "JSONPatch");

    /// <summary>Why an expression of a type does not give it; null where it does, or may.</summary>
    internal string? Mismatch(CelType type)
    {
        var fits = message is null ? kinds.Contains(type.Kind)
            : kinds.Length == 0 ? type.Message == message
            : kinds.Contains(type.Kind) && (type.Element is not { } element || !IsCertain(element) || element.Message == message);
        return this == Any || fits || !IsCertain(type) ? null : Mismatch(type.RuntimeName);
    }

    private static bool IsCertain(CelType type) => type.IsDynamic || type.Message is not null || type.Kind != CelTypeKind.Unknown;

    /// <summary>That an expression gives something else.</summary>
    internal string Mismatch(string type) => $"must evaluate to {words} but got {type}";
}
