namespace CrdToolkit.Schema.Json;

/// <summary>The JSON <c>null</c>.</summary>
public sealed record JsonNull : JsonValue
{
    private JsonNull()
    {
    }

    /// <summary>The one value of this type.</summary>
    public static JsonNull Instance { get; } = new();
}
