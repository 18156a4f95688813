using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>A derived type of a polymorphic one, mapped as if it stood alone.</summary>
/// <param name="Discriminator">The value that tells it; null for the base type, which is told by having none.</param>
/// <param name="Schema">Its schema, without the discriminator.</param>
internal sealed record MappedBranch(JsonValue? Discriminator, JsonSchemaProps Schema);
