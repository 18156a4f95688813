using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Access;

/// <summary>Reviews are answered and never stored.</summary>
internal sealed class ReviewStrategy : ResourceStrategy
{
    /// <inheritdoc/>
    public override JsonObject Decode(JsonObject body, DecodeFindings findings) => body;
}
