using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Access;

/// <summary>Reviews are answered and never stored.</summary>
/// <param name="fields">The fields of the kind.</param>
internal sealed class ReviewStrategy(KindFields fields) : ResourceStrategy
{
    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings) => fields.Decode(body, findings);
}
