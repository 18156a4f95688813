using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>
/// The smallest resource around a default inside apiVersion, kind or metadata: it tells whether the default gives valid metadata.
/// </summary>
internal sealed class SurroundingResource
{
    private static readonly JsonObject TypeOnly = new JsonObjectBuilder { ["apiVersion"] = "validation/v1", ["kind"] = "Validation" }.ToObject();

    private readonly SurroundingResource? parent;
    private readonly string? name;

    private SurroundingResource(SurroundingResource? parent, string? name)
    {
        this.parent = parent;
        this.name = name;
    }

    /// <summary>The resource itself.</summary>
    public static SurroundingResource Root { get; } = new(null, null);

    public SurroundingResource Member(string member) => new(this, member);

    public SurroundingResource Item() => new(this, null);

    /// <summary>What is wrong with the resource when a value stands here; null when nothing is.</summary>
    public string? FindProblem(JsonValue value)
    {
        if (Surround(value) is not JsonObject resource)
        {
            return null;
        }

        if (EmbeddedResources.FindMalformed(resource, null) is { } malformed)
        {
            return malformed.Message;
        }

        var errors = new List<FieldError>();
        EmbeddedResources.CheckResource(resource, null, errors);
        return errors.Count switch
        {
            0 => null,
            1 => errors[0].Message,
            _ => "[" + string.Join(", ", errors.Select(error => error.Message)) + "]",
        };
    }

    private JsonValue Surround(JsonValue value)
    {
        if (parent is null)
        {
            return value;
        }

        var start = parent.parent is null ? TypeOnly : JsonObject.Empty;
        return parent.Surround(name is null ? JsonArray.Empty.With(value) : start.With(name, value));
    }
}
