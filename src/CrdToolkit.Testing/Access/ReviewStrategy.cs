using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Access;

/// <summary>Reviews are answered and never stored.</summary>
/// <param name="fields">The fields of the kind.</param>
internal sealed class ReviewStrategy(KindFields fields) : ResourceStrategy
{
    /// <inheritdoc/>
    public override FieldType FieldType => fields.Type;

    /// <inheritdoc/>
    public override JsonObject EmptyObject => fields.EmptyObject;

    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings) => fields.Decode(body, findings);
}
