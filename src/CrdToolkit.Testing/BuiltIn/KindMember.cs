using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>A field of a structure.</summary>
/// <param name="name">Its name in JSON.</param>
/// <param name="zero">What becomes of it when nobody sets it.</param>
/// <param name="isRequired">Whether the schema requires it.</param>
/// <param name="schema">Its schema.</param>
/// <param name="goType">Its Go type, where the schema does not say it.</param>
internal sealed class KindMember(string name, ZeroRule zero, bool isRequired, JsonObject schema, string? goType)
{
    /// <summary>Its name in JSON.</summary>
    public string Name => name;

    /// <summary>What becomes of it when nobody sets it.</summary>
    public ZeroRule Zero => zero;

    /// <summary>Whether the schema requires it.</summary>
    public bool IsRequired => isRequired;

    /// <summary>What it looks like; read when it is needed, for structures may hold themselves.</summary>
    public KindShape Shape => field ??= KindShape.Read(schema) is var shape && goType is not null ? shape with { GoType = goType } : shape;

    /// <summary>The only values that it may have; empty where it may have any.</summary>
    public IReadOnlyList<string> Allowed => field ??= [.. schema.Texts("enum").Where(value => value.Length > 0).Order(StringComparer.Ordinal)];
}
